// Buttons with data-swap inside the form #marks: the press is sent without leaving the page and only its row changes.

import { fragment, parse } from "./fragment.js";

document.getElementById("marks")?.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (!submitter?.hasAttribute("data-swap")) return;
  event.preventDefault();
  const row = submitter.closest("li");
  submitter.disabled = true;
  try {
    const reply = await fragment(submitter.formAction, { method: "POST", body: new FormData(form) });
    const fresh = parse(reply).querySelector(".gigs > li");
    const place = [...row.querySelectorAll("button")].indexOf(submitter);
    row.replaceWith(fresh);
    const buttons = fresh.querySelectorAll("button");
    (buttons[place] ?? buttons[0])?.focus();
  } catch {
    submitter.disabled = false;
    submitter.removeAttribute("data-swap"); // again, as a plain form
    form.requestSubmit(submitter);
  }
});
