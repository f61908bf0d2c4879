// What htmx could not do is told in words; what loads by itself (data-quiet) fails without a sound. A button inside of
// such a place was pressed by somebody, who is told.
import { sessionEnded } from "./session.js";
import { toast } from "./toasts.js";

export function startErrors() {
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const type = event.detail.xhr.getResponseHeader("Content-Type") ?? "";
    if (type.startsWith("application/problem+json")) {
      event.detail.shouldSwap = false;
      event.detail.isError = true;
    }
  });
  document.body.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) sessionEnded();
    tell(event, problemOf(event.detail.xhr));
  });
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.body.addEventListener(name, (event) => tell(event, "That did not go through. Check the connection and try again."));
  }
}

function tell(event, text) {
  if (!event.target.matches?.("[data-quiet]")) toast({ text, tone: "danger" });
}

function problemOf(xhr) {
  if (xhr.status === 401) return "That was not done: your session has ended.";
  try {
    return JSON.parse(xhr.responseText).detail;
  } catch {
    return "That did not work. Please try again.";
  }
}
