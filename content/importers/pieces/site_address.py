from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Model
from wagtail.models import Site

from content.importers.entries import Entry
from content.importers.pieces.piece import Piece, stored_values
from content.importers.targets import Made, Targets
from content.importers.yaml_files import YamlFile
from content.models import HomePage, Provenance

PORTS = {"http": 80, "https": 443}


@dataclass
class SiteAddressPiece(Piece):
    """Wagtail's record of the site; it follows the settings until somebody changes it in the admin."""

    model: type[Model] = Site

    def read(self, targets: Targets) -> dict:
        """A command that wasn't told the address leaves the one that the site has."""
        if kept := None if getattr(settings, "SITE_ADDRESS_IS_GIVEN", True) else self.kept():
            return kept
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        return {
            "hostname": address.hostname or "localhost",
            "port": address.port or PORTS[address.scheme],
        }

    def kept(self) -> dict | None:
        if not Provenance.objects.filter(key=self.key).exists():
            return None
        return Site.objects.filter(is_default_site=True).values("hostname", "port").first()

    def state(self, obj: Model) -> dict:
        return stored_values(obj, ["hostname", "port", "root_page"])

    def write(self, obj: Model | None, made: Made) -> Model:
        site = obj or Site.objects.filter(is_default_site=True).first() or Site()
        values = self.read(made)
        site.hostname, site.port = values["hostname"], values["port"]
        site.root_page = HomePage.objects.get()
        site.is_default_site = True
        site.save()
        return site


def site_address_piece() -> SiteAddressPiece:
    piece = SiteAddressPiece("site:address", Entry(None, YamlFile("settings"), []))
    piece.note_fingerprint(piece.read(Made()))
    return piece
