"""Serve the site with gunicorn, without the rest of `make run`: `python -m larch_site.serve`.

gunicorn reads WEB_CONCURRENCY before our configuration has a say, and answers a wrong value with
a traceback; so it is checked here first. gunicorn's own options may follow.
"""

import os
import sys

from django.core.exceptions import ImproperlyConfigured

from larch_site import environment

GUNICORN = [sys.executable, "-m", "gunicorn", "--config", "python:larch_site.gunicorn_config"]


def main() -> None:
    try:
        environment.web_processes()
    except ImproperlyConfigured as error:
        sys.exit(f"The site does not start: {error}")
    os.execv(sys.executable, [*GUNICORN, *sys.argv[1:]])  # noqa: S606  (no shell is wanted)


if __name__ == "__main__":
    main()
