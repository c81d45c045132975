// A board with data-choosing by keyboard: j and k move, x chooses, o opens, l puts on the shortlist.

import { on } from "./keys.js";

for (const board of document.querySelectorAll("form[data-choosing]")) {
  const cards = [...board.querySelectorAll("[data-card]")];
  if (cards.length === 0) continue;
  let at = -1;

  on({
    j: () => move(1),
    k: () => move(-1),
    x: () => box()?.click(),
    o: () => cards[at]?.querySelector("a")?.click(),
    l: shortlist,
  });

  function box() {
    return cards[at]?.querySelector("input[type=checkbox]");
  }

  function move(step) {
    at = Math.min(Math.max(at + step, 0), cards.length - 1);
    (box() ?? cards[at].querySelector("a")).focus();
  }

  function shortlist() {
    if (!box()) return;
    box().checked = true;
    board.requestSubmit(board.querySelector("button[value=shortlist]"));
  }
}
