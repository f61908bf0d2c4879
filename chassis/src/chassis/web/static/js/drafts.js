// What somebody has half written stays in this browser until it has arrived. Each draft belongs to a person and a place;
// whoever signs in next finds none of another person's, and signing out leaves none behind.
import { isSignOut } from "./session.js";

const PREFIX = "saypro:draft:";
const KEPT = 30 * 86_400_000;

export function startDrafts() {
  const { user } = document.body.dataset;
  if (user) sweep((owner, draft) => owner !== user || Date.now() - draft.at > KEPT);
  document.addEventListener("submit", (event) => {
    if (isSignOut(event.target)) sweep(() => true);
  });
}

// Those whose key is among these have arrived, however little was heard of it.
export function dropArrived(keys) {
  sweep((owner, draft) => keys.has(draft.key));
}

// One draft: plain values, and as `key` the idempotency key under which they were sent. `forTab`: in this tab alone.
export class Draft {
  constructor(place, { forTab = false } = {}) {
    this.name = `${PREFIX}${encodeURIComponent(document.body.dataset.user ?? "")}:${place}`;
    this.forTab = forTab;
  }

  read() {
    return attempt(() => parse(this.store.getItem(this.name)));
  }

  keep(values) {
    attempt(() => this.store.setItem(this.name, JSON.stringify({ ...values, at: Date.now() })));
  }

  drop() {
    attempt(() => this.store.removeItem(this.name));
  }

  get store() {
    return this.forTab ? sessionStorage : localStorage;
  }
}

function sweep(isOver) {
  for (const kind of ["localStorage", "sessionStorage"]) {
    attempt(() => {
      const store = globalThis[kind];
      for (const name of Object.keys(store).filter((each) => each.startsWith(PREFIX))) {
        const owner = decodeURIComponent(name.slice(PREFIX.length).split(":", 1)[0]);
        if (isOver(owner, parse(store.getItem(name)) ?? { at: 0 })) store.removeItem(name);
      }
    });
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// A browser may refuse its storage, or have no room: then nothing is kept, and everything else goes on.
function attempt(work) {
  try {
    return work() ?? null;
  } catch {
    return null;
  }
}
