// The live side of the message pages. Without it every page works by links and forms; with it a message shows at once,
// what others say appears by itself, and nothing is missed after a lost connection.
import { offerCanned } from "./canned.js";
import { LiveSocket } from "./live-socket.js";
import { Talk } from "./talk.js";

const log = document.getElementById("talk");
const tellList = soon("messaging:list", 400);
const tellCounts = soon("messaging:counts", 3_000);
const talk = log ? new Talk(log) : null;
const composer = document.querySelector("form[data-talk-composer]");
if (composer && document.getElementById("canned-list")) offerCanned(composer, talk.conversation);
let isLeaving = false; // by an own form, which leads on by itself: to reload would hold that up
document.addEventListener("submit", (event) => (isLeaving = !event.defaultPrevented));
const socket = new LiveSocket({
  conversation: talk?.conversation ?? null,
  after: () => talk?.seq ?? 0,
  // Facts (ticket, promise) and lists carry no seq: what came while nobody listened is seen by looking again.
  onOpen: () => tell("messaging:head", "messaging:side", "messaging:list", "messaging:counts"),
  onFrame(frame) {
    if (frame.type === "list" || frame.type === "facts") listChanged();
    if (frame.type === "facts" && frame.conversation_id === talk?.conversation) tell("messaging:head", "messaging:side");
    if (talk && frame.conversation_id === talk.conversation) talk.take(frame, () => socket.resubscribe());
  },
});
talk?.start({
  onTyping: () => socket.typing(),
  onHeadChanged: () => tell("messaging:head", "messaging:side"),
  onJoined: async ({ type }) => {
    // Where one may write goes or comes with a merge of this one; what is half written is not taken away.
    const isElsewhere = type === "merged" ? !composer?.elements.text.value.trim() : type === "unmerged" && !composer;
    if (isElsewhere) return isLeaving || location.reload();
    tell("messaging:head", "messaging:side");
    await globalThis.htmx.ajax("GET", log.dataset.lines, { target: log, swap: "innerHTML" });
    talk.renew();
  },
});

// Everything follows an own action at once, also where the live connection is lost.
document.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.successful || event.detail.requestConfig?.verb !== "post") return;
  tell("messaging:head", "messaging:side", "messaging:list", "messaging:counts");
});

// The card that asks for a rating loads anew by itself, but not over what somebody has begun there or just been told.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, requestConfig } = event.detail;
  if (requestConfig.verb !== "get" || !target.matches(".feedback")) return;
  const isInUse = target.contains(document.activeElement) || target.querySelector(":checked, .field-error, [role=status]");
  if (isInUse) event.detail.shouldSwap = false;
});

// However much happens, a list is asked for at most so often, and always once more after the last change.
function soon(name, wait) {
  let waiting = null;
  return () => {
    waiting ??= setTimeout(() => {
      waiting = null;
      tell(name);
    }, wait);
  };
}

function listChanged() {
  tellList();
  tellCounts();
}

function tell(...names) {
  for (const name of names) document.body.dispatchEvent(new CustomEvent(name));
}
