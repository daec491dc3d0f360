"""What the environment says of the page store."""

from importlib.util import find_spec

from larch_site import environment

MEGABYTE = 1_000_000


def is_on() -> bool:
    return environment.yes_or_no("PAGE_STORE", default=True)


def memory() -> int:
    """In bytes."""
    return MEGABYTE * environment.number("PAGE_STORE_MEMORY", 24, lowest=1, highest=4_000)


def disk() -> int:
    """In bytes."""
    return MEGABYTE * environment.number("PAGE_STORE_DISK", 200, lowest=1, highest=100_000)


def cache() -> str:
    """The address of a Redis; empty when pages are kept in files."""
    address = environment.text("PAGE_STORE_CACHE", "")
    if address and not address.startswith(("redis://", "rediss://", "unix://")):
        raise environment.wrong(
            "PAGE_STORE_CACHE",
            f"is {address!r}",
            "Set it to an address such as redis://host:6379/1.",
        )
    if address and find_spec("redis") is None:
        raise environment.wrong(
            "PAGE_STORE_CACHE", "needs the package redis", "Install it, or unset the variable."
        )
    return address


def cache_settings(address: str) -> dict[str, object]:
    """Django's CACHES entry: a cache that is slow is worse than none."""
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": address,
        "OPTIONS": {"socket_timeout": 0.2, "socket_connect_timeout": 0.2},
    }
