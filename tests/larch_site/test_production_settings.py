"""Production starts safe or not at all, and says what to set."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from tests.databases import PROJECT, Server, ensure_migrated
from tests.free_port import free_port
from tests.larch_site.processes import eventually

GOOD = {
    "DJANGO_SETTINGS_MODULE": "larch_site.settings.production",
    "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "www.example.org",
    "SITE_URL": "https://www.example.org",
    "EMAIL_URL": "smtp://mail.example.org",
    "DEFAULT_FROM_EMAIL": "LARCH <no-reply@example.org>",
}
SHOW = """
import sys
from django.conf import settings
print(*(repr(getattr(settings, name, None)) for name in sys.argv[1:]))
"""
LONG = "aB3-dE6_gH9-jK2_mN5-pQ8_sT1-vW4_yZ7-" * 2  # the same in each process of the tests
START = ["-m", "larch_site.serve"]


def run_python(*arguments: str, **changed: str | None) -> subprocess.CompletedProcess[str]:
    """Run Python under good production settings but for `changed`; None takes one away."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    given = {name: value for name, value in (GOOD | changed).items() if value is not None}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=PROJECT,
        env=inherited | given,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def shown(*names: str, **changed: str | None) -> str:
    return run_python("-c", SHOW, *names, **changed).stdout.strip()


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("DEBUG", "yes", "DEBUG is yes in production"),
        ("SECRET_KEY", None, "SECRET_KEY is not set"),
        ("SECRET_KEY", "short", "SECRET_KEY is too weak"),
        ("SECRET_KEY", "a" * 60, "SECRET_KEY is too weak"),
        ("SECRET_KEY", "django-insecure-" + LONG, "SECRET_KEY is too weak"),
        ("ALLOWED_HOSTS", None, "ALLOWED_HOSTS is not set"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS allows every host"),
        ("ALLOWED_HOSTS", "www.example.org,*", "ALLOWED_HOSTS allows every host"),
        ("ALLOWED_HOSTS", ",", "ALLOWED_HOSTS names no host"),
        ("SITE_URL", None, "SITE_URL is not set"),
        ("DATABASE_URL", None, "DATABASE_URL is not set"),
        ("EMAIL_URL", None, "EMAIL_URL is not set"),
        ("DEFAULT_FROM_EMAIL", None, "DEFAULT_FROM_EMAIL is not set"),
    ],
)
def test_an_unsafe_setting_stops_the_start_with_what_to_set(name, value, complaint):
    refused = run_python("-c", SHOW, "DEBUG", **{name: value})

    last = refused.stderr.strip().splitlines()[-1]
    assert refused.returncode == 1
    assert complaint in last


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("SECRET_KEY", "x", "SECRET_KEY is too weak, with 1 characters"),
        ("TRUSTED_PROXY", "2", "TRUSTED_PROXY is '2'"),
    ],
)
def test_a_wrong_value_stops_a_development_start_too(name, value, complaint):
    development = {"DJANGO_SETTINGS_MODULE": "larch_site.settings.dev", name: value}

    refused = run_python("-c", SHOW, "DEBUG", **development)

    assert refused.returncode == 1
    assert complaint in refused.stderr


def test_good_settings_start():
    assert shown("DEBUG", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE") == "False True True"
    assert shown("SECURE_HSTS_SECONDS") == "31536000"


def test_the_proxys_header_is_believed_only_when_told_to():
    names = ("SECURE_PROXY_SSL_HEADER", "SECURE_SSL_REDIRECT")

    assert shown(*names) == "None False"
    assert shown(*names, TRUSTED_PROXY="yes") == "('HTTP_X_FORWARDED_PROTO', 'https') True"


def test_gunicorn_does_not_start_on_an_unsafe_setting():
    refused = run_python(*START, SECRET_KEY="short", PORT=str(free_port()))

    assert refused.returncode == 1
    assert "SECRET_KEY is too weak" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_wrong_number_of_processes_is_told_before_gunicorn_stumbles_over_it():
    refused = run_python(*START, WEB_CONCURRENCY="abc", PORT=str(free_port()))

    assert refused.returncode == 1
    assert "WEB_CONCURRENCY is 'abc'" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.fixture
def production_database() -> Iterator[str]:
    """The address of a database with every table and no content."""
    server = Server(settings.DATABASES["default"])
    name = f"larch_production_{os.getpid()}"
    server.clone(name, template=ensure_migrated(server))
    yield server.address(name)
    server.drop(name)


def add_account(address: str, *, password: str, active: bool) -> None:
    with psycopg.connect(address) as connection:
        connection.execute(
            "INSERT INTO auth_user (username, email, password, is_active, is_staff, is_superuser,"
            " first_name, last_name, date_joined)"
            " VALUES ('editor', 'Editor@Demo.invalid', %s, %s, true, false, '', '', now())",
            [password, active],
        )


def test_a_demo_account_stops_the_start(production_database, tmp_path):
    add_account(production_database, password="md5$salt$hash", active=True)

    refused = run_python(
        *START, DATABASE_URL=production_database, VAR_FOLDER=str(tmp_path), PORT=str(free_port())
    )

    assert refused.returncode == 1
    assert "demo accounts whose passwords are public: editor" in refused.stderr
    assert "close_demo_accounts" in refused.stderr


def test_closing_the_demo_accounts_lets_it_start(production_database, tmp_path: Path):
    add_account(production_database, password="md5$salt$hash", active=True)
    database = {"DATABASE_URL": production_database, "VAR_FOLDER": str(tmp_path)}

    closed = run_python("manage.py", "close_demo_accounts", **database)

    assert closed.stdout == "Closed 1 demo accounts.\n"
    assert_starts(database)


def assert_starts(changed: dict[str, str]) -> None:
    """Start gunicorn as a container does, and see it answer its health check and stop."""
    environment = os.environ | GOOD | changed | {"PORT": str(free_port()), "WEB_CONCURRENCY": "1"}
    log = Path(changed["VAR_FOLDER"]) / "start.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, *START],
            cwd=PROJECT,
            env=environment,
            stdout=output,
            stderr=output,
        )
    probe = [sys.executable, "-m", "larch_site.health_probe"]
    try:
        eventually(
            lambda: (
                process.poll() is not None
                or subprocess.run(probe, cwd=PROJECT, env=environment, check=False).returncode == 0
            ),
            "the site answers",
            patience=60,
        )
        assert process.poll() is None, log.read_text()
    finally:
        process.terminate()
        assert process.wait(60) == 0
