"""Health checks tell the truth, and nothing else."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from larch_site import health


def test_alive_asks_no_database(client):
    response = client.get("/healthz")  # without the db mark, a query would be an error

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_ready_with_every_migration(client):
    response = client.get("/readyz")

    assert (response.status_code, response.content) == (200, b"ready\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_ready_costs_two_queries(client, django_assert_num_queries):
    with django_assert_num_queries(2):  # whether there is a table of migrations, and which
        client.get("/readyz")


@pytest.mark.django_db
def test_not_ready_while_a_migration_is_missing(client):
    app, name = sorted(health._newest_migrations())[0]
    MigrationRecorder(connection).record_unapplied(app, name)

    response = client.get("/readyz")

    assert (response.status_code, response.content) == (503, b"not ready\n")
    assert "no-store" in response["Cache-Control"]


def test_not_ready_without_a_database_and_no_word_why(client, settings, monkeypatch):
    from django.db import OperationalError

    def refuse(*_: object) -> None:
        raise OperationalError("connection to 10.1.2.3 failed for user larch")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", refuse)

    response = client.get("/readyz")

    assert (response.status_code, response.content) == (503, b"not ready\n")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_only_reading_is_allowed(client, path):
    assert client.post(path).status_code == 405
