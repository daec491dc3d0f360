"""Reads and checks environment variables: the one place where the site learns how it is run.

A wrong value stops the start with a paragraph that says what to set. `VARIABLES` is the list
behind the table in README.md; a test holds the two together.
"""

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from larch_site import database_url, embedded_postgres, mail_url
from larch_site.page_store.variables import PAGE_STORE
from larch_site.variable import Variable

PROJECT = Path(__file__).resolve().parent.parent

SHORTEST_KEY = 50  # characters
YES = {"yes", "true", "on", "1"}
NO = {"no", "false", "off", "0"}


VARIABLES = [
    Variable(
        "DATABASE_URL",
        "the PostgreSQL database: `postgresql://user:password@host:5432/name?sslmode=require`, "
        "or `postgresql://user@/name?host=/folder` for a socket",
        "a server of our own on `var/postgres/`",
        required_in_production=True,
    ),
    Variable(
        "SECRET_KEY",
        "signs sessions and links: at least 50 random characters",
        "made once, kept in `var/secret_key`",
        required_in_production=True,
    ),
    Variable(
        "ALLOWED_HOSTS",
        "the host names served, with commas between",
        "`localhost,127.0.0.1,[::1]`",
        required_in_production=True,
    ),
    Variable(
        "SITE_URL",
        "the public address, used in mails and in the admin",
        "`http://127.0.0.1:8000`",
        required_in_production=True,
    ),
    Variable(
        "DJANGO_SETTINGS_MODULE",
        "`larch_site.settings.dev`, `.production` or `.test`",
        "`larch_site.settings.dev`",
        required_in_production=True,
    ),
    Variable("DEBUG", "`yes` shows errors in full, to everybody; only for development", "`no`"),
    Variable("PORT", "the port served", "`8000`"),
    Variable("DEMO", "`yes` or `no`: whether `make run` loads demo content", "`yes`"),
    Variable("WEB_CONCURRENCY", "the number of web processes", "`2`"),
    Variable(
        "EMAIL_URL",
        "the mail server: `smtp://user:password@host:587?tls=yes`; `folder:/path` puts each mail "
        "into a file, `console:` prints it",
        "`folder:` with `mails/` in VAR_FOLDER",
        required_in_production=True,
    ),
    Variable(
        "DEFAULT_FROM_EMAIL",
        "the sender of mails",
        "`LARCH <no-reply@localhost>`",
        required_in_production=True,
    ),
    Variable(
        "TRUSTED_PROXY",
        "`yes` when a proxy in front ends TLS and sets `X-Forwarded-Proto` and `X-Forwarded-For` "
        "itself",
        "`no`",
    ),
    Variable(
        "SEARCH_ENGINES",
        "`no` asks search engines to leave this copy out: for a site that isn't the public one",
        "`yes`; `no` while DEBUG is on",
    ),
    Variable(
        "SECURITY_CONTACT",
        "where to report a weakness, for `/.well-known/security.txt`: an address that begins with "
        "`mailto:` or `https://`",
        "the contact address in the site settings",
    ),
    *PAGE_STORE,
    Variable("VAR_FOLDER", "where the site keeps its data", "`var/`"),
    Variable("MEDIA_ROOT", "where uploaded files are kept", "`media/` in VAR_FOLDER"),
    Variable(
        "PRIVATE_ROOT",
        "where the files of the REMI are kept, which only who asked is given",
        "`private/` in VAR_FOLDER",
    ),
    Variable("STATIC_ROOT", "where the static files are collected", "`static/` in VAR_FOLDER"),
    Variable(
        "STATEMENT_TIMEOUT",
        "the seconds that one database query of a page may take; `0` for no limit",
        "`10`; `0` in `manage.py` commands",
    ),
    Variable("REMI_LINK_DAYS", "the days that a link to the REMI works", "`14`"),
    Variable(
        "CHECK_SOURCES",
        "`yes` looks at the addresses of the sources by itself, one a minute at most and each once a week",
        "`no`; `yes` in production",
    ),
    Variable(
        "SOURCE_CHECK_ALLOWED_HOSTS",
        "for trials only, refused in production: hosts that `check_sources` asks although they aren't "
        "public, such as `127.0.0.1:9000`, with commas between",
        "none",
    ),
    Variable("CHROMIUM", "the browser that the tests use", "found, or installed on Debian"),
]


