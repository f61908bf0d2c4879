// A session that has ended is said once on the page, with the way back to this very page.
export function signInHref() {
  const { signin } = document.body.dataset;
  return `${signin}?next=${encodeURIComponent(location.pathname + location.search)}`;
}

export function sessionEnded() {
  const place = document.getElementById("session-ended");
  if (!place?.hidden) return;
  place.querySelector("a").href = signInHref();
  place.hidden = false;
}
