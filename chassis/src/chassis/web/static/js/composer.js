// Composers (form[data-composer]): Enter sends where there is a keyboard, a sent form empties itself and takes a new
// idempotency key, a failed one keeps its text and its key, so that trying again cannot send twice.
export function startComposers() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    const form = event.target.closest("form[data-composer]");
    if (!form || !event.target.matches("textarea") || matchMedia("(pointer: coarse)").matches) return;
    event.preventDefault();
    form.requestSubmit();
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt.closest?.("form[data-composer]");
    if (!form || !event.detail.successful) return;
    form.reset();
    renewKey(form);
  });
  document.addEventListener("submit", (event) => {
    // Two clicks are one order: a plain form that is on its way is not sent again.
    if (event.target.matches("form[method=post]:not([hx-post])")) {
      if (event.target.dataset.sent) event.preventDefault();
      event.target.dataset.sent = "yes";
      setTimeout(() => delete event.target.dataset.sent, 3000);
    }
  });
}

export function renewKey(form) {
  const field = form.querySelector("input[name=idempotency_key]");
  if (field) field.value = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
