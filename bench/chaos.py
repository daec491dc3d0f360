"""`make chaos`: what readers notice while things break.

At a fixed rate of arrivals every published address is asked for, round and round, whether others
have been answered or not. Prints a line for each scene. `SCENES=stopped` runs those whose name says
so, `SECONDS=30` shortens them.
"""

import os
import sys
import threading
import time
from dataclasses import dataclass
from statistics import quantiles

from bench.load import Reply, open_loop
from bench.scenes import CHOSEN, SCENES, Scene, SkippedError
from bench.site_for_trials import TrialSite, trial_site

RATE = 20.0  # requests a second
SECONDS = float(os.environ.get("SECONDS", "60"))
BEFORE = 5.0  # seconds of quiet
SLOW = 0.3  # seconds


@dataclass
class Happening:
    """Runs a scene beside the readers."""

    scene: Scene
    site: TrialSite
    over: float = 0.0
    error: Exception | None = None

    def run(self) -> None:
        time.sleep(BEFORE)
        try:
            self.over = self.scene.happens(self.site)
        except Exception as error:  # told in the table
            self.error = error


def main() -> int:
    with trial_site() as site:
        addresses = site.addresses()
        seconds = site.wait_until_warm(addresses)
        print(f"{len(addresses)} published addresses, all kept after {seconds:.0f} s.")
        print(f"{'failed':>6} {'stale':>6} {'p50':>7} {'p99':>7} {'slowest':>8} {'recovered':>9}  "
              f"at {RATE:.0f} requests a second for {SECONDS:.0f} s", flush=True)  # fmt: skip
        for scene in SCENES:
            if CHOSEN in scene.name:
                print(line_of(scene, site, addresses), flush=True)
                time.sleep(2)
                site.wait_until_warm(addresses)
    return 0


def line_of(scene: Scene, site: TrialSite, addresses: list[str]) -> str:
    happening = Happening(scene, site)
    beside = threading.Thread(target=happening.run)
    beside.start()
    replies = open_loop(site.port, addresses, host=site.host, rate=RATE, seconds=SECONDS)
    beside.join()
    if isinstance(happening.error, SkippedError):
        return f"{'':>48}  {scene.name}: left out, {happening.error}"
    if happening.error:
        return f"{'':>48}  {scene.name}: {happening.error!r}"
    return told(scene, replies, happening.over)


def told(scene: Scene, replies: list[Reply], over: float) -> str:
    times = sorted(reply.seconds * 1000 for reply in replies)
    cut = sum(reply.status == 0 for reply in replies)
    failed = sum(reply.status != 200 for reply in replies)
    stale = sum(b"detail=" in reply.head for reply in replies)
    after = [reply.begun + reply.seconds - over for reply in replies
             if reply.begun > over and reply.status == 200 and b"detail=" not in reply.head]  # fmt: skip
    note = f" ({cut} connections cut in flight)" if scene.cuts_connections else ""
    others = sorted({reply.status for reply in replies} - {200})
    faults = f" {others}" if others else ""
    p99 = quantiles(times, n=100)[98]
    first = f"{min(after):8.2f}s" if after else f"{'never':>9}"
    return (
        f"{failed:6} {stale:6} {times[len(times) // 2]:5.1f}ms {p99:5.0f}ms {times[-1]:6.0f}ms "
        f"{first}  {scene.name}{note}{faults}"
    )


if __name__ == "__main__":
    sys.exit(main())
