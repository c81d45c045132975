// Inputs with data-suggest="<address>": what the typed word may mean appears as links under the box. The form's other
// fields are sent along, so that a link keeps the filters that are on.

import { fragment, parse } from "./fragment.js";

const PAUSE = 150; // milliseconds without a key

for (const input of document.querySelectorAll("input[data-suggest]")) offer(input);

function offer(input) {
  const place = document.createElement("div");
  place.setAttribute("aria-live", "polite");
  input.closest(".field, form").append(place);
  let timer = 0;
  let latest = 0;

  const ask = async () => {
    const turn = ++latest;
    const text = input.value.trim();
    if (text.length < 2) return place.replaceChildren();
    try {
      const asked = new URLSearchParams([...new FormData(input.form)].filter(([, value]) => value !== ""));
      asked.set(input.name, text);
      const html = await fragment(`${input.dataset.suggest}?${asked}`);
      if (turn === latest) place.replaceChildren(parse(html));
    } catch {
      place.replaceChildren(); // the search works without
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", ({ key }) => key === "Escape" && place.replaceChildren());
}
