// Fetching a fragment of this site and putting its pieces where they belong, under Trusted Types.

const plain = { createHTML: (html) => html };
const policy = window.trustedTypes?.createPolicy("fragment", plain) ?? plain;

export async function fragment(url, options = {}) {
  const reply = await fetch(url, { ...options, headers: { "HX-Request": "true" } });
  if (!reply.ok || new URL(reply.url).origin !== location.origin) throw new Error(reply.status);
  return reply.text();
}

export function parse(html) {
  const box = document.createElement("template");
  box.innerHTML = policy.createHTML(html);
  return box.content;
}

export function show(region, html) {
  const content = parse(html);
  for (const piece of content.querySelectorAll("[data-place]")) {
    place(document.getElementById(piece.dataset.place), piece);
  }
  region.replaceChildren(content);
}

// A piece that stands elsewhere on the page; what had the focus there keeps it, and what was typed into it meanwhile.
function place(elsewhere, piece) {
  piece.remove();
  if (!elsewhere) return;
  const before = document.activeElement;
  const had = elsewhere.contains(before);
  elsewhere.replaceChildren(...piece.childNodes);
  if (!had) return;
  const { id, name, value } = before;
  const again = id ? document.getElementById(id) : elsewhere.querySelector(`[name="${name}"][value="${CSS.escape(value)}"]`);
  if (again?.matches("input:not([type=checkbox], [type=radio])") && value !== before.defaultValue) again.value = value;
  again?.focus();
}
