// Server-sent events over fetch: unlike EventSource it sees the status, sends Last-Event-ID on a new connection,
// hears events of any name, and notices a line that is dead but not closed.
const SILENCE = 40_000; // the server sends a comment every 15 s

export class Unauthorized extends Error {}

// Calls onOpen() once, onEvent({id, type, data}) for each event. Returns when the server ends the stream; throws
// when the line breaks or stays silent, Unauthorized when the session is over.
export async function readStream(url, { lastId, signal, onOpen, onEvent }) {
  const headers = { Accept: "text/event-stream" };
  if (lastId !== null) headers["Last-Event-ID"] = lastId;
  const silence = new AbortController();
  const stop = AbortSignal.any([signal, silence.signal]);
  const response = await fetch(url, { headers, signal: stop, cache: "no-store" });
  if (response.status === 401) throw new Unauthorized();
  if (!response.ok) throw new Error(`status ${response.status}`);
  onOpen();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let timer;
  let rest = "";
  try {
    for (;;) {
      timer = setTimeout(() => silence.abort(), SILENCE);
      const { value, done } = await reader.read();
      clearTimeout(timer);
      if (done) return;
      const blocks = (rest + value).split("\n\n");
      rest = blocks.pop();
      for (const block of blocks) {
        const event = parse(block);
        if (event) onEvent(event);
      }
    }
  } finally {
    clearTimeout(timer);
  }
}

function parse(block) {
  const event = { id: null, type: "message", data: null };
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    const value = line.slice(colon + 1).replace(/^ /, "");
    if (line.startsWith("id:")) event.id = value;
    else if (line.startsWith("event:")) event.type = value;
    else if (line.startsWith("data:")) event.data = event.data === null ? value : `${event.data}\n${value}`;
  }
  return event.data === null ? null : { ...event, data: JSON.parse(event.data) };
}
