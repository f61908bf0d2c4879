// Canned answers in the reply box: "/" at the start of a line, or the button, opens a list that narrows as one types.
// Arrows and Enter or a tap put one in; it is text like any other then, and nothing is sent.
const BEGUN = /(?:^|\n)\/([^\n]{0,40})$/;
const GAP = /\{(?:customer_name|agent_name|order_number|ticket_number)\}/;
const FRESH = 60_000;

export function offerCanned(form, conversation) {
  const box = new CannedBox(form, conversation);
  const { text } = form.elements;
  text.setAttribute("aria-autocomplete", "list");
  text.setAttribute("aria-controls", "canned-list");
  text.addEventListener("input", () => box.typed());
  text.addEventListener("blur", () => box.close());
  // Before everyone else's listeners: while the list is open, Enter chooses and sends nothing.
  form.addEventListener("keydown", (event) => event.target === text && box.key(event), { capture: true });
  form.addEventListener("submit", (event) => box.holdBack(event), { capture: true });
  const opener = document.getElementById("canned-open");
  opener.addEventListener("mousedown", keepFocus);
  opener.addEventListener("click", () => box.toggle());
}

function keepFocus(event) {
  event.preventDefault();
}

class CannedBox {
  constructor(form, conversation) {
    this.form = form;
    this.text = form.elements.text;
    this.list = document.getElementById("canned-list");
    this.status = document.getElementById("canned-status");
    this.url = `/messaging/v1/conversations/${encodeURIComponent(conversation)}/canned-answers`;
    this.answers = [];
    this.read = 0;
    this.loading = null;
    this.from = null; // where what is looked for begins; null: nothing is
    this.bySlash = false;
    this.dismissed = null; // the slash whose list was closed by Escape
    this.list.addEventListener("mousedown", keepFocus);
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  get isOpen() {
    return !this.list.hidden;
  }

  // By the button: everything, whatever stands before the caret.
  toggle() {
    this.text.focus();
    this.from = this.isOpen ? null : this.text.selectionStart;
    this.bySlash = false;
    this.show();
  }

  typed() {
    this.text.setCustomValidity("");
    const before = this.text.value.slice(0, this.text.selectionStart);
    const begun = BEGUN.exec(before);
    if (begun) {
      const slash = before.length - begun[1].length - 1;
      this.from = slash === this.dismissed ? null : slash;
      this.bySlash = true;
    } else {
      this.dismissed = null;
      if (this.bySlash || this.from > before.length) this.from = null;
    }
    this.show();
  }

  async show() {
    if (this.from === null) return this.close();
    this.loading ??= this.load();
    const failed = await this.loading;
    this.loading = null;
    if (this.from === null) return this.close(); // while it was on its way
    const wanted = this.text.value.slice(this.from, this.text.selectionStart).replace(/^\//, "").trim().toLowerCase();
    const found = matching(this.answers, wanted);
    this.list.replaceChildren(...found.map((answer, index) => this.option(answer, index)));
    this.list.hidden = found.length === 0;
    this.mark(this.list.firstElementChild);
    if (failed) this.status.textContent = "The canned answers could not be loaded.";
    else this.status.textContent = found.length ? `${found.length} canned answers. Arrow keys move, Enter puts one in.` : "No canned answer fits.";
    return undefined;
  }

  // Says whether it failed.
  async load() {
    if (Date.now() - this.read < FRESH) return false;
    const answer = await fetch(this.url).catch(() => null);
    if (!answer?.ok) return true;
    this.answers = (await answer.json()).canned_answers;
    this.read = Date.now();
    return false;
  }

  option(answer, index) {
    const option = document.getElementById("canned-option").content.firstElementChild.cloneNode(true);
    option.id = `canned-${index}`;
    option.answer = answer;
    const [code, title, words] = option.querySelectorAll("code, .canned-top > .truncate, .muted");
    code.textContent = `/${answer.code}`;
    title.textContent = answer.locale ? `${answer.title} (${answer.locale})` : answer.title;
    words.textContent = answer.text.replaceAll(/\s+/g, " ");
    return option;
  }

  mark(option) {
    for (const each of this.list.children) each.setAttribute("aria-selected", String(each === option));
    if (option) this.text.setAttribute("aria-activedescendant", option.id);
    else this.text.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  close() {
    this.from = null;
    this.list.hidden = true;
    this.status.textContent = "";
    this.text.removeAttribute("aria-activedescendant");
  }

  dismiss() {
    this.dismissed = this.from;
    this.close();
  }

  key(event) {
    if (!this.isOpen || event.isComposing) return;
    const options = [...this.list.children];
    const marked = this.list.querySelector("[aria-selected=true]");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.mark(options.at((options.indexOf(marked) + step) % options.length));
    else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") this.choose(marked);
    else if (event.key === "Escape") this.dismiss();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  choose(option) {
    if (!option) return;
    const { text, from } = this;
    const words = option.answer.text;
    this.close();
    text.focus();
    text.setSelectionRange(from, text.selectionStart);
    // As if typed, so that the browser can take it back; some have no such command.
    if (!document.execCommand("insertText", false, words)) text.setRangeText(words, from, text.selectionEnd, "end");
    this.close();
    this.selectGap();
  }

  // What nothing was known for is marked, so that the next key fills it.
  selectGap() {
    const gap = GAP.exec(this.text.value);
    if (gap) this.text.setSelectionRange(gap.index, gap.index + gap[0].length);
    return gap?.[0] ?? null;
  }

  holdBack(event) {
    if (this.form.elements.note?.checked) return;
    const gap = this.selectGap();
    if (!gap) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.text.setCustomValidity(`Fill in ${gap} before you send.`);
    this.text.reportValidity();
  }
}

// By the beginning of a code first, then by a word of the title, then by anything said.
function matching(answers, wanted) {
  if (!wanted) return answers;
  const rank = ({ code, title, text }) => {
    if (code.startsWith(wanted)) return 0;
    if (` ${title.toLowerCase()}`.includes(` ${wanted}`)) return 1;
    return text.toLowerCase().includes(wanted) ? 2 : 3;
  };
  return answers.filter((answer) => rank(answer) < 3).sort((a, b) => rank(a) - rank(b));
}
