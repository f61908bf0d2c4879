// What stands in the reply box, and what was sent from it and has not arrived: kept until it has (js/drafts.js), and put
// back into the box when the conversation is opened again. Sent again unchanged it has the same key, so that what did
// arrive is not said twice.
import { Draft, dropArrived } from "./js/drafts.js";

export class ReplyDraft {
  constructor(form, conversation) {
    this.text = form.elements.text;
    this.note = form.elements.note ?? null;
    this.kept = new Draft(`talk:${conversation}`);
    this.onTheWay = new Map();
    this.restored = null;
    form.addEventListener("input", () => this.keep());
  }

  // Called once, when the lines of the page are there: the key of what has arrived stands in them.
  restore() {
    dropArrived(new Set([...document.querySelectorAll("#talk [data-client]")].map((line) => line.dataset.client)));
    const draft = this.kept.read();
    if (!draft || this.text.value) return;
    this.restored = draft;
    this.text.value = draft.text;
    if (this.note) this.note.checked = draft.note;
  }

  // The key for what is sent now.
  sending(text, isNote) {
    const again = this.restored?.text.trim() === text && this.restored.note === isNote ? this.restored.key : null;
    const key = again ?? crypto.randomUUID();
    this.restored = null; // the same words said once more are another message
    this.onTheWay.set(key, { text, note: isNote, key });
    return key;
  }

  arrived(key) {
    if (this.onTheWay.delete(key)) this.keep();
  }

  // Several texts become one; where one of them was a note all are, so that a customer is never shown it.
  keep() {
    const inBox = { text: this.text.value, note: this.note?.checked ?? false };
    if (this.restored?.text === inBox.text && this.restored.note === inBox.note) inBox.key = this.restored.key;
    const texts = [...this.onTheWay.values(), inBox].filter((one) => one.text.trim());
    if (texts.length === 0) {
      this.kept.drop();
      return;
    }
    this.kept.keep({
      text: texts.map((one) => one.text).join("\n\n"),
      note: texts.some((one) => one.note),
      key: texts.length === 1 ? texts[0].key : undefined,
    });
  }
}
