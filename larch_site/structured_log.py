"""Logs as one JSON object a line, without personal data.

What never gets in: query strings, addresses of readers, names and mail addresses, tokens that
open somebody's own page, and the values in an exception's message. A path is kept, because
without it no fault can be found.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime

QUERY = re.compile(r"\?[^\s\"']*")
EMAIL = re.compile(r"[^\s@<>\"'=(]+@[^\s@<>\"')]+")
IPV4 = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b")
# gunicorn names who sent what it could not read; a colon may stand before its reason.
PEER = re.compile(r"\bip=\S*?(?=:?(?:\s|$))")
# Eight groups or an abbreviation by a double colon; a time of day has neither.
IPV6 = re.compile(
    r"(?<![\w:])(?=[0-9a-fA-F:]*::|(?:[0-9a-fA-F]{1,4}:){7})[0-9a-fA-F:]{3,39}(?![\w:])"
)
# Long segments that no slug looks like: what random tokens look like.
TOKEN = re.compile(
    r"(?<![\w-])(?=[\w:=-]*\d)(?=[\w:=-]*[A-Z]|[\w:=-]*[0-9a-z]{24})[\w:=-]{20,}(?![\w-])"
)
LOOPBACK = {"127.0.0.1", "0.0.0.0"}  # noqa: S104  (where the site listens, nobody's address)


def scrub(text: str) -> str:
    """`text` without what could tell who somebody is."""
    text = PEER.sub("ip=<address>", QUERY.sub("", text))
    text = EMAIL.sub("<mail>", text)
    text = IPV4.sub(lambda found: found[0] if found[0] in LOOPBACK else "<address>", text)
    text = IPV6.sub("<address>", text)
    return TOKEN.sub("<token>", text)


class JsonFormatter(logging.Formatter):
    """One record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        if record.name == "gunicorn.access":
            line |= _request(record)
        else:
            line["message"] = scrub(record.getMessage())
        status = getattr(record, "status_code", None)
        if status is not None:
            line["status"] = status
        if record.exc_info and record.exc_info[0]:
            line["exception"] = _exception(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def _request(record: logging.LogRecord) -> dict[str, object]:
    """gunicorn's account of one request; its arguments are named by single letters."""
    atoms = record.args if isinstance(record.args, dict) else {}
    return {
        "method": atoms.get("m"),
        "path": scrub(str(atoms.get("U"))),
        "status": atoms.get("s"),
        "milliseconds": atoms.get("M"),
    }


def _exception(error: BaseException | None) -> dict[str, object]:
    """Type and place only: messages quote values, such as the address that is already taken."""
    frames = traceback.extract_tb(error.__traceback__) if error else []
    return {
        "type": type(error).__name__,
        "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]],
    }


def configuration() -> dict[str, object]:
    """Django's LOGGING, and gunicorn's: everything to standard error, from the level INFO."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "larch_site.structured_log.JsonFormatter"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            # Django and gunicorn bring handlers of their own, which would say all of it twice.
            name: {"handlers": ["stderr"], "level": "INFO", "propagate": False}
            for name in ("django", "gunicorn.error", "gunicorn.access")
        }
        # Two lines for each thing that is indexed: hundreds while content is loaded.
        | {"django_tasks": {"level": "WARNING"}},
    }
