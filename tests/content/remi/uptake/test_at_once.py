"""Two who freeze the same quarter at the same time, each with a connection of their own."""

import pytest

from content.models import DownloadRequest, RemiOrganisation, UptakeSnapshot
from content.remi.quarter import Quarter
from content.remi.uptake.freezing import FreezeError, freeze
from tests.at_once import at_once
from tests.content.remi.desk_records import make_request

QUARTER = Quarter.named("2026-Q1")


@pytest.fixture
def cleared(db):
    at_once(lambda: make_request(at=QUARTER.begins))
    yield
    for model in (
        UptakeSnapshot,
        DownloadRequest,
        RemiOrganisation.objects.filter(name__startswith="Made-up"),
    ):
        at_once(getattr(model, "objects", model).all().delete)


def test_one_snapshot_and_one_clear_refusal(cleared):
    said = []

    def freeze_it():
        try:
            said.append(str(freeze(quarter=QUARTER, now=QUARTER.ends)))
        except FreezeError as refusal:
            said.append(str(refusal))

    at_once(freeze_it, freeze_it)

    refused, done = sorted(said, key=lambda words: "already" not in words)
    assert done == "January to March 2026, version 1"
    assert "frozen already" in refused
    assert UptakeSnapshot.objects.count() == 1
