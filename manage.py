#!/usr/bin/env python
"""Django's commands for this site."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "larch_site.settings.dev")
    # No reader waits for a command, and some migrations take longer than a page may.
    os.environ.setdefault("STATEMENT_TIMEOUT", "0")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"The site is not set up to run: {error}")


if __name__ == "__main__":
    main()
