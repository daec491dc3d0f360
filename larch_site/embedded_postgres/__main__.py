"""`python -m larch_site.embedded_postgres FOLDER`: start the keeper of FOLDER's server."""

import argparse
import sys
from pathlib import Path

from larch_site.embedded_postgres.folder import ServerFolder
from larch_site.embedded_postgres.keeper import start_detached


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--not-durable", action="store_true")
    given = parser.parse_args()
    wrong = start_detached(ServerFolder(given.folder), durable=not given.not_durable)
    if wrong:
        print(wrong, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
