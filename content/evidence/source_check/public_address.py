"""Which addresses may be fetched at all: those that everybody on the internet can reach.

An editor, a suggestion or a redirect may name any address. What only this machine or its network
can reach (databases, the cloud's metadata service) must not be asked in its name.
"""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from content.evidence.source_check.verdict import CantLookError, Verdict

PORTS = {"http": 80, "https": 443}
MOST_TRIED = 3  # addresses of one name
UNICAST = IPv6Network("2000::/3")  # all that is given out so far
# In these an IPv4 address is hidden, to which a gateway takes the connection.
NAT64 = IPv6Network("64:ff9b::/96")
TUNNELS = (IPv6Network("2002::/16"), IPv6Network("2001::/32"))


@dataclass(frozen=True)
class Target:
    """An address taken apart by the library that connects, so that both read it alike."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        return self.host if self.port == PORTS[self.scheme] else f"{self.host}:{self.port}"

    @property
    def root(self) -> str:
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        return f"{self.root}{self.path}"

    @property
    def is_allowed_by_setting(self) -> bool:
        named = settings.SOURCE_CHECK_ALLOWED_HOSTS
        return self.host in named or f"{self.host}:{self.port}" in named


def target_of(url: str) -> Target:
    """Raises CantLookError for anything but a plain public-looking http or https address."""
    try:
        parts = parse_url(url)
        named = bool(parts.host) and not any(each <= " " or each == "\\" for each in url)
    except (LocationParseError, ValueError):
        named = False
    if not named or parts.scheme not in PORTS:
        raise refused("This is no address of a web page.", url)
    if parts.auth is not None:
        raise refused("An address with a user name or password isn't asked.", url)
    port = parts.port or PORTS[parts.scheme]
    target = Target(parts.scheme, parts.host, port, parts.request_uri)
    if port not in PORTS.values() and not target.is_allowed_by_setting:
        raise refused(f"Port {port} isn't asked, only 80 and 443.", url)
    return target


def addresses_of(target: Target) -> list[str]:
    """The numeric addresses to connect to: these very ones, so that a name that soon means
    something else doesn't matter. One that isn't public spoils the name."""
    try:
        # Reads "0x7f.1" and "2130706433" as the C library does that would connect.
        found = socket.getaddrinfo(target.host.strip("[]"), target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        message = f"The name {target.host} isn't known."
        raise CantLookError(Verdict.UNREACHABLE, message, address=target.url) from error
    numbers = list(dict.fromkeys(str(each[4][0]) for each in found))
    if not target.is_allowed_by_setting and not all(map(is_public, numbers)):
        raise refused(f"{target.host} isn't on the public internet.", target.url)
    return numbers[:MOST_TRIED]


def is_public(number: str) -> bool:
    address = ip_address(number)
    if isinstance(address, IPv6Address):
        hidden = address.ipv4_mapped
        if address in NAT64:
            hidden = IPv4Address(int(address) & 0xFFFFFFFF)
        if hidden is None:
            in_tunnel = any(address in each for each in TUNNELS)
            return address in UNICAST and address.is_global and not in_tunnel
        address = hidden
    return address.is_global and not address.is_multicast and not address.is_reserved


def refused(detail: str, url: str) -> CantLookError:
    return CantLookError(Verdict.NOT_FETCHED, detail, address=url)
