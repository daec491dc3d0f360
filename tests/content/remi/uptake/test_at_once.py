"""Two who freeze the same quarter at the same time, each with a connection of their own."""

import threading

import pytest
from django.db import connection

from content.models import DownloadRequest, RemiOrganisation, UptakeSnapshot
from content.remi.quarter import Quarter
from content.remi.uptake.freezing import FreezeError, freeze
from tests.content.remi.desk_records import make_request

QUARTER = Quarter.named("2026-Q1")


def in_a_thread(*works) -> None:
    start = threading.Barrier(len(works))

    def run(work):
        try:
            start.wait(timeout=10)
            work()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for each in threads:
        each.start()
    for each in threads:
        each.join(timeout=30)


@pytest.fixture
def cleared(db):
    in_a_thread(lambda: make_request(at=QUARTER.begins))
    yield
    for model in (
        UptakeSnapshot,
        DownloadRequest,
        RemiOrganisation.objects.filter(name__startswith="Made-up"),
    ):
        in_a_thread(getattr(model, "objects", model).all().delete)


def test_one_snapshot_and_one_clear_refusal(cleared):
    said = []

    def freeze_it():
        try:
            said.append(str(freeze(quarter=QUARTER, now=QUARTER.ends)))
        except FreezeError as refusal:
            said.append(str(refusal))

    in_a_thread(freeze_it, freeze_it)

    refused, done = sorted(said, key=lambda words: "already" not in words)
    assert done == "January to March 2026, version 1"
    assert "frozen already" in refused
    assert UptakeSnapshot.objects.count() == 1
