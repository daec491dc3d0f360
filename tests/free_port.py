"""A port for a server that a test or a trial is about to start."""

import random
import socket

# Below those that systems lend to outgoing connections: one of these, taken by
# another test between the asking and the server's start, failed the server.
# Above 10,080, the last that Chromium refuses.
PORTS = range(11_000, 32_000)
CHANCE = random.SystemRandom()  # Test processes may have been given the same seed.


def free_port() -> int:
    """Raises: OSError when a hundred ports are taken."""
    for _ in range(100):
        port = CHANCE.choice(PORTS)
        if can_listen(port):
            return port
    raise OSError(f"None of a hundred ports from {PORTS.start} to {PORTS.stop} is free.")


def can_listen(port: int) -> bool:
    with socket.socket() as listener:
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
