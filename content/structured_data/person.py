from wagtail.rich_text import get_text_for_indexing

from content.pages.occasion import BilledSpeaker
from content.snippets.organisations import Organisation
from content.snippets.people import Person
from content.structured_data.node import Node, Shown, node


def person(shown: Shown, somebody: Person) -> Node:
    """Somebody with the role that they have now."""
    employer = somebody.organisation
    return named(shown, somebody) | node(
        "Person",
        jobTitle=somebody.role,
        affiliation=employer and body(employer),
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
        affiliation=node("Organization", name=employer) if employer else None,
    )


def body(organisation: Organisation) -> Node:
    return node(
        "Organization",
        name=organisation.name,
        alternateName=organisation.short_name,
        url=organisation.website,
    )
