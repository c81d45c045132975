// A board with data-choosing by keyboard: j and k move, x chooses, o opens, l puts on the shortlist.

for (const board of document.querySelectorAll("form[data-choosing]")) {
  const cards = [...board.querySelectorAll("[data-card]")];
  if (cards.length === 0) continue;
  document.documentElement.dataset.keys = "";
  let at = -1;

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    x: () => cards[at]?.querySelector("input[type=checkbox]")?.click(),
    o: () => cards[at]?.querySelector("a")?.click(),
    l: shortlist,
  };

  addEventListener("keydown", (event) => {
    const isTyping = event.target.matches("textarea, select, input:not([type=checkbox])");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  function move(step) {
    at = Math.min(Math.max(at + step, 0), cards.length - 1);
    (cards[at].querySelector("input[type=checkbox]") ?? cards[at].querySelector("a")).focus();
  }

  function shortlist() {
    const box = cards[at]?.querySelector("input[type=checkbox]");
    if (!box) return;
    box.checked = true;
    board.requestSubmit(board.querySelector("button[value=shortlist]"));
  }
}