def text(name: str, default: str | None = None, *, hint: str = "") -> str:
    """The variable's value. Without one and without a default, stop."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise wrong(name, "is not set", hint)
    return default


def yes_or_no(name: str, *, default: bool) -> bool:
    value = text(name, "yes" if default else "no").lower()
    if value not in YES | NO:
        raise wrong(name, f"is {value!r}", "Set it to yes or no.")
    return value in YES


def number(name: str, default: int, *, lowest: int, highest: int) -> int:
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit() and lowest <= int(value) <= highest):
        raise wrong(name, f"is {value!r}", f"Set it to a whole number, {lowest} to {highest}.")
    return int(value)


def wrong(name: str, complaint: str, hint: str) -> ImproperlyConfigured:
    """The error about a variable, with what the variable is for and what to set."""
    meaning = next(one.meaning for one in VARIABLES if one.name == name)
    return ImproperlyConfigured(
        f"The environment variable {name} {complaint}. It is for: {meaning}. {hint}".strip()
    )


def port() -> int:
    return number("PORT", 8000, lowest=1, highest=65535)


def demo() -> bool:
    return yes_or_no("DEMO", default=True)


def web_processes() -> int:
    return number("WEB_CONCURRENCY", 2, lowest=1, highest=64)


def trusted_proxy() -> bool:
    return yes_or_no("TRUSTED_PROXY", default=False)


def search_engines() -> bool:
    return yes_or_no("SEARCH_ENGINES", default=True)


def security_contact() -> str:
    """Empty when none is set. A line break would begin another field of the file."""
    contact = text("SECURITY_CONTACT", "")
    if contact and not (contact.startswith(("mailto:", "https://")) and contact.isprintable()):
        raise wrong(
            "SECURITY_CONTACT", f"is {contact!r}", "Set it to mailto: or https:// and more."
        )
    return contact


def var_folder() -> Path:
    return (PROJECT / text("VAR_FOLDER", "var")).resolve()


def media_root() -> Path:
    return (PROJECT / text("MEDIA_ROOT", str(var_folder() / "media"))).resolve()


def private_root() -> Path:
    return (PROJECT / text("PRIVATE_ROOT", str(var_folder() / "private"))).resolve()


def remi_link_days() -> int:
    return number("REMI_LINK_DAYS", 14, lowest=1, highest=365)


def check_sources(*, default: bool = False) -> bool:
    return yes_or_no("CHECK_SOURCES", default=default)


def source_check_allowed_hosts() -> list[str]:
    """As they stand in addresses, with a port or without."""
    name = "SOURCE_CHECK_ALLOWED_HOSTS"
    hosts = [host.strip().lower() for host in text(name, "").split(",")]
    for host in hosts:
        if any(each in host for each in "/ @*"):
            raise wrong(name, f"contains {host!r}", "Set it to hosts such as 127.0.0.1:9000.")
    return [host for host in hosts if host]


def static_root() -> Path:
    return (PROJECT / text("STATIC_ROOT", str(var_folder() / "static"))).resolve()


def debug() -> bool:
    return yes_or_no("DEBUG", default=False)


def allowed_hosts(default: str | None = "localhost,127.0.0.1,[::1]") -> list[str]:
    """The host names served; `default` None makes the variable required."""
    hint = "Set it to the site's host names, for example www.example.org,example.org."
    hosts = [host.strip() for host in text("ALLOWED_HOSTS", default, hint=hint).split(",")]
    hosts = [host for host in hosts if host]
    if not hosts:
        raise wrong("ALLOWED_HOSTS", "names no host", hint)
    for host in hosts:
        if any(character in host for character in "/ ") or host.count(":") == 1:
            raise wrong("ALLOWED_HOSTS", f"contains {host!r}", f"{hint} No scheme, no port.")
    return hosts


def site_url(default: str | None = "") -> str:
    """The public address without a closing slash; `default` None makes it required."""
    fallback = f"http://127.0.0.1:{port()}" if default == "" else default
    hint = "Set it to the address that readers use, for example https://www.example.org."
    value = text("SITE_URL", fallback, hint=hint)
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query:
        raise wrong("SITE_URL", f"is {value!r}", hint)
    return value.rstrip("/")


def site_address_is_given() -> bool:
    """Whether somebody said where the site answers; else a command only guesses."""
    return any(os.environ.get(name, "").strip() for name in ("SITE_URL", "PORT"))


def secret_key(default: Callable[[], str] | None = None) -> str:
    """SECRET_KEY, or what `default` makes when it is not set; without either, stop."""
    hint = f"Set it to a long random text, for example {secrets.token_urlsafe(50)}"
    if default is not None and not os.environ.get("SECRET_KEY", "").strip():
        return default()
    key = text("SECRET_KEY", hint=hint)
    if len(key) < SHORTEST_KEY:
        raise wrong("SECRET_KEY", f"is too weak, with {len(key)} characters", hint)
    return key


def mail() -> mail_url.Mail:
    """How mail is sent."""
    try:
        return mail_url.mail_from(text("EMAIL_URL", f"folder:{var_folder() / 'mails'}"))
    except ValueError as error:
        raise wrong("EMAIL_URL", "can't be read", f"{error} Set it in that form.") from error


def databases(folder: Path | None = None, *, durable: bool = True) -> dict[str, dict[str, object]]:
    """Django's DATABASES. Without DATABASE_URL, this starts the embedded server in `folder`."""
    address = text("DATABASE_URL", "")
    if not address:
        place = folder or var_folder() / "postgres"
        try:
            address = embedded_postgres.ensure_running(place, durable=durable)
        except embedded_postgres.EmbeddedPostgresError as error:
            raise ImproperlyConfigured(str(error)) from error
    timeout = number("STATEMENT_TIMEOUT", 10, lowest=0, highest=3600)
    try:
        return {"default": database_url.settings_from(address, statement_timeout=timeout)}
    except ValueError as error:
        raise wrong("DATABASE_URL", "can't be read", f"{error} Set it in that form.") from error
