// Help articles that may answer the question, while it is being written. The page is whole without them.
const WAIT = 600;
const FEWEST = 12;
const text = document.getElementById("text");
const place = document.getElementById("suggestions");
let timer;

text?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const question = text.value.trim().slice(0, 200);
    if (place && question.length >= FEWEST) {
      globalThis.htmx?.ajax("GET", `/ticketing/help/suggestions?q=${encodeURIComponent(question)}`, { target: place, source: place });
    }
  }, WAIT);
});
