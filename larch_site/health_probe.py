"""Ask the running site whether it is alive: `python -m larch_site.health_probe`."""

import http.client
import sys

from larch_site import environment


def is_alive(port: int, host: str) -> bool:
    """Whether the site on `port` of this machine answers under the name `host`."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=3)
    try:
        connection.request("GET", "/healthz", headers={"Host": host})
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def main() -> int:
    # Django answers only to the names it knows, this machine's own not among them.
    host = environment.allowed_hosts()[0].removeprefix(".")
    return 0 if is_alive(environment.port(), host) else 1


if __name__ == "__main__":
    sys.exit(main())
