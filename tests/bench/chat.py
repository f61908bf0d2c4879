"""How fast the talk is: sent to seen, what a cut loses, how many messages a second become tickets, how fast pages are.

Run against a stack that is up: `python -m tests.bench.chat [--data DIR]`; one JSON line per figure. Each floor is the
same writes (or reads) with the bare driver, on the same database, in the same run. Requests go to the service's own
port; sent to seen is from before the request's first byte to the frame at the other client's socket.
"""

import argparse
import asyncio
import json
import statistics
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.bench.chat_floor import bare_commands, bare_find, bare_openings
from tests.bench.chat_load import V1, Bench, Pair, Wire, at_rate, make_pairs
from tests.bench.chat_seed import FIRST_PERSON, seed, unseed
from tests.bench.cpu import cpu_seconds, milliseconds_each, of_the_stack
from tests.bench.figures import Figure, figure, quantile


async def chat(bench: Bench, pairs: int = 100, rate: float = 50, seconds: float = 20) -> list[Figure]:
    """Sent to seen with two clients a pair; then the same with everybody cut off for five seconds."""
    talks = await make_pairs(bench, pairs)
    for at in range(0, pairs, 10):
        await asyncio.gather(*(talk.listen() for talk in talks[at : at + 10]))
    await asyncio.sleep(1)
    before = cpu_seconds(bench.ready)
    posts = await at_rate(rate, seconds, lambda number: talks[number % pairs].say(number))
    await asyncio.sleep(2)
    used = cpu_seconds(bench.ready)
    floor = await bare_commands(bench, rate, 5)
    taken = [talk.seen[text] - at for talk in talks for text, at in talk.sent.items() if text in talk.seen]
    total = sum(len(talk.sent) for talk in talks)
    cpu = milliseconds_each(before, used, total)
    lost = total - len(taken)
    ms = [one * 1000 for one in taken]
    figures = [
        figure("chat_sent_to_seen_p50", statistics.median(ms), "ms", len(ms), quantile(floor, 0.5)),
        figure("chat_sent_to_seen_p99", quantile(ms, 0.99), "ms", len(ms), quantile(floor, 0.99)),
        figure("chat_lost", lost, "messages", total),
        figure("chat_cpu_per_message", of_the_stack(cpu), "ms", total, of_it=cpu),
        figure("chat_post_p99_at_50", quantile([one * 1000 for one in posts], 0.99), "ms", len(posts)),
    ]
    figures += await _cut(talks, rate)
    for talk in talks:
        await talk.cut()
    return figures


async def _cut(talks: list[Pair], rate: float, seconds: float = 5) -> list[Figure]:
    for talk in talks:
        await talk.cut()
        talk.sent.clear()
        talk.seen.clear()
        talk.order.clear()
    await at_rate(rate, seconds, lambda number: talks[number % len(talks)].say(100_000 + number))
    total = sum(len(talk.sent) for talk in talks)
    begun = time.perf_counter()
    for at in range(0, len(talks), 10):
        await asyncio.gather(*(talk.listen(both=False) for talk in talks[at : at + 10]))
    while sum(len(talk.seen) for talk in talks) < total and time.perf_counter() - begun < 15:
        await asyncio.sleep(0.05)
    arrived = sum(len(talk.seen) for talk in talks)
    whole = all(talk.order == list(talk.sent) for talk in talks)
    return [
        figure("chat_cut_5s_arrived", arrived, "messages", total, total),
        figure("chat_cut_5s_in_order_once", float(whole), "1 = yes", total),
    ]


async def posts(bench: Bench, rate: float = 100, seconds: float = 20) -> list[Figure]:
    """How long POST message takes at a steady rate, over many conversations."""
    talks = await make_pairs(bench, 100)
    before = cpu_seconds(bench.ready)
    taken = [one * 1000 for one in await at_rate(rate, seconds, lambda number: talks[number % 100].say(number))]
    cpu = milliseconds_each(before, cpu_seconds(bench.ready), len(taken))
    floor = await bare_commands(bench, rate, 5)
    return [
        figure("post_message_p50_at_100", statistics.median(taken), "ms", len(taken), quantile(floor, 0.5)),
        figure("post_message_p99_at_100", quantile(taken, 0.99), "ms", len(taken), quantile(floor, 0.99)),
        figure("post_message_cpu_each", of_the_stack(cpu), "ms", len(taken), of_it=cpu),
    ]


