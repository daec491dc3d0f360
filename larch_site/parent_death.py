"""Ask the kernel to signal a child process when its parent dies, however it dies."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

PR_SET_PDEATHSIG = 1


def die_with_parent(death_signal: signal.Signals) -> Callable[[], None]:
    """Return a function for ``preexec_fn``: the child gets `death_signal` when this process dies.

    A parent killed with SIGKILL can't tidy up after itself, so the kernel has to. Only Linux
    offers this; elsewhere a killed parent leaves its children to the next start, which looks
    for them.

    The library is loaded here, before the fork, because loading one between fork and exec can
    dead-lock.
    """
    ask = _kernel_call()
    parent = os.getpid()

    def arrange() -> None:
        ask(death_signal)
        # The parent may have died between the fork and the line above: too late for the signal.
        if os.getppid() != parent:
            os.kill(os.getpid(), death_signal)

    return arrange


def stop_with_make() -> None:
    """When make started this process, get SIGTERM should make be killed; it passes nothing on."""
    parent = Path(f"/proc/{os.getppid()}/comm")
    if parent.exists() and parent.read_text().strip() in ("make", "gmake"):
        _kernel_call()(signal.SIGTERM)


def _kernel_call() -> Callable[[signal.Signals], object]:
    if not sys.platform.startswith("linux"):
        return lambda death_signal: None
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    return lambda death_signal: prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
