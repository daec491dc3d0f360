"""One stylesheet for readers, many small ones for us, without a build.

`css/site.css` imports its parts, each into a cascade layer. Unfolded that works in every
browser, but costs a request a part, one after the other. Here the parts are put in the place of
their imports when static files are collected, before their names get the hash of their content.
"""

import re

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

FOLDED = "css/site.css"
IMPORT = re.compile(r'^@import url\("(?P<part>[^"]+)"\) layer\((?P<layer>[\w-]+)\);$', re.MULTILINE)


class FoldedStylesStorage(CompressedManifestStaticFilesStorage):
    def post_process(self, paths, dry_run=False, **options):
        if FOLDED in paths:
            paths = paths | {FOLDED: (folded(paths), FOLDED)}
        yield from super().post_process(paths, dry_run, **options)


def folded(paths: dict) -> InMemoryStorage:
    """A storage that holds the folded sheet. `paths` are what `collectstatic` found, by name.

    Raises KeyError when an imported part does not exist.
    """

    def part(found: re.Match) -> str:
        rules = text_of(paths, f"css/{found['part']}")
        return f"@layer {found['layer']} {{\n{rules}}}"

    storage = InMemoryStorage()
    sheet = IMPORT.sub(part, text_of(paths, FOLDED))
    storage.save(FOLDED, ContentFile(sheet.encode()))
    return storage


def text_of(paths: dict, name: str) -> str:
    """A part keeps to plain rules: a `url()` in it would be read from the folder of the sheet."""
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()
