"""What production refuses to start with."""

from larch_site import environment

FEWEST_DIFFERENT = 10  # characters; a random key of that length has some thirty
KNOWN_TO_OTHERS = ("django-insecure-", "change", "secret", "example")


def refuse_debug() -> bool:
    """Return the only value that DEBUG may have."""
    if environment.debug():
        raise environment.wrong(
            "DEBUG", "is yes in production", "Errors would show settings to readers: unset it."
        )
    return False


def strong_secret_key() -> str:
    key = environment.secret_key()
    if len(set(key)) < FEWEST_DIFFERENT or key.lower().startswith(KNOWN_TO_OTHERS):
        raise environment.wrong(
            "SECRET_KEY",
            "is too weak for production",
            f"Set it to at least {environment.SHORTEST_KEY} random characters, for example what this "
            "prints: python -c 'import secrets; print(secrets.token_urlsafe(50))'",
        )
    return key


def named_hosts() -> list[str]:
    hosts = environment.allowed_hosts(default=None)
    if any("*" in host for host in hosts):
        raise environment.wrong(
            "ALLOWED_HOSTS",
            "allows every host",
            "Name the site's hosts, for example www.example.org,example.org.",
        )
    return hosts


def no_private_hosts() -> list[str]:
    """The only value that SOURCE_CHECK_ALLOWED_HOSTS may have."""
    if hosts := environment.source_check_allowed_hosts():
        raise environment.wrong(
            "SOURCE_CHECK_ALLOWED_HOSTS",
            f"names {hosts[0]!r} in production",
            "Whoever can name a source could reach it from here: unset it.",
        )
    return []


def required(name: str) -> str:
    """The value of a variable that production can't do without."""
    return environment.text(name, hint="Production does not start without it.")
