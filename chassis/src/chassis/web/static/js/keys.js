// Shortcuts. [data-key="r"] is clicked (or focused, if it takes text) by its key; "g i" is a sequence. Lists with
// [data-rows] move by j and k. The ? dialog lists what the page has, in the words of data-key-help.
const SEQUENCE_WINDOW = 900;

let pending = "";
let timer;

export function startKeys() {
  document.addEventListener("keydown", onKey);
  document.getElementById("keys-dialog")?.addEventListener("toggle", listKeys);
  const opener = document.querySelector("[data-dialog='keys-dialog']");
  opener?.addEventListener("click", listKeys, { capture: true });
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.matches("input, textarea, select, [contenteditable]")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  const wanted = pending ? `${pending} ${event.key}` : event.key;
  pending = "";
  clearTimeout(timer);
  if (activate(wanted) || moveRows(event.key)) {
    event.preventDefault();
  } else if (document.querySelector(`[data-key^="${CSS.escape(event.key)} "]`)) {
    pending = event.key;
    timer = setTimeout(() => (pending = ""), SEQUENCE_WINDOW);
  }
}

function activate(key) {
  const candidates = document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`);
  const target = [...candidates].find((each) => !each.disabled && (each.offsetParent !== null || each.closest("details")));
  if (!target) return false;
  if (target.matches("textarea, input:not([type=checkbox])")) target.focus();
  else target.click();
  return true;
}

function moveRows(key) {
  if (key !== "j" && key !== "k") return false;
  const links = [...document.querySelectorAll("[data-rows] .row-link")];
  if (links.length === 0) return false;
  const at = links.indexOf(document.activeElement);
  const start = at >= 0 ? at : links.findIndex((link) => link.closest(".is-selected"));
  const next = Math.min(Math.max(start + (key === "j" ? 1 : -1), 0), links.length - 1);
  links[next].focus();
  return true;
}

function listKeys() {
  const list = document.querySelector("[data-keys-list]");
  const known = new Map();
  for (const element of document.querySelectorAll("[data-key][data-key-help]")) {
    known.set(element.dataset.key, element.dataset.keyHelp);
  }
  if (document.querySelector("[data-rows]")) known.set("j", "Next in the list").set("k", "Previous in the list");
  list.replaceChildren();
  for (const [key, help] of known) {
    const keys = document.createElement("dd");
    for (const each of key.split(" ")) {
      keys.append(Object.assign(document.createElement("kbd"), { className: "kbd", textContent: each }));
    }
    list.append(Object.assign(document.createElement("dt"), { textContent: help }), keys);
  }
}
