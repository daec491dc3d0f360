"""The address of somebody's own page: a record's number and the version of its link, signed."""

from django.core import signing


def sign(*, pk: int, version: int, salt: str) -> str:
    return signing.Signer(salt=salt).sign(f"{pk}-{version}")


def read(token: str, *, salt: str) -> tuple[int, int] | None:
    """Number and version; None for what we never signed."""
    try:
        pk, _, version = signing.Signer(salt=salt).unsign(token).partition("-")
    except signing.BadSignature:
        return None
    return int(pk), int(version)
