"""What pages weigh on the wire, and the web processes in memory."""

import re
from pathlib import Path

from bench.load import Asking, request_for
from bench.site_for_trials import TrialSite

NEEDED = re.compile(
    rb'<link[^>]+rel="(?:stylesheet|preload)"[^>]+href="([^"]+)"|<script[^>]+src="([^"]+)"|'
    rb'<link[^>]+href="([^"]+)"[^>]+rel="(?:stylesheet|preload)"'
)


def wire(site: TrialSite, name: str, path: str) -> dict[str, object]:
    """Bytes as browsers fetch them: the page, and what it needs beside pictures."""
    page = site.get(path)[2]
    needed = sorted({(a or b or c).decode() for a, b, c in NEEDED.findall(page)})
    sizes = {each: length(site, each) for each in needed}
    html = length(site, path)
    return {"page": name, "html": html, "with_needed": html + sum(sizes.values()),
            "requests": 1 + len(sizes)}  # fmt: skip


def length(site: TrialSite, path: str) -> int:
    _, head = Asking(site.port).ask(request_for(site.host, path))
    return int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])


def memory(site: TrialSite) -> dict[str, float]:
    """Proportional set size: what is shared counts once."""
    parent, *workers = site.web_processes()
    return {"workers": sum(map(pss, workers)), "their_parent": pss(parent), "how_many": len(workers),
            "database": sum(map(pss, site.database_processes()))}  # fmt: skip


def pss(pid: int) -> float:
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return int(re.search(r"^Pss:\s+(\d+)", told, re.MULTILINE)[1]) / 1024
