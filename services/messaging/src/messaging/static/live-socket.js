// One WebSocket for the page: it comes back by itself from the last seq that was seen; where none can be opened
// (a proxy in between), server-sent events take its place. A session that has ended it tells, and does not try again.
import { sessionEnded } from "./js/session.js";

const FIRST_RETRY = 300;
const LONGEST_RETRY = 15_000;
const SESSION_ENDED = 4401;
const SOCKETS_BEFORE_FALLBACK = 3;
const SILENCE = 45_000;
const TYPING_EVERY = 2_000;
const SILENCE_BEFORE_TELLING = 2_500;
const EVENTS = ["change", "typing", "presence", "facts", "list"];

export class LiveSocket {
  constructor({ conversation, after, onOpen, onFrame }) {
    this.conversation = conversation;
    this.after = after;
    this.onOpen = onOpen;
    this.onFrame = onFrame;
    this.retry = FIRST_RETRY;
    this.failures = 0;
    this.typed = 0;
    this.open();
    addEventListener("online", () => this.hurry());
    addEventListener("pageshow", (event) => event.persisted && this.hurry());
    document.addEventListener("session:ended", () => this.end());
    addEventListener("pagehide", () => this.socket?.close());
  }

  open() {
    clearTimeout(this.timer);
    const url = new URL("/messaging/v1/live", location.href);
    url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(url);
    this.socket = socket;
    socket.onopen = () => {
      this.retry = FIRST_RETRY;
      this.failures = 0;
      this.hasEnded = false;
      this.showLost(false);
      this.resubscribe();
      this.onOpen();
      this.watch();
    };
    socket.onmessage = (event) => {
      this.watch();
      const frame = JSON.parse(event.data);
      if (frame.type === "retry") this.retry = frame.within_ms * Math.random();
      else this.onFrame(frame);
    };
    socket.onclose = ({ code }) => {
      if (code === SESSION_ENDED) sessionEnded();
      else if (this.socket === socket) this.lost();
    };
  }

  resubscribe() {
    if (this.conversation) this.say({ type: "subscribe", conversation_id: this.conversation, after: this.after() });
  }

  typing() {
    if (Date.now() - this.typed < TYPING_EVERY) return;
    this.typed = Date.now();
    this.say({ type: "typing", conversation_id: this.conversation });
  }

  say(frame) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  // The server is never silent for longer than its heartbeat: a line that is has been cut without a word.
  watch() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.socket?.close(), SILENCE);
  }

  lost() {
    clearTimeout(this.silence);
    this.socket = null;
    if (this.hasEnded) return;
    this.failures += 1;
    if (!this.sources) this.telling ??= setTimeout(() => this.showLost(true), SILENCE_BEFORE_TELLING);
    if (this.failures >= SOCKETS_BEFORE_FALLBACK && !this.sources) this.fallBack();
    this.timer = setTimeout(() => this.open(), this.retry * (0.5 + Math.random()));
    this.retry = Math.min(Math.max(this.retry, FIRST_RETRY) * 2, LONGEST_RETRY);
  }

  end() {
    this.hasEnded = true;
    clearTimeout(this.silence);
    clearTimeout(this.timer);
    const { socket } = this;
    this.socket = null;
    socket?.close();
    this.sources?.forEach((source) => source.close());
    this.sources = null;
  }

  hurry() {
    if (this.socket === null) this.open();
  }

  fallBack() {
    const urls = ["/messaging/v1/stream"];
    if (this.conversation) {
      urls.push(`/messaging/v1/stream?conversation_id=${encodeURIComponent(this.conversation)}&after=${this.after()}`);
    }
    this.sources = urls.map((url) => {
      const source = new EventSource(url);
      source.onopen = () => {
        this.showLost(false);
        this.onOpen();
      };
      source.onerror = () => (this.telling ??= setTimeout(() => this.showLost(true), SILENCE_BEFORE_TELLING));
      for (const name of EVENTS) source.addEventListener(name, (event) => this.onFrame({ type: name, ...JSON.parse(event.data) }));
      return source;
    });
  }

  showLost(isLost) {
    clearTimeout(this.telling);
    this.telling = undefined;
    if (!isLost && this.socket) {
      this.sources?.forEach((source) => source.close());
      this.sources = null;
    }
    const pill = document.getElementById("live-status");
    if (pill) pill.hidden = !isLost;
  }
}
