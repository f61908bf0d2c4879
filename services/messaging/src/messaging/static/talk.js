// An open talk: its lines, the composer that shows a message at once, read marks, typing, who is here.
import { signInHref } from "./js/session.js";
import { ReplyDraft } from "./reply-draft.js";

const READ_AFTER = 400;
const TYPING_SHOWN = 4_000;
const SEND_TIMEOUT = 15_000;
const CATEGORY_WORDS = { returns_refunds: "returns and refunds" };
const JOINING = new Set(["merged", "absorbed", "unmerged", "split_off", "split_undone"]);
const STATUS_WORDS = { open: "opened this again", pending: "marked this as pending", resolved: "marked this as resolved" };

export class Talk {
  constructor(log) {
    this.log = log;
    this.lines = document.getElementById("lines");
    this.conversation = log.dataset.conversation;
    this.seq = Number(log.dataset.seq);
    this.me = log.dataset.me;
    this.people = JSON.parse(log.dataset.people);
    this.unread = Number(log.dataset.unread);
    this.clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: log.dataset.zone });
  }

  start({ onTyping, onHeadChanged, onJoined }) {
    this.onHeadChanged = onHeadChanged;
    this.onJoined = onJoined;
    this.toEnd();
    const form = document.querySelector("form[data-talk-composer]");
    if (form) this.compose(form, onTyping);
    this.log.addEventListener("htmx:beforeSwap", (event) => this.holdPlace(event.detail.target));
    document.addEventListener("visibilitychange", () => this.markRead());
    if (this.unread) this.markRead();
  }

  compose(form, onTyping) {
    const text = form.elements.text;
    const draft = text.value;
    text.defaultValue = ""; // what a sent form goes back to
    text.value = draft;
    this.draft = new ReplyDraft(form, this.conversation);
    this.draft.restore();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopPropagation();
      const said = text.value.trim();
      if (!said) return;
      this.send(said, form.elements.note?.checked ?? false);
      form.reset();
      this.draft.keep();
    });
    text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || matchMedia("(pointer: coarse)").matches) return;
      event.preventDefault();
      form.requestSubmit();
    });
    text.addEventListener("input", () => text.value && !form.elements.note?.checked && onTyping());
    document.querySelector("[data-note-key]")?.addEventListener("click", () => {
      form.elements.note.checked = true;
      text.focus();
    });
  }

  send(text, isNote) {
    const key = this.draft.sending(text, isNote);
    const line = this.line(isNote ? "note" : "own", { text, name: this.people[this.me]?.name ?? "You", by: this.me, at: new Date() });
    line.dataset.client = key;
    line.classList.add("is-sending");
    this.setState(line, "Sending");
    this.put(line);
    this.toEnd();
    this.deliver(line, key, text, isNote);
  }

  // A retry has the same key: what did arrive the first time is not said twice.
  async deliver(line, key, text, isNote) {
    line.classList.remove("is-failed");
    line.classList.add("is-sending");
    this.setState(line, "Sending");
    line.querySelector(".bubble-retry")?.remove();
    let answer = null;
    try {
      answer = await fetch(`/messaging/v1/conversations/${encodeURIComponent(this.conversation)}/${isNote ? "notes" : "messages"}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRF-Token": document.body.dataset.csrf ?? "" },
        body: JSON.stringify({ text, client_id: key }),
        signal: AbortSignal.timeout(SEND_TIMEOUT),
      });
    } catch {
      answer = null; // no connection: the reader is told below and may try again
    }
    if (answer?.ok) {
      const said = await answer.json();
      this.settle(line, isNote ? said.changes.find((change) => change.type === "note") : said);
    } else {
      this.failed(line, answer, () => this.deliver(line, key, text, isNote));
    }
  }

  settle(line, said) {
    line.classList.remove("is-sending", "is-failed");
    this.draft?.arrived(line.dataset.client);
    if (!said) return;
    if (line.dataset.seq === undefined) this.place(line, said.seq);
    line.id ||= said.message_id;
    if (line.querySelector(".bubble-state")?.textContent !== "Read") this.setState(line, said.type === "note" ? "" : "Sent");
  }

  async failed(line, answer, again) {
    const problem = answer && answer.status < 500 ? await answer.json().catch(() => ({})) : {};
    const hasEnded = answer?.status === 401;
    line.classList.remove("is-sending");
    line.classList.add("is-failed");
    this.setState(line, ["Not sent", hasEnded ? "your session has ended. What you wrote is kept." : problem.code === "merged" ? "this conversation goes on in another one." : problem.detail].filter(Boolean).join(": "));
    const button = document.getElementById(hasEnded ? "line-signin" : problem.code === "csrf" ? "line-reload" : "line-retry");
    const retry = button.content.firstElementChild.cloneNode(true);
    retry.classList.add("bubble-retry");
    if (hasEnded) retry.href = signInHref();
    else retry.addEventListener("click", problem.code === "csrf" ? () => location.reload() : again);
    line.querySelector(".bubble-column").append(retry);
    this.toEnd();
  }

  // A frame from the live connection. `resubscribe` asks for everything after the last seq, when one is missing.
  take(frame, resubscribe) {
    if (frame.type === "typing") return this.showTyping(frame.name);
    if (frame.type === "presence") return this.showPresence(frame.people);
    if (frame.type !== "change") return undefined;
    const { change } = frame;
    if (change.seq <= this.seq) return undefined;
    if (frame.after > this.seq) return resubscribe();
    this.seq = change.seq;
    return this.show(change);
  }

  show(change) {
    const atEnd = this.isAtEnd();
    if (change.type === "message" || change.type === "note") this.showMessage(change);
    else if (change.type === "read") this.showRead(change);
    else if (change.type === "edited" || change.type === "deleted") this.showRewritten(change);
    else if (JOINING.has(change.type)) this.onJoined(change);
    else {
      this.showWords(change);
      this.onHeadChanged();
    }
    if (atEnd) this.toEnd();
  }

  // Other lines are shown now: those of a conversation that was merged into this one, or no longer those split off.
  renew() {
    this.lines = document.getElementById("lines");
    this.toEnd();
  }

  place(line, seq) {
    line.dataset.seq = seq;
    const action = line.querySelector(".bubble-action");
    if (action) action.href += seq;
  }

  showMessage(change) {
    const known = this.lines.querySelector(`[data-seq="${change.seq}"]:not(.bubble-system), [data-client="${CSS.escape(change.client_id ?? "")}"]`);
    if (known) return this.settle(known, change);
    const own = change.actor_id === this.me;
    const side = change.type === "note" ? "note" : own ? "own" : "other";
    const line = this.line(side, { text: change.text, name: change.name || "Support", by: change.actor_id, at: new Date(change.at) });
    this.place(line, change.seq);
    line.id = change.message_id;
    if (change.automatic) line.dataset.automatic = "";
    this.setState(line, change.automatic ? "Automatic reply" : side === "own" ? "Sent" : "");
    this.put(line);
    if (!own) this.warn(line, change.caution);
    document.getElementById("typing").textContent = "";
    if (!own) {
      if (!change.automatic && side === "other") this.showRead({ actor_id: change.actor_id, up_to: change.seq });
      this.unread += 1;
      this.markRead();
    }
    return undefined;
  }

  showRead(change) {
    if (change.actor_id === this.me) return;
    for (const line of this.lines.querySelectorAll(".bubble-own[data-seq]:not([data-automatic])")) {
      if (Number(line.dataset.seq) <= change.up_to) this.setState(line, "Read");
    }
  }

  showRewritten(change) {
    const line = document.getElementById(change.message_id);
    const body = line?.querySelector(".bubble-body");
    if (!body) return;
    body.textContent = change.type === "deleted" ? "Message taken back" : change.text;
    if (line.classList.contains("bubble-other")) this.warn(line, change.caution);
  }

  // The warning under a message, in place of the one that was there.
  warn(line, caution) {
    if (line.nextElementSibling?.classList.contains("caution")) line.nextElementSibling.remove();
    if (caution) line.after(document.getElementById(`caution-${caution}`).content.firstElementChild.cloneNode(true));
  }

  showWords(change) {
    const words = this.words(change);
    if (!words) return;
    const line = this.line("system", { text: words, at: new Date(change.at) });
    line.dataset.seq = change.seq;
    this.put(line);
  }

  words(change) {
    const member = change.member ?? change.assignee;
    if (member) this.people[member.user_id] ??= { name: member.name };
    const who = change.actor_id === this.me ? "You" : (this.people[change.actor_id]?.name ?? (change.actor_id ? "Support" : "The system"));
    switch (change.type) {
      case "status":
        return `${who} ${STATUS_WORDS[change.status]}`;
      case "assigned":
        if (!change.assignee) return `${who} put this back into the queue`;
        return change.assignee.user_id === change.actor_id ? `${who} took this conversation` : `${who} gave this to ${change.assignee.name}`;
      case "category":
        return `${who} set the category to ${CATEGORY_WORDS[change.category] ?? change.category.replaceAll("_", " ")}`;
      case "priority":
        return `${who} set the priority to ${change.priority}`;
      case "joined":
        return `${change.member.name} joined`;
      default:
        return "";
    }
  }

  showTyping(name) {
    const place = document.getElementById("typing");
    place.textContent = `${name} is writing…`;
    clearTimeout(this.typingGone);
    this.typingGone = setTimeout(() => (place.textContent = ""), TYPING_SHOWN);
  }

  showPresence(people) {
    const others = people.filter((one) => one.user_id !== this.me).map((one) => one.name);
    this.here = others.length ? ` · ${others.join(", ")} ${others.length > 1 ? "are" : "is"} here` : "";
    for (const place of document.querySelectorAll("[data-presence]")) place.textContent = this.here;
  }

  // Text goes in as text, never as markup.
  line(side, { text, name = "", by = null, at }) {
    const line = document.getElementById(`line-${side}`).content.firstElementChild.cloneNode(true);
    const body = line.querySelector(".bubble-body");
    body.textContent = text ?? "Message taken back";
    body.classList.add("is-plain");
    const author = line.querySelector(".bubble-author");
    if (author) author.textContent = side === "own" ? "You" : name;
    const avatar = line.querySelector(".avatar");
    const hue = this.people[by]?.hue;
    if (avatar && hue !== undefined) avatar.className = avatar.className.replace(/hue-\S+/, `hue-${hue}`);
    if (avatar) avatar.textContent = name.split(/\s+/).map((word) => word[0] ?? "").slice(0, 2).join("").toUpperCase();
    const time = Object.assign(document.createElement("time"), { dateTime: at.toISOString(), textContent: this.clock.format(at) });
    const meta = line.querySelector(".bubble-meta");
    if (meta) meta.insertBefore(time, meta.querySelector(".bubble-action")); // as the page itself has it
    else line.querySelector(".bubble-column").append(time);
    return line;
  }

  setState(line, words) {
    let state = line.querySelector(".bubble-state");
    if (!state && words) {
      state = Object.assign(document.createElement("p"), { className: "bubble-state" });
      line.querySelector(".bubble-column").append(state);
    }
    if (state) state.textContent = words;
  }

  // A line goes before those that have a later place, and before an own one that is still on its way.
  put(line) {
    const seq = Number(line.dataset.seq ?? Infinity);
    const later = [...this.lines.children].find(
      (one) => Number(one.dataset.seq ?? 0) > seq || (one.dataset.client && !one.dataset.seq && seq < Infinity && !line.dataset.client),
    );
    this.lines.insertBefore(line, later ?? null);
  }

  // Earlier lines come in above: the one that was at the top stays where the reader sees it. htmx swaps in this very
  // task, so the place is right again before anything is painted.
  holdPlace(link) {
    if (!link.matches(".talk-earlier")) return;
    const later = link.nextElementSibling;
    const top = later.querySelector(".bubble") ?? later;
    const before = top.getBoundingClientRect().top;
    const isFocused = link.contains(document.activeElement);
    queueMicrotask(() => {
      const day = later.querySelector(".day-divider");
      const days = later.previousElementSibling.querySelectorAll(".day-divider");
      if (day && [...days].at(-1)?.textContent === day.textContent) day.remove();
      this.log.scrollTop += top.getBoundingClientRect().top - before;
      if (isFocused) this.log.focus({ preventScroll: true });
    });
  }

  isAtEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  markRead() {
    if (document.hidden || !this.unread) return;
    clearTimeout(this.reading);
    this.reading = setTimeout(async () => {
      this.unread = 0;
      await fetch(`/messaging/v1/conversations/${encodeURIComponent(this.conversation)}/read`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRF-Token": document.body.dataset.csrf ?? "" },
        body: JSON.stringify({ up_to: this.seq }),
      }).catch(() => (this.unread = 1));
    }, READ_AFTER);
  }
}
