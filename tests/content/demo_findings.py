"""The findings of the demo content, without its pages: quick to load."""

import shutil
from pathlib import Path

from django.conf import settings

from content.importers.loading import all_or_nothing, load
from content.importers.site_folder import SiteFolder

DEMO = settings.PROJECT_FOLDER / "fixtures" / "demo"
FILES = ("conditions.yaml", "sources.yaml", "findings.yaml")


def load_demo_findings(folder: Path) -> list[str]:
    """The site has to stand. Returns what the loader said; `folder` is filled with the files."""
    for file in FILES:
        shutil.copy(DEMO / file, folder)
    said: list[str] = []
    site = SiteFolder(folder, "demo")
    site.read()
    with all_or_nothing() as stored:
        load(site, stored=stored, say=said.append)
    return said
