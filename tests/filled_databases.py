"""What many tests begin with is made once, in a database that each process clones for itself.

To make the bare site takes more than a second, and a quarter of the tests begin with it.
`python -m tests.filled_databases NAME` fills the database of DATABASE_URL.
"""

import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.db import connection

from tests.databases import Server, ensure_migrated, ensure_template, fingerprint, run_python

SOURCES = [
    "content",
    "larch_site",
    "fixtures",
    "tests/content/demo_findings.py",
    "requirements.lock",
]


def fill_with_structure() -> None:
    from content.importers.structure import create_site

    create_site()


def fill_with_demo_findings() -> None:
    from tests.content.demo_findings import load_demo_findings

    fill_with_structure()
    with tempfile.TemporaryDirectory() as folder:
        load_demo_findings(Path(folder))


# By the fixture that gives them to a test: who asks for several gets the first.
FILLINGS = {"demo_findings": fill_with_demo_findings, "structure": fill_with_structure}


@dataclass
class FilledDatabases:
    """Those of this process. Until `begin` there is none, since pytest-django makes the bare one."""

    wanted: str = ""
    names: dict[str, str] = field(default_factory=dict)

    def begin(self) -> None:
        self.names[""] = connection.settings_dict["NAME"]
        self.use(self.wanted)

    def use(self, filling: str) -> None:
        """Django asks this one from here on; "" is the bare one."""
        self.wanted = filling
        if not self.names:
            return
        if filling not in self.names:
            self.names[filling] = clone(filling)
        if connection.settings_dict["NAME"] != self.names[filling]:
            connection.close()
            for cache in caches.all():  # another database has other records of the same numbers
                cache.clear()
            connection.settings_dict["NAME"] = self.names[filling]

    def end(self) -> None:
        self.use("")
        for filling in filter(None, self.names):
            server().drop(self.names[filling])
        self.names.clear()


def server() -> Server:
    return Server(settings.DATABASES["default"])


def clone(filling: str) -> str:
    """The name of this process's own, from one that all share."""

    def fill(address: str) -> None:
        run_python("-m", "tests.filled_databases", filling, DATABASE_URL=address)

    template = ensure_template(
        server(), f"larch_filled_with_{filling}", fingerprint(SOURCES), fill,
        template=ensure_migrated(server()),
    )  # fmt: skip
    name = server().name_for_this_process(f"larch_test_{filling}")
    server().clone(name, template=template)
    return name


if __name__ == "__main__":
    import django

    django.setup()
    FILLINGS[sys.argv[1]]()
