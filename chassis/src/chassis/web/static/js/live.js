// Live events. Every [data-live="/url"] is listened to over one connection per address. An event fires
// `live:<name>` on document.body with its data as detail. A lost connection comes back with the last id that was seen
// (or data-live-after, the last that the page was rendered with), ids that come twice are dropped, and an element with
// data-live-quiet does not tell the reader about a loss.
import { sessionEnded } from "./session.js";
import { readStream, Unauthorized } from "./sse.js";

const FIRST_RETRY = 500;
const LONGEST_RETRY = 15_000;
const WAIT_BEFORE_TELLING = 2_500;
const HIDDEN_BEFORE_CLOSING = 60_000;
const REMEMBERED_IDS = 500;

const streams = new Map();
const lost = new Set();

export function startLive() {
  scan(document);
  document.addEventListener("htmx:load", (event) => scan(event.target));
  document.addEventListener("visibilitychange", () => each((stream) => stream.visibility()));
  window.addEventListener("online", () => each((stream) => stream.hurry()));
  window.addEventListener("offline", () => each((stream) => stream.cut()));
  document.addEventListener("session:ended", () => each((stream) => stream.close()));
  window.addEventListener("pagehide", () => each((stream) => stream.close()));
  window.addEventListener("pageshow", (event) => event.persisted && each((stream) => stream.hurry()));
}

function each(action) {
  for (const stream of streams.values()) action(stream);
}

function scan(root) {
  const elements = [...root.querySelectorAll("[data-live]"), ...(root.matches?.("[data-live]") ? [root] : [])];
  for (const { dataset } of elements) {
    if (!streams.has(dataset.live)) {
      streams.set(dataset.live, new Stream(dataset.live, "liveQuiet" in dataset, dataset.liveAfter ?? null));
    }
  }
}

class Stream {
  constructor(url, quiet, after) {
    this.url = url;
    this.quiet = quiet;
    this.lastId = after;
    this.seen = new Set();
    this.retry = FIRST_RETRY;
    this.open();
  }

  async open() {
    clearTimeout(this.timer);
    const line = new AbortController();
    this.line = line;
    try {
      await readStream(this.url, {
        lastId: this.lastId,
        signal: line.signal,
        onOpen: () => this.opened(),
        onEvent: (event) => this.receive(event),
      });
    } catch (error) {
      if (error instanceof Unauthorized) {
        sessionEnded();
        return;
      }
    }
    if (this.line === line) this.again();
  }

  opened() {
    this.retry = FIRST_RETRY;
    clearTimeout(this.telling);
    this.telling = null;
    this.show(false);
  }

  receive({ id, type, data }) {
    if (id !== null) {
      if (this.seen.has(id)) return;
      this.seen.add(id);
      if (this.seen.size > REMEMBERED_IDS) this.seen.delete(this.seen.values().next().value);
      this.lastId = id;
    }
    document.body.dispatchEvent(new CustomEvent(`live:${type}`, { detail: data }));
  }

  again() {
    this.line = null;
    this.telling ??= setTimeout(() => this.show(true), WAIT_BEFORE_TELLING);
    this.timer = setTimeout(() => this.open(), this.retry * (0.5 + Math.random()));
    this.retry = Math.min(this.retry * 2, LONGEST_RETRY);
  }

  cut() {
    this.line?.abort();
  }

  close() {
    const { line } = this;
    this.line = null;
    clearTimeout(this.timer);
    line?.abort();
  }

  hurry() {
    if (!this.line) this.open();
  }

  // Browsers allow six connections per origin over HTTP/1.1: a tab that nobody looks at gives its own back.
  visibility() {
    clearTimeout(this.hiding);
    if (document.hidden) this.hiding = setTimeout(() => this.close(), HIDDEN_BEFORE_CLOSING);
    else this.hurry();
  }

  show(isLost) {
    if (this.quiet) return;
    if (isLost) lost.add(this.url);
    else lost.delete(this.url);
    document.getElementById("live-status").hidden = lost.size === 0;
    document.documentElement.toggleAttribute("data-offline", lost.size > 0);
  }
}
