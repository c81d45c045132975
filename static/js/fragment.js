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

// A piece that stands elsewhere on the page. What was opened or shut there stays so; what had the focus keeps it, and
// what was typed into it meanwhile.
function place(elsewhere, piece) {
  piece.remove();
  if (!elsewhere) return;
  const before = document.activeElement;
  const had = elsewhere.contains(before);
  const open = folds(elsewhere).map((fold) => fold.open);
  elsewhere.replaceChildren(...piece.childNodes);
  folds(elsewhere).forEach((fold, at) => (fold.open = open[at] ?? fold.open));
  if (!had) return;
  const { id, name, value } = before;
  const again = id ? document.getElementById(id) : elsewhere.querySelector(`[name="${name}"][value="${CSS.escape(value)}"]`);
  if (!again) return;
  if (again.matches("input:not([type=checkbox], [type=radio])") && value !== before.defaultValue) again.value = value;
  again.disabled = false; // no gig may have it any more, and the focus would be lost
  again.focus();
}

function folds(region) {
  return [...region.querySelectorAll("details")];
}
