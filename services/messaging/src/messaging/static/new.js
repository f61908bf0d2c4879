// A new conversation: what was typed is kept in this tab until it has arrived, and help articles that may answer the
// question show while it is being written. The page is whole without either.
import { renewKey } from "./js/composer.js";
import { Draft } from "./js/drafts.js";

const WAIT = 600;
const FEWEST = 12;
const text = document.getElementById("text");
const place = document.getElementById("suggestions");
let timer;

text?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const question = text.value.trim().slice(0, 200);
    if (place && question.length >= FEWEST) {
      globalThis.htmx?.ajax("GET", `/ticketing/help/suggestions?q=${encodeURIComponent(question)}`, { target: place, source: place });
    }
  }, WAIT);
});

const form = document.querySelector("form[data-new]");
if (form) keepDraft(form, new Draft(location.pathname + location.search, { forTab: true }));

// Its address says what it is about, so that words about one thing are not put to the seller of another.
function keepDraft(form, draft) {
  const fields = [...form.elements].filter((field) => field.matches("input:not([type=hidden]), select, textarea"));
  const values = () => Object.fromEntries(fields.map((field) => [field.name, field.value]));
  restore(form, fields, text.value ? null : draft.read()); // a refused form has what was typed
  form.addEventListener("input", () => draft.keep({ values: values() }));
  form.addEventListener("submit", () => draft.keep({ values: values(), key: form.elements.idempotency_key.value }));
  form.querySelector("[data-cancel]").addEventListener("click", () => draft.drop());
}

// Sent again unchanged it has the same key, and is the same conversation if it did arrive.
function restore(form, fields, draft) {
  if (!draft) return;
  for (const field of fields) {
    const value = draft.values[field.name];
    if (field.tagName !== "SELECT" || [...field.options].some((option) => option.value === value)) field.value = value ?? "";
  }
  if (!draft.key) return;
  form.elements.idempotency_key.value = draft.key;
  form.addEventListener("input", () => renewKey(form), { once: true });
}
