"""A bare WSGI application: what no page can be quicker than. `BARE_SIZE` is its body in bytes."""

import os

BODY = [b"x" * int(os.environ.get("BARE_SIZE", "30000"))]
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY[0])))]


def application(environ, start_response):
    start_response("200 OK", HEADERS)
    return BODY
