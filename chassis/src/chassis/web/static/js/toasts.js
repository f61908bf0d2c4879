// Short messages at the foot of the page; an undo button where the server names an address that undoes.
const SHOWN = 6000;

export function startToasts() {
  document.body.addEventListener("toast", (event) => toast(event.detail));
}

export function toast({ text, tone = "success", undo = null }) {
  const element = document.createElement("div");
  element.className = `toast toast-${tone}`;
  element.append(Object.assign(document.createElement("span"), { textContent: text }));
  if (undo) element.append(undoButton(undo, element));
  document.getElementById("toasts").append(element);
  let timer = setTimeout(() => element.remove(), SHOWN);
  element.addEventListener("pointerenter", () => clearTimeout(timer));
  element.addEventListener("focusin", () => clearTimeout(timer));
  element.addEventListener("pointerleave", () => (timer = setTimeout(() => element.remove(), SHOWN / 2)));
}

function undoButton(url, element) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Undo" });
  button.dataset.key = "z";
  button.addEventListener("click", async () => {
    element.remove();
    await window.htmx.ajax("POST", url, { target: "body", swap: "none" });
    document.body.dispatchEvent(new CustomEvent("undone", { detail: { url } }));
  });
  return button;
}
