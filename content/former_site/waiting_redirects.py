"""Old addresses of posts that weren't public when they were imported: they lead on once the page is published.

Until then nobody is told of it. The import itself writes its redirects at the end and takes what waits
with it, so that a dry run tells the same.
"""

from collections.abc import Iterable

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.signals import page_published

from content.former_site.file_redirects import PREFIX as REDIRECT
from content.provenance import Provenance

PREFIX = "wordpress-waiting:"


def connect() -> None:
    page_published.connect(lead_on, dispatch_uid="former_site.lead_on")


def lead_on(instance: Page, **_) -> None:
    """Where no other redirect has taken the address meanwhile; an editor's counts more."""
    waiting = list(Provenance.objects.filter(key__startswith=PREFIX, object_id=instance.pk))
    if not waiting:
        return
    by_path = {each.key.removeprefix(PREFIX): each for each in waiting}
    site = instance.get_site()
    taken = Redirect.get_for_site(site).filter(old_path__in=list(by_path))
    free = set(by_path) - set(taken.values_list("old_path", flat=True))
    Provenance.objects.filter(key__in=[REDIRECT + path for path in free]).delete()
    made = Redirect.objects.bulk_create(
        Redirect(site=site, old_path=path, redirect_page=instance, is_permanent=True)
        for path in sorted(free)
    )
    Provenance.objects.bulk_create(
        Provenance(
            key=REDIRECT + each.old_path, object_id=each.pk, fingerprint="",
            state={"leads": [instance.pk, ""], "is_linked": by_path[each.old_path].state["is_linked"]},
        )
        for each in made
    )  # fmt: skip
    Provenance.objects.filter(key__in=[each.key for each in waiting]).delete()


def forget(pages: Iterable[int]) -> None:
    Provenance.objects.filter(key__startswith=PREFIX, object_id__in=list(pages)).delete()


def wait(paths: dict[str, tuple[int, bool]]) -> None:
    """By old path: the page, and whether links in posts are led there as well."""
    Provenance.objects.bulk_create(
        [
            Provenance(key=PREFIX + path, object_id=page_id, fingerprint="", state={"is_linked": linked})
            for path, (page_id, linked) in paths.items()
        ],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["object_id", "state"],
    )  # fmt: skip
