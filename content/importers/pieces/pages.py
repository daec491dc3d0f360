import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, ManyToOneRel, Model
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import Page

from content.importers.block_errors import clean_stream
from content.importers.entries import Entry
from content.importers.field_values import read_fields
from content.importers.pieces.piece import Piece, report_invalid, stored_values
from content.importers.targets import Made, Targets
from content.models import HomePage

HOME = "page:/"
LONGEST_TITLE = 255  # characters
LARGEST_ORDER = 1_000_000
HOME_SLUG = "home"  # Wagtail wants one, though no address shows it


@dataclass
class PagePiece(Piece):
    model: type[Page] = Page

    @property
    def slug(self) -> str:
        return self.name.strip("/").rpartition("/")[2] or HOME_SLUG

    @property
    def parent_key(self) -> str | None:
        """None for the home page, which lies below Wagtail's root."""
        if self.key == HOME:
            return None
        return f"page:{self.name.rstrip('/').rpartition('/')[0]}/"

    @property
    def order(self) -> int | None:
        order = self.entry.at("order").value
        return order if isinstance(order, int) else None

    def read(self, targets: Targets) -> dict:
        names = list(page_fields(self.model))
        given = self.entry.fields(["type", "title"], ["order", *names])
        given.pop("type", None)
        order = given.pop("order", None)
        if title := given.get("title"):
            title.text() or title.wrong("Write a title.")
        values = read_fields(self.model, given, targets)
        return {"order": order and order.whole_number(highest=LARGEST_ORDER), **values}

    def existing(self) -> Page | None:
        if self.key == HOME:
            return HomePage.objects.first()
        home = HomePage.objects.first()
        path = home and f"{home.url_path.rstrip('/')}{self.name}"
        return Page.objects.filter(url_path=path).specific().first()

    def recorded(self, object_id: int) -> Page | None:
        return Page.objects.filter(pk=object_id).specific().first()

    def state(self, obj: Page) -> dict:
        parent = obj.get_parent()
        return stored_values(obj, ["latest_revision", "live"]) | {"parent": parent.pk}

    def begin(self, made: Made) -> Page:
        """An unpublished page with nothing but its title, so that others can link to it."""
        title = self.entry.at("title").text()[:LONGEST_TITLE]  # a longer one is refused later
        page = self.model(title=title, slug=self.slug, live=False)
        return self.parent(made).add_child(instance=page)

    def parent(self, made: Made) -> Page:
        if self.parent_key is None:
            return Page.get_first_root_node()
        return Page.objects.get(pk=made.ids[self.parent_key])

    def write(self, obj: Page, made: Made) -> Page:
        if not isinstance(obj, self.model):
            kind = obj.specific_class._meta.verbose_name
            self.entry.at("type").wrong(
                f"At {self.name} stands a page of another type ({kind}). "
                "Delete or move it in the admin, then run load_demo --reset."
            )
            return obj
        if obj.get_parent().pk != (parent := self.parent(made)).pk:
            obj.move(parent, pos="last-child")
        page = self.model.objects.get(pk=obj.pk)
        values = self.read(made)
        page.slug = self.slug
        for name, field in page_fields(self.model).items():
            self.fill(page, name, field, values.get(name))
        try:
            page.full_clean()
        except ValidationError as error:
            report_invalid(error.error_dict, self.entry)
        if self.entry.problems:
            return page
        self.date_back(page)
        page.save_revision(clean=False, changed=True).publish()
        return page

    def fill(self, page: Page, name: str, field, value) -> None:
        if isinstance(field, StreamField):
            value = clean_stream(field.stream_block, value or [], self.entry.at(name))
        elif field.one_to_many:
            given = [self.with_zone(each) for each in value or []]
            value = records(field, given, self.entry.at(name))
        elif isinstance(field, ParentalManyToManyField):
            value = field.related_model.objects.filter(pk__in=value or [])
        elif value is None:
            value = field.get_default()
        else:
            value = self.in_zone(value)
        setattr(page, field.attname if isinstance(field, ForeignKey) else name, value)

    def with_zone(self, fields: dict) -> dict:
        """Those of a record that belongs to the page."""
        return {name: self.in_zone(value) for name, value in fields.items()}

    def in_zone(self, value: object) -> object:
        is_time = isinstance(value, datetime.datetime)
        return value.replace(tzinfo=self.zone()) if is_time else value

    def zone(self) -> ZoneInfo:
        name = self.entry.at("time_zone").value or "Europe/London"
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return ZoneInfo("UTC")  # the page's own check reports the zone

    def date_back(self, page: Page) -> None:
        """A piece that was published before this site was made keeps its own day."""
        day = getattr(page, "date", None)
        if day and page.first_published_at is None:
            page.first_published_at = datetime.datetime.combine(
                day, datetime.time(), ZoneInfo("Europe/London")
            )


def page_fields(model: type[Page]) -> dict[str, object]:
    """What a file may say of a page beside its type and place: the fields of ours, by name."""
    fields = {name: model._meta.get_field(name) for name in ("title", "search_description")}
    for field in model._meta.get_fields(include_parents=False):
        inline = isinstance(field, ManyToOneRel) and isinstance(field.field, ParentalKey)
        if inline or (field.concrete and not field.primary_key):
            fields[field.name] = field
    return fields


def records(relation: ManyToOneRel, values: list[dict], entry: Entry) -> list[Model]:
    """What belongs to a page, such as its speakers. The page doesn't check them; here they are."""
    made = []
    for number, fields in enumerate(values):
        named = {relation.related_model._meta.get_field(name): fields[name] for name in fields}
        columns = {field.attname: value for field, value in named.items() if field.concrete
                   and not field.many_to_many}  # fmt: skip
        record = relation.related_model(**columns)
        for field, chosen in named.items():
            if field.many_to_many:
                setattr(record, field.name, field.related_model.objects.filter(pk__in=chosen))
        record.sort_order = number  # without it the database returns them in any order
        try:
            record.full_clean(exclude=[relation.field.name])
        except ValidationError as error:
            report_invalid(error.error_dict, entry.at(number))
        made.append(record)
    return made
