from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from content.importers.entries import Entry
from content.importers.pieces.piece import Piece, save_if_valid, stored_values
from content.importers.targets import Made, Targets


@dataclass
class RedirectPiece(Piece):
    """An address of the former site that leads to a page of this one, for good."""

    model: type[Model] = Redirect

    @property
    def path(self) -> str:
        """The former address as pages have theirs: without a query, with a slash at the end."""
        return f"{urlsplit(self.name).path.rstrip('/')}/"

    def read(self, targets: Targets) -> dict:
        given = self.entry.fields(["old", "page"], [])
        if "old" in given and not given["old"].text().startswith("/"):
            given["old"].wrong("Write the path, beginning with a slash.")
        page = given.get("page")
        return {"page": page and targets.find("page", page, page.text())}

    def existing(self) -> Model | None:
        return Redirect.objects.filter(old_path=self.name).first()

    def state(self, obj: Model) -> dict:
        return stored_values(obj, ["old_path", "redirect_page", "redirect_link", "is_permanent"])

    def write(self, obj: Model | None, made: Made) -> Model:
        obj = obj or Redirect()
        obj.site = Site.objects.get(is_default_site=True)
        obj.old_path = self.name
        obj.redirect_page_id = self.read(made)["page"]
        obj.redirect_link = ""
        obj.is_permanent = True
        save_if_valid(obj, self.entry)
        return obj


def redirect_pieces(entries: list[Entry]) -> list[RedirectPiece]:
    """Wagtail compares addresses without their last slash, so one record answers for both."""
    return [
        RedirectPiece(f"redirect:{Redirect.normalise_path(str(entry.at('old').value))}", entry)
        for entry in entries
    ]
