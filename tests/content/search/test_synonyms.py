"""A synonym that is empty, says something twice or contradicts another is refused with a reason."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from content.models import SearchSynonym


def refused(**fields) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as error:
        SearchSynonym(**fields).full_clean()
    return error.value.message_dict


@pytest.fixture
def diabetic(db) -> SearchSynonym:
    return SearchSynonym.objects.create(typed="diabetic, diabetics", also_finds="diabetes")


@pytest.mark.parametrize("empty", ["", " ,", "!?", "\u200f"])
def test_an_empty_side_is_refused(db, empty):
    assert list(refused(typed=empty, also_finds="diabetes")) == ["typed"]
    assert list(refused(typed="diabetic", also_finds=empty)) == ["also_finds"]


def test_the_same_words_twice_are_refused_however_they_are_written(db):
    message = "“cafe bar” stands here twice."

    assert refused(typed="Café-Bar, cafe bar", also_finds="pub") == {"typed": [message]}
    assert refused(typed="pub", also_finds="cafe bar, CAFE BAR") == {"also_finds": [message]}


def test_words_that_find_themselves_are_refused(db):
    told = refused(typed="REMI", also_finds="index, remi")

    assert told == {"also_finds": ["“remi” is what people type already, so it finds itself."]}


def test_what_another_synonym_explains_is_refused_and_leads_to_it(diabetic):
    told = refused(typed="sugar, Diabetics", also_finds="glucose")

    message = f"“diabetics” is in the synonym “{diabetic}” already. Change that one."
    assert told == {"typed": [message]}


@pytest.mark.parametrize("both_ways", [False, True])
def test_the_other_way_round_is_refused(diabetic, both_ways):
    told = refused(typed="diabetes", also_finds="diabetic", both_ways=both_ways)

    message = f"The synonym “{diabetic}” says it the other way round. Tick “both ways” there."
    assert told == {"also_finds": [message]}


def test_a_synonym_may_be_changed_and_lead_where_another_leads(diabetic):
    diabetic.also_finds = "diabetes, blood sugar"
    diabetic.full_clean()

    SearchSynonym(typed="insulin", also_finds="diabetes").full_clean()


def test_those_that_a_site_begins_with_are_sound(structure):
    for synonym in SearchSynonym.objects.all():
        synonym.full_clean()


def test_what_staff_changed_is_no_obstacle_to_the_demo_content(db, settings, tmp_path):
    settings.VAR_FOLDER, settings.MEDIA_ROOT = tmp_path / "var", tmp_path / "stored"
    call_command("load_demo")
    SearchSynonym.objects.filter(typed__startswith="barber").update(typed="barber, hairdresser")

    call_command("load_demo")

    assert SearchSynonym.objects.filter(typed__contains="barber").get().also_finds == "barbershop"
