"""Logs help to find faults and tell nothing of readers."""

import json
import logging

import pytest

from larch_site import structured_log


def line_for(**record) -> dict:
    made = logging.makeLogRecord({"name": "django.request", "levelno": logging.INFO} | record)
    return json.loads(structured_log.JsonFormatter().format(made))


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ("Not Found: /search/?query=sickle+cell", "Not Found: /search/"),
        ("Invalid request from ip=203.0.113.7: nonsense", "Invalid request from ip=<address>: nonsense"),
        ("Invalid request from ip=127.0.0.1: nonsense", "Invalid request from ip=<address>: nonsense"),
        ("Invalid request from ip=2001:db8::17: nonsense", "Invalid request from ip=<address>: nonsense"),
        ("Invalid request from ip=2001:db8:0:1:2:3:4:5: bad", "Invalid request from ip=<address>: bad"),
        ("Invalid request from ip=::ffff:203.0.113.7: bad", "Invalid request from ip=<address>: bad"),
        ("Invalid request from ip=fe80::1%eth0: bad", "Invalid request from ip=<address>: bad"),
        ("ip=203.0.113.7", "ip=<address>"),
        ("Invalid request from ip=: Request Line is too large", "Invalid request from ip=<address>: Request Line is too large"),
        ("the ship=ark and its zip=file", "the ship=ark and its zip=file"),
        ("peer 2001:db8::17 left", "peer <address> left"),
        ("sent to ada@example.org", "sent to <mail>"),
        ("Gone: /remi/my/Zk3vQ9_uX1-bTn8sWm2yLq7A/", "Gone: /remi/my/<token>/"),
        ("Gone: /reset/NQ/c1x2y3-0123456789abcdef0123456789abcdef/", "Gone: /reset/NQ/<token>/"),
        ("Not Found: /news/racism-and-maternal-health-2026/", "Not Found: /news/racism-and-maternal-health-2026/"),
        ("Listening at: http://127.0.0.1:8000 (12)", "Listening at: http://127.0.0.1:8000 (12)"),
        ("took 12:30:05 in all", "took 12:30:05 in all"),
    ],
)  # fmt: skip
def test_messages_lose_what_is_personal_and_keep_the_rest(message, kept):
    assert line_for(msg=message)["message"] == kept


def test_an_exception_keeps_its_type_and_place_but_not_its_values():
    try:
        raise ValueError("Key (email)=(ada@example.org) already exists")
    except ValueError as error:
        line = line_for(msg="failed", exc_info=(type(error), error, error.__traceback__))

    assert line["exception"]["type"] == "ValueError"
    assert "test_structured_log.py" in line["exception"]["at"][0]
    assert "ada" not in json.dumps(line)


def test_an_access_line_has_no_query_and_no_address():
    atoms = {"h": "203.0.113.7", "m": "GET", "U": "/search/", "q": "query=x", "s": "200", "M": 3,
             "u": "ada", "r": "GET /search/?query=x HTTP/1.1"}  # fmt: skip

    line = line_for(name="gunicorn.access", msg="%(m)s %(U)s", args=atoms)

    assert {key: line[key] for key in ("method", "path", "status", "milliseconds")} == {
        "method": "GET", "path": "/search/", "status": "200", "milliseconds": 3,
    }  # fmt: skip
    assert "203" not in json.dumps(line).replace(line["time"], "")
    assert "ada" not in json.dumps(line)
