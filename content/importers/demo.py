"""The demo content: LARCH's present pieces, from readable files."""

import os
from pathlib import Path

from django.conf import settings

from content.importers.demo_accounts import ensure_accounts
from content.importers.demo_ledger import ensure_ledger
from content.importers.loading import all_or_nothing, load
from content.importers.problems import LoadError
from content.importers.saying import Say, say_nothing
from content.importers.site_folder import SiteFolder
from content.importers.structure import create_site


def load_demo(*, folder: Path | None = None, reset: bool = False, say: Say = say_nothing) -> None:
    """All of it or nothing: raises LoadError that names every problem, having changed nothing.

    What an editor changed or deleted is left alone unless `reset`.
    """
    if getattr(settings, "PRODUCTION", False):
        raise LoadError(
            "The demo's accounts have published passwords, so production never has them. "
            "Run create_site for a site without demo content."
        )
    if folder and not folder.is_dir():
        raise LoadError(
            f"There is no folder {folder}. Name another one, or none for fixtures/demo/."
        )
    path = folder or settings.PROJECT_FOLDER / "fixtures" / "demo"
    site = SiteFolder(path, os.path.relpath(path))
    say(f"Reading {site.name}")
    site.read()
    with all_or_nothing() as stored:
        create_site(say=say)
        say("Loading the demo content")
        load(site, stored=stored, reset=reset, say=say)
        ensure_accounts(say=say)
        ensure_ledger(say=say)
