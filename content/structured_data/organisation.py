from django.templatetags.static import static

from content.site_settings import SiteSettings
from content.structured_data.node import Node, Shown, node

NAME = "London Anti-Racism Collaboration for Health"
SHORT_NAME = "LARCH"


def publisher(shown: Shown) -> Node:
    """LARCH in short, pointing to what the home page says of it."""
    return node(
        "Organization", id=own_name(shown), name=NAME, alternateName=SHORT_NAME, url=home(shown)
    )


def organisation(shown: Shown, settings: SiteSettings) -> Node:
    accounts = [account["url"] for block in settings.social for account in block.value]
    return publisher(shown) | node(
        "Organization",
        description=settings.strapline,
        logo=shown.in_full(static("images/larch.svg")),
        email=settings.contact_email,
        address=settings.postal_address,
        sameAs=accounts,
    )


def own_name(shown: Shown) -> str:
    return f"{home(shown)}#organisation"


def home(shown: Shown) -> str:
    return f"{shown.site.root_url}/"
