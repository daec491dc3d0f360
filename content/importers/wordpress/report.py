"""The report: a line a post as it comes, so that a large import needs little memory."""

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from django.template.loader import render_to_string

from content.importers.wordpress.faults import ExportError
from content.importers.wordpress.restricted_posts import FOR_MEMBERS

# In the template: where the posts go, each a row in the overview and a section of its own.
ROWS, SECTIONS = "<!-- rows -->", "<!-- posts -->"


def spooled() -> TextIO:
    """Goes with the process that made it, whatever ends it."""
    return tempfile.TemporaryFile("w+", encoding="utf-8")


@dataclass
class Report:
    """`head` is what concerns the site as a whole."""

    is_dry_run: bool
    head: dict = field(default_factory=dict)
    fates: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)
    redirects_of: dict[str, list[str]] = field(default_factory=dict)  # by the key of a post
    spool: TextIO = field(default_factory=spooled)

    def add(self, post: dict) -> None:
        self.fates[post["fate"]] += 1
        for name, number in post.get("words", {}).items():
            self.words[name] += number if isinstance(number, int) else sum(number.values())
        self.links.update(post.get("links", {}))
        for name in ("attention", "questions", "checks", "changes", "missing"):
            self.totals[name] += len(post.get(name, ()))
        if post.get("state", "").startswith(FOR_MEMBERS):
            self.totals["for members only"] += 1
        self.spool.write(json.dumps(post, ensure_ascii=False) + "\n")

    def close(self) -> None:
        self.spool.close()

    def posts(self) -> Iterator[dict]:
        self.spool.seek(0)
        for line in self.spool:
            post = json.loads(line)
            yield {**post, "redirects": self.redirects_of.get(post.pop("key"), [])}

    def whole(self) -> dict:
        """Everything but the posts. Holds no time and no primary key: a dry run says the same."""
        return {
            **self.head,
            "fates": dict(sorted(self.fates.items())),
            "words": dict(sorted(self.words.items())),
            "links": dict(sorted(self.links.items())),
            "totals": dict(sorted(self.totals.items())),
        }


def paths_of(file: Path) -> tuple[Path, Path]:
    """The HTML and the JSON file for the one name that was given."""
    stem = file.with_suffix("") if file.suffix.lower() in (".html", ".json") else file
    return stem.with_name(f"{stem.name}.html"), stem.with_name(f"{stem.name}.json")


def refuse_unwritable(file: Path) -> None:
    """Before anything is imported: a report that can't be written would be missed afterwards."""
    for path in paths_of(file):
        if path.is_dir() or not path.parent.is_dir():
            raise ExportError(f"The report can't be written to {path}: there is no such folder.")


def write_report(report: Report, file: Path) -> tuple[Path, Path]:
    html, data = paths_of(file)
    with data.open("w", encoding="utf-8") as output:
        whole = json.dumps(
            {"dry_run": report.is_dry_run, **report.whole()}, ensure_ascii=False, indent=1
        )
        output.write(whole.removesuffix("\n}") + ',\n "posts": [')
        for number, post in enumerate(report.posts()):
            output.write(",\n" if number else "\n")
            output.write(json.dumps(post, ensure_ascii=False))
        output.write("\n]}\n")
    with html.open("w", encoding="utf-8") as output:
        frame = render_to_string(
            "imports/wordpress_report.html", {"report": report, **report.whole()}
        )
        before, _, after = frame.partition(ROWS)
        output.write(before)
        write_each(report, "imports/wordpress_row.html", output)
        between, _, after = after.partition(SECTIONS)
        output.write(between)
        write_each(report, "imports/wordpress_post.html", output)
        output.write(after)
    return html, data


def write_each(report: Report, template: str, output: TextIO) -> None:
    for number, post in enumerate(report.posts(), 1):
        output.write(render_to_string(template, {"post": post, "number": number}))