async def openings(bench: Bench, clients: int = 8, seconds: float = 10) -> list[Figure]:
    """Messages that open a ticket: accepted a second with `clients` closed loops, and CPU each until all have one."""
    people = [bench.token(f"u-o{bench.run}{number}", "buyer") for number in range(400)]
    ids: list[str] = []
    stop_at = time.perf_counter() + seconds

    async def loop(number: int) -> None:
        wire, count = Wire(bench.url), number
        while time.perf_counter() < stop_at:
            body = {"text": f"My parcel {count} has not arrived, please help.", "subject": "Parcel"}
            body["client_id"] = f"{bench.run}-{count}"
            started = await wire.post(f"{V1}/conversations", people[count % len(people)], body)
            ids.append(started["conversation_id"])
            count += clients

    before, begun = cpu_seconds(bench.ready), time.perf_counter()
    await asyncio.gather(*(loop(number) for number in range(clients)))
    accepted = len(ids) / (time.perf_counter() - begun)
    heads = bench.db()["conversations"]
    waited = time.perf_counter()
    ticketed = 0
    while time.perf_counter() - waited < 60:
        ticketed = await heads.count_documents({"_id": {"$in": ids}, "ticket": {"$exists": True}})
        if ticketed == len(ids):
            break
        await asyncio.sleep(0.5)
    each = milliseconds_each(before, cpu_seconds(bench.ready), len(ids))
    floor = await bare_openings(bench, clients, 3)
    return [
        figure("openings_accepted", accepted, "1/s", len(ids), floor),
        figure("openings_cpu_each", of_the_stack(each), "ms", len(ids), of_it=each),
        figure("openings_with_ticket", ticketed, "messages", len(ids), len(ids)),
    ]


async def pages(bench: Bench, messages: int = 1_000_000, requests: int = 300, *, keep: bool = False) -> list[Figure]:
    """The desk's page with so many messages stored, a tenth of the conversations open and then all of them.

    They are deleted afterwards unless they may be kept: that takes as long as storing them.
    """
    db = bench.db()
    await seed(db, messages)
    token = bench.token("u-sam", "agent")
    figures = []
    for share, condition in (("tenth", None), ("all", {"status": {"$ne": "open"}, "seeded": True})):
        if condition is not None:
            await db["conversations"].update_many(condition, {"$set": {"status": "open"}})
        taken = await _timed(bench, "/messaging/desk", token, requests)
        floor = await bare_find(db, requests)
        name = f"desk_page_p99_{share}_open"
        figures.append(figure(name, quantile(taken, 0.99), "ms", len(taken), quantile(floor, 0.99)))
        figures.append(figure(name.replace("p99", "p50"), statistics.median(taken), "ms", len(taken)))
        taken = await _timed(bench, "/messaging/desk/counts?priority=low", token, requests // 2)
        figures.append(figure(f"desk_numbers_p99_{share}_open", quantile(taken, 0.99), "ms", len(taken)))
    mine = await _timed(bench, "/messaging/", bench.token(f"u-seed-{FIRST_PERSON}", "buyer"), requests)
    figures.append(figure("messages_page_p99", quantile(mine, 0.99), "ms", len(mine)))
    if not keep:
        await unseed(db)
    return figures


async def _timed(bench: Bench, path: str, token: str, requests: int) -> list[float]:
    wire, taken = Wire(bench.url), []
    for number in range(requests + 20):
        begun = time.perf_counter()
        status, _ = await wire.request("GET", path, token)
        if status != 200:
            message = f"{path}: {status}"
            raise RuntimeError(message)
        if number >= 20:
            taken.append((time.perf_counter() - begun) * 1000)
        await asyncio.sleep(0.025)
    return taken


async def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(".saypro"))
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--keep", action="store_true", help="leave the million messages in the database")
    options = parser.parse_args()
    bench = Bench.of(options.data)
    parts: dict[str, Callable[[], Awaitable[list[Figure]]]] = {
        "chat": lambda: chat(bench),
        "posts": lambda: posts(bench),
        "openings": lambda: openings(bench),
        "pages": lambda: pages(bench, options.messages, keep=options.keep),
    }
    for name, part in parts.items():
        if not options.only or name in options.only.split(","):
            for line in await part():
                print(json.dumps(line), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
