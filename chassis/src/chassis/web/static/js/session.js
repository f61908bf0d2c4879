// A session that has ended is said once on the page, with the way back to this very page; what listens to the service
// hears of it as "session:ended". Signing out in one tab ends it in all of them.
const SIGNED_OUT = "saypro:signed-out";

export function startSession() {
  addEventListener("storage", ({ key }) => key === SIGNED_OUT && document.body.dataset.user && sessionEnded());
  document.addEventListener("submit", (event) => isSignOut(event.target) && tellOtherTabs());
}

function tellOtherTabs() {
  try {
    localStorage.setItem(SIGNED_OUT, Date.now());
  } catch {
    // A browser may refuse its storage: then they find out from the service, when the session runs out.
  }
}

export function isSignOut(form) {
  return new URL(form.action, location.href).pathname.endsWith("/signout");
}

export function signInHref() {
  const { signin } = document.body.dataset;
  return `${signin}?next=${encodeURIComponent(location.pathname + location.search)}`;
}

export function sessionEnded() {
  document.dispatchEvent(new CustomEvent("session:ended"));
  const place = document.getElementById("session-ended");
  if (!place?.hidden) return;
  place.querySelector("a").href = signInHref();
  place.hidden = false;
}
