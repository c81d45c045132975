// Single keys for a page: `on({ j: …, k: … })`. A button with data-keys-switch turns them off and on, for this browser.

const OFF = "keys-off";
const root = document.documentElement;

export function on(acts) {
  show();
  addEventListener("keydown", (event) => {
    if (localStorage.getItem(OFF) || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act(event);
  });
  for (const button of document.querySelectorAll("[data-keys-switch]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (localStorage.getItem(OFF)) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "1");
      show();
    });
  }
}

function show() {
  const off = localStorage.getItem(OFF);
  if (off) delete root.dataset.keys;
  else root.dataset.keys = "";
  for (const button of document.querySelectorAll("[data-keys-switch]")) {
    button.textContent = off ? "Turn single keys on" : "Turn single keys off";
  }
}

function isTyping(target) {
  return target.matches?.("textarea, select, input:not([type=checkbox], [type=radio])");
}
