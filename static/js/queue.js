// The form with data-queue by keyboard: j and k move, x chooses, o opens, a takes, s looks at the chosen ones as spam.

import { on } from "./keys.js";

const form = document.querySelector("form[data-queue]");
const rows = [...(form?.querySelectorAll("tbody tr") ?? [])];
let at = -1;

if (form) {
  on({
    j: () => move(1),
    k: () => move(-1),
    x: () => box()?.click(),
    o: () => rows[Math.max(at, 0)]?.querySelector("a")?.click(),
    a: take,
    s: () => press("spam"),
  });
}

function move(step) {
  if (rows.length === 0) return;
  rows[at]?.classList.remove("at");
  at = Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[at].classList.add("at");
  rows[at].querySelector("a").focus();
}

function box() {
  return rows[at]?.querySelector("input[type=checkbox]");
}

// What is chosen, or the row that the marker is at.
function take() {
  const chosen = form.querySelector("input[name=case]:checked");
  if (!chosen && box()) box().checked = true;
  press("take");
}

function press(name) {
  const button = form.querySelector(`button[data-key=${name}]`);
  if (button) form.requestSubmit(button);
}
