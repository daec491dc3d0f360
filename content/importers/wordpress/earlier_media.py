"""Pictures and files that earlier runs took in: an export of some posts names only some, or none."""

from collections.abc import Iterable

from content.former_site.files import MODELS, FormerFile
from content.importers.wordpress.addresses import OldSite, uploaded
from content.importers.wordpress.kept import Kept, Missing
from content.importers.wordpress.planning import PREFIX as POST
from content.importers.wordpress.planning import Plans
from content.importers.wordpress.survey import Entry, Survey
from content.provenance import Provenance

PREFIX = "wordpress-media:"
DELETED = "an editor deleted it from the library"


def name_of(site: OldSite) -> str:
    """Numbers mean something only together with the site."""
    return f"{min(site.hosts, default='')}{site.folder}"


def note(record: Provenance, kept: Kept, entry: Entry, *, names: Iterable[str], site: str) -> None:
    """What a later export needs to know of it, if it doesn't tell."""
    state = {
        "kind": kept.kind, "site": site, "id": entry.id, "parent": entry.parent, "place": entry.number,
        "names": sorted(names), "name": kept.name, "alt": kept.alt, "caption": kept.caption,
    }  # fmt: skip
    # The place in the file changes with every post before it, and only their order counts.
    if {**record.state, "place": 0} != {**state, "place": 0}:
        record.state = state
        record.save()


def earlier_media(survey: Survey) -> list[Provenance]:
    """Those that this export doesn't name, in the order in which an earlier one did."""
    named = [PREFIX + entry.key for entry in survey.attachments.values()]
    records = Provenance.objects.filter(
        key__startswith=PREFIX, state__site=name_of(survey.old_site)
    ).exclude(key__in=named)
    return sorted(records, key=lambda each: (each.state["place"], each.key))


def recalled(records: list[Provenance]) -> list[tuple[dict, Kept | Missing]]:
    """With what was noted of each."""
    found = {
        kind: model.objects.in_bulk([r.object_id for r in records if r.state["kind"] == kind])
        for kind, model in MODELS.items()
    }
    pairs: list[tuple[dict, Kept | Missing]] = []
    for record in records:
        state, obj = record.state, found[record.state["kind"]].get(record.object_id)
        if obj is None:
            pairs.append((state, Missing(state["name"], DELETED)))
            continue
        url = obj.url if state["kind"] == "document" else ""
        kept = Kept(
            state["kind"], obj.pk, state["name"], obj.title, state["alt"], state["caption"], url
        )
        pairs.append((state, kept))
    return pairs


def former_files(survey: Survey, by_id: dict[int, Kept], plans: Plans) -> Iterable[FormerFile]:
    """By which old addresses readers come to what is in the library now."""
    site = survey.old_site
    for number, entry in survey.attachments.items():
        kept, plan = by_id.get(number), plans.by_id.get(entry.parent)
        if kept is None:
            continue
        posted_with = POST + plan.key if plan else (None if entry.parent else "")
        path = uploaded(entry.address) or (site.path(entry.address) or "/").partition("?")[0]
        for name in {entry.file, path.strip("/")} - {""}:
            yield FormerFile(name, kept.kind, kept.pk, posted_with)
