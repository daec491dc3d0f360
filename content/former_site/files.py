"""Where pictures and files of the former site are now, by the addresses that they had there.

One row a file serves all sizes in which WordPress had a picture: `photo-300x200.jpg` and
`photo-scaled.jpg` are told from their names.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from unicodedata import normalize

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page, ReferenceIndex

from content.media.document import SiteDocument
from content.media.image import SiteImage
from content.provenance import Provenance
from content.publication.open_to_all import open_to_all

PREFIX = "wordpress-file:"
UPLOADS = ("/wp-content/uploads/", "/files/", "/uploads/")
FILE = re.compile(r"\.\w{2,5}$")
SIZED = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w+$)")
VARIANT = re.compile(r"-(?:scaled|rotated|e\d{10,})(?=\.\w+$)")
# Beside photo.jpg, plugins that make pages quick lay photo.jpg.webp or photo.webp.
QUICK_COPY = re.compile(r"\.(?:webp|avif)$", re.IGNORECASE)
PICTURE = re.compile(r"\.(?:jpe?g|png|gif)$", re.IGNORECASE)
SHOWN_AT = "max-1600x1600"  # originals are nobody's business (larch_site/pictures.py)
MODELS = {"image": SiteImage, "document": SiteDocument}
# By its number, whether a page will be open to readers that a dry run of an import would write anew. What
# it shows now says nothing of what it will show.
WillBe = Mapping[int, bool]
NOTHING_CHANGES: WillBe = {}
SOME_POST = "?"  # it came with a post that no export has named yet


@dataclass(frozen=True)
class FormerFile:
    """`path`: below the uploads folder. `posted_with`: the key of the record of the post that it came
    with; None where that isn't known now."""

    path: str
    kind: str
    pk: int
    posted_with: str | None = ""

    @property
    def names(self) -> list[str]:
        """Also that of the file from which WordPress made a smaller or turned one."""
        return list(
            dict.fromkeys([in_one_form(self.path), VARIANT.sub("", in_one_form(self.path))])
        )


def in_one_form(path: str) -> str:
    """An accent is one character or two, depending on who uploaded the file."""
    return normalize("NFC", path.strip("/"))


def originals_of(name: str) -> list[str]:
    """Of what may be such a copy."""
    if not QUICK_COPY.search(name):
        return []
    bare = QUICK_COPY.sub("", name)
    return [bare] if PICTURE.search(bare) else [f"{bare}.{each}" for each in ("jpg", "jpeg", "png")]


def below_uploads(path: str) -> str:
    """The part of a path by which files are known; the path itself where it lies elsewhere."""
    folder = next((each for each in UPLOADS if each in path), "")
    return in_one_form(path.partition(folder)[2] if folder else path)


def remember(files: Iterable[FormerFile]) -> None:
    """A file's own name counts more than that of the one from which another was made."""
    own: dict[str, FormerFile] = {}
    others: dict[str, FormerFile] = {}
    for file in files:
        name, *further = file.names
        own[name] = file
        others |= dict.fromkeys(further, file)
    wanted = others | own
    records = Provenance.objects.in_bulk([PREFIX + name for name in wanted])
    new = [record_of(name, file) for name, file in wanted.items() if PREFIX + name not in records]
    for name, file in own.items():
        if (record := records.get(PREFIX + name)) and differs(record, file):
            record_of(name, file, record.state["posted_with"]).save()
    Provenance.objects.bulk_create(new)


def record_of(name: str, file: FormerFile, known: str = SOME_POST) -> Provenance:
    posted_with = known if file.posted_with is None else file.posted_with
    state = {"kind": file.kind, "posted_with": posted_with}
    return Provenance(key=PREFIX + name, object_id=file.pk, fingerprint="", state=state)


def differs(record: Provenance, file: FormerFile) -> bool:
    posted_with = record.state["posted_with"] if file.posted_with is None else file.posted_with
    now = {"kind": file.kind, "posted_with": posted_with}
    return (record.object_id, record.state) != (file.pk, now)


def address_now(path: str) -> str:
    """Of what the former site had at this path; "" where there is nothing, or nothing to tell."""
    if not FILE.search(path.rstrip("/")):
        return ""
    for record in records_for(below_uploads(path)):
        model = MODELS[record.state["kind"]]
        found = model.objects.filter(pk=record.object_id).first()
        if found and is_open_to_all(found, record.state["posted_with"]):
            return address_of(found)
    return ""


def records_for(name: str) -> Iterator[Provenance]:
    """The likeliest first."""
    names = [
        each
        for one in (name, *originals_of(name))
        for each in (one, SIZED.sub("", one), VARIANT.sub("", SIZED.sub("", one)))
    ]
    records = Provenance.objects.in_bulk([PREFIX + each for each in names])
    yield from (records[PREFIX + each] for each in dict.fromkeys(names) if PREFIX + each in records)


def address_of(found: SiteImage | SiteDocument) -> str:
    """A document's own address knows who may read it."""
    if isinstance(found, SiteDocument):
        return found.url
    with suppress(SourceImageIOError):
        return found.get_rendition(SHOWN_AT).url
    return ""


def is_open_to_all(found: SiteImage | SiteDocument, posted_with: str) -> bool:
    """Whether an old address may lead there: nobody is led to a login, or to what isn't there for them."""
    is_kept_back = found.collection.get_view_restrictions().exists()
    return not is_kept_back and is_told(found, posted_with)


def is_told(found: Model, posted_with: str = "", *, will_be: WillBe = NOTHING_CHANGES) -> bool:
    """Not what only drafts and private pages show. What none shows was open to all on the former site,
    unless it came with a post that isn't: reports that people link to often stand in no post."""
    references = references_to(found, will_be)
    if references:
        return any(is_open(*reference) for reference in references)
    if posted_with in ("", SOME_POST):
        return not posted_with
    record = Provenance.objects.filter(key=posted_with).first()
    if record and record.object_id in will_be:
        return will_be[record.object_id]
    return record is None or open_to_all(Page.objects).filter(pk=record.object_id).exists()


def is_shown_to_all(found: Model, *, will_be: WillBe = NOTHING_CHANGES) -> bool:
    return any(is_open(*reference) for reference in references_to(found, will_be))


def references_to(found: Model, will_be: WillBe) -> set[tuple[int, str]]:
    """The objects that show it, each once: what kind of object, and its primary key."""
    references = set(
        ReferenceIndex.get_references_to(found).values_list("base_content_type", "object_id")
    )
    if not will_be:
        return references
    of_pages = ContentType.objects.get_for_model(Page).pk
    return references - {(of_pages, str(pk)) for pk in will_be} - questions_of(will_be)


def questions_of(pages: WillBe) -> set[tuple[int, str]]:
    """They are written with the page."""
    question = apps.get_model("content", "Question")  # in a layer above
    kind = ContentType.objects.get_for_model(question).pk
    numbers = question.objects.filter(asked_at__in=list(pages)).values_list("pk", flat=True)
    return {(kind, str(pk)) for pk in numbers}


def is_open(content_type: int, number: str) -> bool:
    model = ContentType.objects.get_for_id(content_type).model_class()
    if model is Page:
        return open_to_all(Page.objects).filter(pk=number).exists()
    if model is not None and hasattr(model, "live"):
        return model._base_manager.filter(pk=number, live=True).exists()
    return model is not None
