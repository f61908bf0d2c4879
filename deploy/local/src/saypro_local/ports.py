"""Finding and testing TCP ports on this machine."""

import random
import socket

LOOPBACK = "127.0.0.1"
# Below Linux's range for outgoing connections, so that nobody is given the port between our look and its use.
_RANGE = range(20_000, 32_000)


def is_free(port: int) -> bool:
    """Whether a server could listen on this loopback port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def answers(address: str, seconds: float = 0.2) -> bool:
    """Whether something accepts a connection at `host:port`."""
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host, int(port)), seconds).close()
    except OSError:
        return False
    return True


def free_ports(count: int) -> list[int]:
    """`count` different free ports."""
    found: list[int] = []
    while len(found) < count:
        port = random.choice(_RANGE)  # noqa: S311 - nothing secret about it
        if port not in found and is_free(port):
            found.append(port)
    return found
