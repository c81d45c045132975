// Forms with data-live="<id>" swap that region with the fragment the server sends for it; without this they are forms.

import { fragment, show } from "./fragment.js";

const PAUSE = 250; // milliseconds of typing before a search is sent

for (const form of document.querySelectorAll("form[data-live]")) {
  const region = document.getElementById(form.dataset.live);
  if (region) enliven(form, region);
}

function enliven(form, region) {
  let latest = 0;
  let timer = 0;

  const load = async (event) => {
    event?.preventDefault();
    clearTimeout(timer);
    const turn = ++latest;
    const url = address(form);
    region.setAttribute("aria-busy", "true");
    try {
      const html = await fragment(url);
      if (turn !== latest) return;
      show(region, html);
      history.replaceState(null, "", url);
    } catch {
      location.assign(url);
    } finally {
      if (turn === latest) region.removeAttribute("aria-busy");
    }
  };

  form.addEventListener("submit", load);
  form.addEventListener("change", () => load());
  form.addEventListener("input", ({ target }) => {
    if (target.type !== "search") return;
    clearTimeout(timer);
    timer = setTimeout(load, PAUSE);
  });
}

function address(form) {
  const url = new URL(form.action || location.href);
  const filled = [...new FormData(form)].filter(([, value]) => value !== "");
  url.search = new URLSearchParams(filled);
  return url;
}
