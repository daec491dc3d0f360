from wagtail.rich_text import get_text_for_indexing

from content.pages.occasion import BilledSpeaker
from content.snippets.organisations import Organisation
from content.snippets.people import Person
from content.structured_data.node import Node, Shown, node
from content.structured_data.organisation import NAME, SHORT_NAME, publisher


def person(shown: Shown, somebody: Person) -> Node:
    """Somebody with the role that they have now."""
    employer = somebody.organisation
    return named(shown, somebody) | node(
        "Person",
        jobTitle=somebody.role,
        affiliation=employer and body(shown, employer),
        description=get_text_for_indexing(somebody.biography).strip(),
    )


def named(shown: Shown, somebody: Person) -> Node:
    return node("Person", name=somebody.name, url=shown.in_full(somebody.get_absolute_url()))


def billed(shown: Shown, speaker: BilledSpeaker) -> Node:
    """Somebody as they were on the day."""
    employer = speaker.organisation
    return named(shown, speaker.person) | node(
        "Person",
        jobTitle=speaker.role,
        affiliation=employed_by(shown, employer) if employer else None,
    )


def employed_by(shown: Shown, name: str) -> Node:
    return publisher(shown) if name in (NAME, SHORT_NAME) else node("Organization", name=name)


def body(shown: Shown, organisation: Organisation) -> Node:
    """LARCH is itself wherever it is named: one name, one address."""
    return publisher(shown) if organisation.name == NAME else other_body(organisation)


def other_body(organisation: Organisation) -> Node:
    return node(
        "Organization",
        name=organisation.name,
        alternateName=organisation.short_name,
        url=organisation.website,
    )
