"""Turn a mail server's address into how Django sends mail."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

ENCRYPTIONS = ("no", "yes", "ssl")


@dataclass(frozen=True)
class Mail:
    """What Django's EMAIL_ settings need. `tls` upgrades a plain connection, `ssl` starts so."""

    backend: str
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False
    ssl: bool = False
    folder: str = ""


def mail_from(address: str) -> Mail:
    """Read `smtp://user:password@host:587?tls=yes|ssl|no`, `folder:/path/to/mails` or `console:`.

    Raises ValueError, whose message says what is wrong without repeating the password.
    """
    parts = urlsplit(address)
    if parts.scheme == "console":
        return Mail("django.core.mail.backends.console.EmailBackend")
    if parts.scheme == "folder" and parts.path:
        return Mail("django.core.mail.backends.filebased.EmailBackend", folder=unquote(parts.path))
    if parts.scheme != "smtp" or not parts.hostname:
        raise ValueError("It is neither smtp://host nor folder:/path nor console: .")
    parameters = dict(parse_qsl(parts.query))
    encryption = parameters.pop("tls", "no")
    if parameters or encryption not in ENCRYPTIONS:
        raise ValueError("After the question mark, only tls=yes, tls=ssl or tls=no may stand.")
    try:
        port = parts.port or 25
    except ValueError:
        raise ValueError("Its port is not a number from 1 to 65535.") from None
    return Mail(
        "django.core.mail.backends.smtp.EmailBackend",
        parts.hostname,
        port,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        tls=encryption == "yes",
        ssl=encryption == "ssl",
    )
