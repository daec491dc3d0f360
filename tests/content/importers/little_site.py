"""A site of a few files, quick to load, that has one of everything."""

import shutil
from pathlib import Path

from django.test import TestCase
from PIL import Image

from content.importers.loading import all_or_nothing, load
from content.importers.problems import FilesError
from content.importers.site_folder import SiteFolder
from content.importers.structure import remove_welcome_page
from content.models import HomePage

FILES = {
    "site.yaml": """
site_name: Little site
strapline: Short and true
navigation:
  - {label: News, page: /news/}
contact:
  email: little@example.org
social: []
""",
    "images.yaml": """
- {slug: branch, file: branch.png, title: A branch, description: A larch branch}
""",
    "documents.yaml": """
- {slug: report, file: report.pdf, title: The report, page_count: 3}
""",
    "topics.yaml": """
- {slug: maternity, name: Maternity}
""",
    "organisations.yaml": """
- {slug: larch, name: The Collaboration, kind: london-wide}
""",
    "people.yaml": """
- slug: jo-lee
  name: Dr Jo Lee
  organisation: larch
  biography: Jo wrote [the news](page:/news/first/).
  name_note: For writers only.
""",
    "redirects.yaml": """
- {old: /old-news/, page: /news/}
""",
    "pages/home.yaml": """
type: HomePage
title: Little site
featured: [/news/first/]
""",
    "pages/news/index.yaml": """
type: ArticleIndexPage
title: News
introduction: What is new.
""",
    "pages/about/index.yaml": """
type: StandardPage
title: About
""",
    "pages/news/first.yaml": """
type: ArticlePage
title: The first news
order: 10
kind: news
date: 2025-06-30
topics: [maternity]
lead_image: branch
authors:
  - person: jo-lee
  - organisation: larch
references:
  - {title: A book, year: 2024}
body:
  - heading: What it says
  - text: |
      Some **bold** words, [another page](page:/news/second/) and [a file](document:report).
  - image: {image: branch, alt: A branch}
  - table:
      caption: Two columns
      columns: [Name, {heading: Number, type: number}]
      rows:
        - [One, 1]
        - [Two, 2.5]
  - action_link: {verb: read, text: Read on, page: /news/second/}
""",
    "pages/news/second.yaml": """
type: ArticlePage
title: The second news
order: 30
kind: blog
date: null
date_note: Publication date not recorded
body:
  - related_pages:
      title: Before
      pages: [/news/first/]
""",
}


class LittleSite:
    def __init__(self, folder: Path):
        self.folder = folder
        self.said: list[str] = []
        for name, text in FILES.items():
            self.write(name, text)
        (folder / "media").mkdir()
        Image.new("RGB", (40, 30), "green").save(folder / "media" / "branch.png")
        (folder / "media" / "report.pdf").write_bytes(b"%PDF-1.4 demonstration")

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip())

    def change(self, name: str, old: str, new: str) -> None:
        path = self.folder / name
        text = path.read_text()
        assert text.count(old) == 1
        path.write_text(text.replace(old, new))

    def remove(self, name: str) -> None:
        path = self.folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    def load(self, *, reset: bool = False) -> None:
        """As a command would, with what happens once all is committed."""
        self.said = []
        with TestCase.captureOnCommitCallbacks(execute=True):
            folder = SiteFolder(self.folder, "little")
            folder.read()
            with all_or_nothing() as stored:
                HomePage.objects.exists() or remove_welcome_page()
                load(folder, stored=stored, reset=reset, say=self.said.append)

    def problems(self) -> list[str]:
        """What a load reports, each as file:line: field: message."""
        try:
            self.load()
        except FilesError as error:
            return [str(problem) for problem in error.problems]
        return []

    def said_of(self, key: str) -> str:
        return " ".join(line for line in self.said if key in line)
