// Relative times and countdowns stay true while the page is open. The words are those of chassis.web.filters.
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

export function startTimes() {
  tick();
  setInterval(tick, 1000);
}

function tick() {
  const now = Date.now();
  for (const element of document.querySelectorAll("time[data-countdown]")) {
    const seconds = Math.trunc((Date.parse(element.dateTime) - now) / 1000);
    write(element, countdownText(seconds));
    const chip = element.closest(".countdown");
    const urgency = `urgency-${urgencyOf(seconds)}`;
    if (chip && !chip.classList.contains(urgency)) {
      chip.classList.remove("urgency-calm", "urgency-near", "urgency-soon", "urgency-late");
      chip.classList.add(urgency);
    }
  }
  if (Math.trunc(now / 1000) % 10 !== 0) return;
  for (const element of document.querySelectorAll("time[data-ago]")) {
    const words = relative((now - Date.parse(element.dateTime)) / 1000);
    if (words) write(element, words); // a date stays as the server wrote it, in the reader's zone
  }
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function relative(seconds) {
  const distance = Math.abs(seconds);
  if (distance < 45) return seconds >= 0 ? "just now" : "in a moment";
  for (const [below, unit, word] of [[HOUR, MINUTE, "min"], [DAY, HOUR, "h"], [7 * DAY, DAY, "d"]]) {
    if (distance < below - unit / 2) {
      const count = Math.max(1, Math.floor(distance / unit + 0.5));
      return seconds >= 0 ? `${count} ${word} ago` : `in ${count} ${word}`;
    }
  }
  return null;
}

export function countdownText(total) {
  const sign = total < 0 ? "-" : "";
  const seconds = Math.abs(total);
  const two = (number) => String(number).padStart(2, "0");
  if (seconds >= DAY) return `${sign}${Math.floor(seconds / DAY)} d ${Math.floor((seconds % DAY) / HOUR)} h`;
  if (seconds >= HOUR) return `${sign}${Math.floor(seconds / HOUR)} h ${two(Math.floor((seconds % HOUR) / MINUTE))} min`;
  if (seconds >= 10 * MINUTE) return `${sign}${Math.floor(seconds / MINUTE)} min`;
  return `${sign}${Math.floor(seconds / MINUTE)}:${two(seconds % MINUTE)}`;
}

function urgencyOf(seconds) {
  if (seconds <= 0) return "late";
  if (seconds <= HOUR) return "soon";
  return seconds <= 4 * HOUR ? "near" : "calm";
}
