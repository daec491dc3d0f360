import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from content.models import OrganisationMerge, RemiOrganisation
from content.remi.merging import merge
from tests.content.remi.desk_records import NOW, make_organisation, make_request, tell

pytestmark = pytest.mark.django_db
INDEX = "/admin/remi/organisations/"


@pytest.fixture(autouse=True)
def without_the_register(db):
    RemiOrganisation.objects.all().delete()


def page(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser").select_one("main")


def words(answer) -> str:
    return page(answer).get_text(" ", strip=True)


def names(client, **filters) -> list[str]:
    links = page(client.get(INDEX, filters)).select("table tbody td:first-child a")
    return [link.get_text(strip=True) for link in links]


def test_the_list_counts_requests_and_tells_the_status(officer):
    trust = make_organisation("Made-up Trust", kind="trust", place="north-east-london")
    for _ in range(2):
        make_request(organisation=trust)
    tell(trust, "paused")

    [row] = page(officer.get(INDEX)).select("table tbody tr")

    cells = row.get_text(" ", strip=True)
    assert cells.startswith("Made-up Trust NHS trust North East London Paused 2")


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["A", "B"]),
        ({"asked": "yes"}, ["B"]),
        ({"asked": "no"}, ["A"]),
        ({"kind": "trust"}, ["A"]),
        ({"place": "E09000001"}, ["B"]),
        ({"status": "paused"}, ["A"]),
        ({"status": "not-known"}, ["B"]),
        ({"on_register": "yes"}, ["A"]),
        ({"confirmed": "no"}, ["B"]),
        ({"q": "short"}, ["A"]),
    ],
    ids=str,
)
def test_filters_and_search_without_what_was_merged(officer, filters, found):
    first = make_organisation(
        "A", kind="trust", other_names="Short form", on_register=True, confirmed=True
    )
    tell(first, "paused")
    second = make_organisation("B", place="E09000001")
    make_request(organisation=second)
    make_organisation("Gone", merged_into=first, kind="trust", confirmed=True)

    assert names(officer, **filters) == found


def test_a_second_one_of_the_same_name_on_the_register_is_refused(officer):
    make_organisation("Made-up Council", on_register=True)

    answer = officer.post(
        reverse("remi_organisations:add"),
        {"name": "made-up council", "kind": "council", "on_register": "on"},
    )

    assert "already an organisation of this name" in words(answer)
    assert RemiOrganisation.objects.count() == 1


def test_its_page_shows_status_over_time_and_requests(officer):
    organisation = make_organisation()
    request = make_request(organisation=organisation)
    tell(organisation, "awareness", recorded_at=NOW.replace(month=3), request=request)
    tell(organisation, "embedding")

    text = words(officer.get(reverse("remi_organisations:inspect", args=[organisation.pk])))

    assert text.index("25 Nov 2026 Embedding") < text.index("25 Mar 2026 Awareness")
    assert request.reference in text


@pytest.mark.parametrize("start_from", ["known", "typed"])
def test_two_are_merged_from_either_page(officer, start_from):
    known = make_organisation("Made-up Trust", confirmed=True)
    typed = make_organisation("Made-up Trst")
    request = make_request(organisation=typed)
    tell(typed, "paused")
    start, other = (known, typed) if start_from == "known" else (typed, known)

    choose = page(officer.get(reverse("remi_organisations:choose_merge", args=[start.pk])))
    [link] = [a for a in choose.select("table a") if a.get_text(strip=True) == other.name]
    confirm = officer.get(link["href"])
    assert "1 request and 1 status move to it from “Made-up Trst”" in words(confirm)
    assert request.organisation == typed
    done = officer.post(link["href"], follow=True)

    typed.refresh_from_db()
    assert typed.merged_into == known
    assert "“Made-up Trst” is merged into “Made-up Trust”." in words(done)
    assert names(officer) == ["Made-up Trust"]


def test_a_merge_is_undone_by_a_button(officer, django_user_model):
    kept, gone = make_organisation("Kept"), make_organisation("Gone")
    request = make_request(organisation=gone)
    officer.post(reverse("remi_organisations:merge", args=[gone.pk, kept.pk]))
    assert OrganisationMerge.objects.get().by == django_user_model.objects.get()
    button = page(officer.get(reverse("remi_organisations:inspect", args=[kept.pk])))
    form = button.select_one("form[action*=undo-merge]")

    done = officer.post(form["action"], follow=True)

    request.refresh_from_db()
    assert request.organisation == gone
    assert "“Gone” stands by itself again." in words(done)


def test_an_old_merge_has_no_button_and_is_refused(officer):
    kept, gone = make_organisation("Kept"), make_organisation("Gone")
    done = merge(kept=kept, gone=gone, by=None, now=NOW.replace(year=2025))

    text = words(officer.get(reverse("remi_organisations:inspect", args=[kept.pk])))
    assert "for 30 days; this one is older" in text
    assert "Undo" not in text
    answer = officer.post(reverse("remi_organisations:undo_merge", args=[done.pk]), follow=True)

    gone.refresh_from_db()
    assert gone.merged_into == kept
    assert "this one is older" in words(answer)


def test_the_merged_one_says_where_it_went_and_is_not_edited(officer):
    kept, gone = make_organisation("Kept"), make_organisation("Gone")
    merge(kept=kept, gone=gone, by=None, now=NOW)

    inspect = officer.get(reverse("remi_organisations:inspect", args=[gone.pk]))
    assert "This record was merged into Kept" in words(inspect)
    for action in ("edit", "choose_merge"):
        answer = officer.get(reverse(f"remi_organisations:{action}", args=[gone.pk]))
        assert answer.status_code == 404
    again = officer.post(reverse("remi_organisations:merge", args=[gone.pk, kept.pk]), follow=True)
    assert "already merged into “Kept”" in words(again)


def test_not_into_itself(officer):
    one = make_organisation("Made-up Trust")
    place = reverse("remi_organisations:merge", args=[one.pk, one.pk])

    assert "can't be merged into itself" in words(officer.get(place))
    assert "can't be merged into itself" in words(officer.post(place, follow=True))
    assert not OrganisationMerge.objects.exists()


def test_taking_a_merge_by_its_address_changes_nothing(officer):
    done = merge(kept=make_organisation(), gone=make_organisation(), by=None, now=NOW)

    assert officer.get(reverse("remi_organisations:undo_merge", args=[done.pk])).status_code == 405
