// Forms with data-live="<id>" swap that region with the fragment the server sends for it; without this they are forms.

const plain = { createHTML: (html) => html };
const policy = window.trustedTypes?.createPolicy("fragment", plain) ?? plain;
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

async function fragment(url) {
  const reply = await fetch(url, { headers: { "HX-Request": "true" } });
  if (!reply.ok || new URL(reply.url).origin !== location.origin) throw new Error(reply.status);
  return reply.text();
}

function show(region, html) {
  const box = document.createElement("template");
  box.innerHTML = policy.createHTML(html);
  for (const piece of box.content.querySelectorAll("[data-place]")) {
    place(document.getElementById(piece.dataset.place), piece);
  }
  region.replaceChildren(box.content);
}

// A piece that stands elsewhere on the page; what had the focus there keeps it, what was typed there last stays.
function place(elsewhere, piece) {
  piece.remove();
  if (!elsewhere) return;
  const { id, name, value } = document.activeElement;
  const had = elsewhere.contains(document.activeElement);
  elsewhere.replaceChildren(...piece.childNodes);
  if (!had) return;
  const again = id ? document.getElementById(id) : elsewhere.querySelector(`[name="${name}"][value="${CSS.escape(value)}"]`);
  again?.focus();
}
