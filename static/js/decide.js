// A case by keyboard: digits choose, l the rule, f what was seen, r the reasons, t suggests words, p previews,
// n decides and goes on, c takes or gives back, u undoes, q leads to the queue; Control and Enter sends from anywhere.

import { on } from "./keys.js";

const form = document.querySelector("form[data-decide]");
const field = (name) => form?.elements.namedItem(name);

const acts = {
  l: () => field("clause")?.focus(),
  f: () => field("facts")?.focus(),
  r: () => field("reason")?.focus(),
  t: () => press("suggest"),
  p: () => press("preview"),
  n: () => press("next") ?? follow("next"),
  c: () => submit("claim"),
  u: () => submit("undo"),
  q: () => follow("queue"),
};
for (let digit = 1; digit < 10; digit += 1) {
  acts[digit] = () => form?.querySelectorAll("input[name=outcome]")[digit - 1]?.click();
}
on(acts);

form?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    press("send");
  }
  if (event.key === "Escape") document.activeElement.blur();
});

function press(name) {
  const button = form?.querySelector(`button[data-key=${name}]`);
  if (button) form.requestSubmit(button);
  return button;
}

function submit(name) {
  document.querySelector(`form[data-key=${name}]`)?.requestSubmit();
}

function follow(name) {
  document.querySelector(`a[data-key=${name}]`)?.click();
}
