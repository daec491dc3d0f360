"""Find the browser for the tests: `python -m tests.functional.find_chromium` prints its path.

Without one, the tests don't start: skipped browser tests would look like passed ones.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-headless-shell", "google-chrome")
PACKAGES = ("chromium-headless-shell", "libatomic1")
MISSING = (
    "No browser was found for the tests: install Chromium (Debian: apt-get install "
    f"{' '.join(PACKAGES)}), or set CHROMIUM to the path of one."
)


def find() -> str | None:
    """The path of a Chromium: $CHROMIUM, else one on the path."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


def may_install() -> bool:
    is_debian = Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None
    return is_debian and os.geteuid() == 0


def install() -> None:
    """Install Debian's browser; its output is kept off standard output, which is the answer's."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *PACKAGES]):
        command = ["apt-get", "--quiet", "--quiet", *arguments]
        if subprocess.run(command, env=environment, stdout=sys.stderr, check=False).returncode:
            return


def main() -> int:
    found = find()
    if not found and not os.environ.get("CHROMIUM") and may_install():
        install()
        found = find()
    if found:
        print(found)
        return 0
    print(MISSING, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
