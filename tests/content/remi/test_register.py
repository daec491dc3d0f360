"""The register of London's public bodies."""

from content.models import RemiOrganisation
from content.remi import register
from content.snippets.places import BOROUGHS, ICB_AREAS, PLACES


def test_it_has_every_borough_and_every_integrated_care_board():
    shipped = register.shipped()

    assert {one.place for one in shipped if one.kind == "council"} == set(BOROUGHS)
    assert {one.place for one in shipped if one.kind == "icb"} == set(ICB_AREAS)
    assert len(BOROUGHS) == 33
    assert all(one.place in PLACES for one in shipped)
    assert {one.kind for one in shipped} <= set(RemiOrganisation.Kind.values)


def test_no_name_means_two_bodies():
    names = [register.plain(name) for one in register.shipped() for name in {one.name, *one.others}]

    assert len(names) == len(set(names))


def test_a_new_site_starts_with_it(db):
    assert {one.name for one in register.register()} == {one.name for one in register.shipped()}


def test_staff_keep_it(db):
    RemiOrganisation.objects.filter(name="Hackney Council").update(on_register=False)
    RemiOrganisation.objects.create(
        name="Larchwood Care Trust", kind="trust", on_register=True, other_names="LCT\n"
    )

    listed = register.register()

    assert register.understand("Hackney Council", listed) is None
    assert register.understand("lct", listed).name == "Larchwood Care Trust"


def test_two_that_are_as_close_are_no_certainty(db):
    listed = register.register()

    assert register.understand("North London", listed) is None
    assert {"North London NHS Foundation Trust"} < {
        one.name for one in register.offer("North East London NHS FT", listed)
    }
