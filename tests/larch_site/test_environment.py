"""Wrong values stop the start with what to set; README tells of every variable."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from larch_site import environment
from larch_site.page_store import chosen

PROJECT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("name", "value", "reader"),
    [
        ("PORT", "abc", environment.port),
        ("PORT", "0", environment.port),
        ("PORT", "65536", environment.port),
        ("PORT", "８０", environment.port),  # noqa: RUF001  (digits, but not ASCII)
        ("DEMO", "maybe", environment.demo),
        ("TRUSTED_PROXY", "10.0.0.1", environment.trusted_proxy),
        ("SECRET_KEY", "x", environment.secret_key),
        ("SECRET_KEY", "x" * 49, lambda: environment.secret_key(lambda: "made")),
        ("WEB_CONCURRENCY", "-1", environment.web_processes),
        ("ALLOWED_HOSTS", "https://example.org", environment.allowed_hosts),
        ("ALLOWED_HOSTS", "example.org:80", environment.allowed_hosts),
        ("SITE_URL", "example.org", environment.site_url),
        ("SITE_URL", "ftp://example.org", environment.site_url),
        ("EMAIL_URL", "mail.example.org", environment.mail),
        ("EMAIL_URL", "smtp://mail.example.org?tls=perhaps", environment.mail),
        ("EMAIL_URL", "smtp://mail.example.org:x", environment.mail),
        ("SEARCH_ENGINES", "perhaps", environment.search_engines),
        ("SECURITY_CONTACT", "somebody@example.org", environment.security_contact),
        ("SECURITY_CONTACT", "mailto:a@example.org\nExpires: x", environment.security_contact),
        ("PAGE_STORE", "perhaps", chosen.is_on),
        ("PAGE_STORE_MEMORY", "0", chosen.memory),
        ("PAGE_STORE_DISK", "some", chosen.disk),
        ("PAGE_STORE_CACHE", "cache.example.org:6379", chosen.cache),
        ("STATEMENT_TIMEOUT", "1.5", environment.databases),
        ("DATABASE_URL", "mysql://host/name", environment.databases),
        ("DATABASE_URL", "postgresql://host", environment.databases),
        ("DATABASE_URL", "postgresql://host:x/name", environment.databases),
        ("DATABASE_URL", "postgresql://host/name?sllmode=require", environment.databases),
    ],
)
def test_a_wrong_value_is_an_error_that_names_the_variable(monkeypatch, name, value, reader):
    monkeypatch.setenv("DATABASE_URL", "postgresql://host/name")
    monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match=name) as raised:
        reader()

    assert "Set it" in str(raised.value)


def test_an_empty_value_counts_as_not_set(monkeypatch):
    monkeypatch.setenv("PORT", " ")

    assert environment.port() == 8000


def test_without_a_value_and_a_default_the_error_says_what_it_is_for(monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)

    with pytest.raises(ImproperlyConfigured, match=r"is not set\. It is for: signs sessions"):
        environment.secret_key()


def test_errors_never_repeat_the_password(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://larch:hunter2@host:x/name")
    monkeypatch.setenv("EMAIL_URL", "smtp://larch:hunter2@host:x")

    for reader in (environment.databases, environment.mail):
        with pytest.raises(ImproperlyConfigured) as raised:
            reader()
        assert "hunter2" not in str(raised.value)


def test_a_database_address_is_read_with_its_escapes(monkeypatch):
    monkeypatch.setenv(
        "DATABASE_URL", "postgresql://a%40b:p%2Fw%3A@db.example.org:5433/la%20rch?sslmode=require"
    )

    database = environment.databases()["default"]

    expected = {
        "USER": "a@b",
        "PASSWORD": "p/w:",
        "HOST": "db.example.org",
        "PORT": "5433",
        "NAME": "la rch",
    }
    assert database.items() >= expected.items()
    assert database["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize(
    "address",
    ["postgresql://larch@/larch?host=%2FRun%2Fpg", "postgresql://larch@%2FRun%2Fpg/larch"],
)
def test_a_socket_may_be_given_in_either_form(monkeypatch, address):
    monkeypatch.setenv("DATABASE_URL", address)

    assert environment.databases()["default"]["HOST"] == "/Run/pg"


def test_an_ipv6_database_host_is_understood(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://larch@[::1]:5432/larch")

    assert environment.databases()["default"]["HOST"] == "::1"


def test_nothing_waits_for_ever_for_the_database(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://host/name")
    monkeypatch.delenv("STATEMENT_TIMEOUT", raising=False)

    database = environment.databases()["default"]

    assert database["OPTIONS"]["connect_timeout"] == 2
    assert database["OPTIONS"]["options"] == "-c statement_timeout=10000 -c lock_timeout=2000"
    assert (database["CONN_MAX_AGE"], database["CONN_HEALTH_CHECKS"]) == (60, True)


def test_commands_may_take_their_time(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://host/name")
    monkeypatch.setenv("STATEMENT_TIMEOUT", "0")

    options = environment.databases()["default"]["OPTIONS"]["options"]

    assert options == "-c statement_timeout=0 -c lock_timeout=0"


def test_a_mail_server_is_read_with_its_escapes(monkeypatch):
    monkeypatch.setenv("EMAIL_URL", "smtp://a%40b:p%2Fw@mail.example.org:587?tls=yes")

    mail = environment.mail()

    assert (mail.host, mail.port, mail.user, mail.password) == (
        "mail.example.org", 587, "a@b", "p/w",
    )  # fmt: skip
    assert (mail.tls, mail.ssl) == (True, False)


def test_readme_lists_every_variable_and_no_other():
    readme = (PROJECT / "README.md").read_text()

    listed = re.findall(r"^\| `([A-Z_]+)` \|", readme, re.MULTILINE)

    assert listed == [variable.name for variable in environment.VARIABLES]


def test_readme_says_what_the_code_says_of_each_variable():
    readme = (PROJECT / "README.md").read_text()

    for one in environment.VARIABLES:
        needed = "yes" if one.required_in_production else "no"
        assert f"| `{one.name}` | {one.meaning} | {one.default} | {needed} |" in readme


def test_every_variable_that_the_code_reads_is_in_the_list():
    names = {variable.name for variable in environment.VARIABLES}
    reading = re.compile(r"(?:text|yes_or_no|number|required|wrong)\(\s*\"([A-Z_]+)\"")

    read = {
        name
        for file in (PROJECT / "larch_site").rglob("*.py")
        for name in reading.findall(file.read_text())
    }

    assert read <= names
    assert len(read) > 10
