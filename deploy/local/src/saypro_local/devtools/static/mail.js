// Says that new mail has come; reading works without it.
const list = document.querySelector("[data-newest]");
const news = document.querySelector(".news");
const newest = Number(list.dataset.newest);
const recipient = new URLSearchParams(location.search).get("to") ?? "";

async function look() {
  if (document.hidden) return;
  const query = new URLSearchParams({ after: newest, limit: 99, to: recipient });
  const answer = await fetch(`/dev/mail/messages.json?${query}`).catch(() => null);
  if (!answer?.ok) return;
  const { messages } = await answer.json();
  if (!messages.length) return;
  news.hidden = false;
  news.textContent = messages.length === 1 ? "1 new mail: show it" : `${messages.length} new mails: show them`;
}

news.addEventListener("click", () => location.assign(`/dev/mail/${recipient ? `?to=${encodeURIComponent(recipient)}` : ""}`));
setInterval(look, 2000);
document.addEventListener("visibilitychange", look);
for (const time of document.querySelectorAll("time")) {
  const at = new Date(time.dateTime);
  time.title = at.toLocaleString();
  const today = at.toDateString() === new Date().toDateString();
  time.textContent = today ? at.toLocaleTimeString() : at.toLocaleDateString();
}
