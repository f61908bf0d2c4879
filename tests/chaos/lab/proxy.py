"""A TCP proxy on this machine that can be late, cut, or lose the answers: faults of the network, on demand."""

import asyncio
import contextlib

CHUNK = 65_536


class Proxy:
    """Passes 127.0.0.1:`port` on to a target. Change `delay` (seconds), `cut` and `drop_answers` while it runs."""

    def __init__(self, target: str) -> None:
        self.retarget(target)
        self.port = 0
        self.delay = 0.0
        self.drop_answers = False
        self._cut = False
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()

    def retarget(self, target: str) -> None:
        """New connections go to `target` (host:port)."""
        host, _, port = target.partition(":")
        self._target = (host, int(port))

    async def start(self, port: int = 0) -> None:
        """Listen."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", port)
        self.port = self._server.sockets[0].getsockname()[1]

    def cut(self) -> None:
        """Drop every connection and refuse new ones."""
        self._cut = True
        for writer in list(self._open):
            writer.transport.abort()

    def mend(self) -> None:
        """Everything passes again. Connections whose answers were lost are dropped, as a network would."""
        was_dropping, self.drop_answers, self._cut, self.delay = self.drop_answers, False, False, 0.0
        if was_dropping:
            for writer in list(self._open):
                writer.transport.abort()

    async def stop(self) -> None:
        """Close everything."""
        if self._server is not None:
            self._server.close()
        self.cut()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._cut:
            writer.transport.abort()
            return
        try:
            there, away = await asyncio.open_connection(*self._target)
        except OSError:
            writer.transport.abort()
            return
        self._open |= {writer, away}
        try:
            await asyncio.gather(self._pump(reader, away, answers=False), self._pump(there, writer, answers=True))
        finally:
            for end in (writer, away):
                self._open.discard(end)
                with contextlib.suppress(OSError, RuntimeError):
                    end.transport.abort()

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, *, answers: bool) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while data := await source.read(CHUNK):
                if answers and self.delay:
                    await asyncio.sleep(self.delay)
                if answers and self.drop_answers:
                    continue
                sink.write(data)
                await sink.drain()
        with contextlib.suppress(OSError, RuntimeError):
            sink.transport.abort()
