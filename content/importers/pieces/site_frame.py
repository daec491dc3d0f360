from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Model
from wagtail.models import Site

from content.importers.block_errors import clean_stream
from content.importers.entries import Entry
from content.importers.field_values import read_fields
from content.importers.pieces.piece import Piece, report_invalid, stored_values
from content.importers.targets import Made, Targets
from content.models import SiteSettings

STREAMS = ["navigation", "footer_navigation", "social"]
CONTACT = {"email": "contact_email", "postal_address": "postal_address", "note": "contact_note"}
NAMES = [*STREAMS, *CONTACT.values(), "strapline", "funder_line"]


@dataclass
class SiteFramePiece(Piece):
    """What every page shows: the site's name, menus, contact and funder."""

    model: type[Model] = SiteSettings

    def read(self, targets: Targets) -> dict:
        given = self.entry.fields(["site_name"], [*STREAMS, "contact", "strapline", "funder_line"])
        name = given.pop("site_name", None)
        contact = given.pop("contact").fields([], list(CONTACT)) if "contact" in given else {}
        given |= {CONTACT[key]: entry for key, entry in contact.items()}
        return {"site_name": name and name.line(), **read_fields(SiteSettings, given, targets)}

    def state(self, obj: Model) -> dict:
        return stored_values(obj, NAMES) | stored_values(obj.site, ["site_name"])

    def write(self, obj: Model | None, made: Made) -> Model:
        site = Site.objects.get(is_default_site=True)
        values = self.read(made)
        obj = obj or SiteSettings.objects.filter(site=site).first() or SiteSettings()
        obj.site = site
        for name in NAMES:
            field = SiteSettings._meta.get_field(name)
            value = values.get(name, "" if name not in STREAMS else [])
            if name in STREAMS:
                value = clean_stream(field.stream_block, value, self.entry.at(name))
            setattr(obj, name, value)
        site.site_name = values["site_name"]
        try:
            obj.full_clean()
            site.full_clean()
        except ValidationError as error:
            self.report(error)
            return obj
        site.save()
        obj.save()
        return obj

    def report(self, error: ValidationError) -> None:
        contact = {name: key for key, name in CONTACT.items()}
        for name, problems in error.error_dict.items():
            place = self.entry.at("contact") if name in contact else self.entry
            report_invalid({contact.get(name, name): problems}, place)


def site_frame_pieces(entry: Entry | None) -> list[SiteFramePiece]:
    return [SiteFramePiece("site:frame", entry)] if entry else []
