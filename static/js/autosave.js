// Forms with data-autosave keep their draft while it is written; the buttons do the same without this.

const PAUSE = 1500; // milliseconds without a key before the draft is sent
const LONGEST = 8000; // milliseconds that an answer may take; a button that waits for it waits no longer

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const word = form.querySelector("[data-autosaved]");
  let timer = 0;
  let isLeaving = false;
  let running = Promise.resolve();

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { running = running.then(() => save()); }, PAUSE);
  });

  // The button waits for a draft that is on its way, so that it sends the version that is kept.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (isLeaving) return;
    isLeaving = true;
    event.preventDefault();
    // In a task of its own: while this event is under way, a form takes no other submission.
    running.finally(() => setTimeout(() => form.requestSubmit(event.submitter)));
  });

  async function save() {
    if (isLeaving) return;
    try {
      const body = new FormData(form);
      const signal = AbortSignal.timeout(LONGEST);
      const reply = await fetch(form.action, { method: "POST", body, headers: { "X-Autosave": "1" }, signal });
      if (!reply.ok) throw new Error(reply.status);
      const kept = await reply.json();
      form.elements.version.value = kept.version;
      if (kept.action) form.action = kept.action; // a new one has an address of its own from now on
      if (word) word.textContent = "Draft kept.";
    } catch {
      if (word) word.textContent = "The draft could not be kept just now. Press Keep as draft.";
    }
  }
}
