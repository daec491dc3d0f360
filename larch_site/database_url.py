"""Turn a database's address into Django's settings for it."""

from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

SCHEMES = ("postgres", "postgresql")
# Options of libpq that may be given in the address. A short list, so that a misspelt one is
# noticed and not silently without effect.
OPTIONS = {"sslmode", "sslrootcert", "sslcert", "sslkey", "application_name", "channel_binding"}

CONNECT_TIMEOUT = 2  # seconds: a dead database must be noticed before the reader gives up
# A lock that isn't had in two seconds is a migration's, and no page must wait for that.
LOCK_TIMEOUT = 2  # seconds
PREPARED_AFTER = 2  # times that a connection has asked it


def settings_from(address: str, *, statement_timeout: int) -> dict[str, object]:
    """Django's settings for `postgresql://user:password@host:port/name?sslmode=require`.

    `statement_timeout` is in seconds, 0 for no limit: a hung database is worse than a dead one,
    since nothing errors. For a socket, the folder is the `host` parameter or the percent-encoded host. Raises
    ValueError, whose message says what is wrong without repeating the password.
    """
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES:
        raise ValueError("It does not start with postgresql:// (only PostgreSQL is supported).")
    parameters = _parameters(parts)
    name = unquote(parts.path.removeprefix("/"))
    if not name or "/" in name:
        raise ValueError("It does not end with one database name after a slash.")
    return {
        "ENGINE": "larch_site.database",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parameters.pop("host", "") or _host(parts),
        "PORT": _port(parts),
        # Kept a minute, and asked for its health before each use: a restarted database costs
        # readers nothing. No pool, which would wedge every worker when the database hangs.
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": CONNECT_TIMEOUT,
            # A database host that has vanished without a word is noticed after some ten seconds.
            "keepalives_idle": 5,
            "keepalives_interval": 2,
            "keepalives_count": 3,
            "tcp_user_timeout": 10_000,
            "options": _limits(statement_timeout),
            # Of the statements that Django writes once (`content/statements.py`) alone: psycopg can't
            # prepare those into which Django's cursors write their values.
            "prepare_threshold": PREPARED_AFTER,
            **parameters,
        },
    }


def _limits(statement_timeout: int) -> str:
    seconds = {
        "statement_timeout": statement_timeout,
        "lock_timeout": min(LOCK_TIMEOUT, statement_timeout),
    }
    return " ".join(f"-c {setting}={1000 * value}" for setting, value in seconds.items())


def _parameters(parts: SplitResult) -> dict[str, str]:
    parameters = dict(parse_qsl(parts.query, keep_blank_values=True))
    unknown = parameters.keys() - OPTIONS - {"host"}
    if unknown:
        raise ValueError(f"It has the unknown parameter {', '.join(sorted(unknown))}.")
    return parameters


def _host(parts: SplitResult) -> str:
    """The host as written: `hostname` lower-cases, which breaks the path of a socket."""
    place = parts.netloc.rpartition("@")[2]
    if place.startswith("["):
        return place[1:].partition("]")[0]
    return unquote(place.partition(":")[0])


def _port(parts: SplitResult) -> str:
    try:
        return str(parts.port or "")
    except ValueError:
        raise ValueError("Its port is not a number from 0 to 65535.") from None
