// Forms with data-unsaved ask before the page is left with words that were not sent.

for (const form of document.querySelectorAll("form[data-unsaved]")) {
  const before = typed(form);
  let isSent = false;

  form.addEventListener("submit", () => { isSent = true; });
  addEventListener("beforeunload", (event) => {
    if (!isSent && typed(form) !== before) event.preventDefault();
  });
}

function typed(form) {
  const words = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  return new URLSearchParams(words).toString();
}
