"""The groups of the census as boxes under the heading that each is part of."""

from django.forms import CheckboxSelectMultiple


class GroupsByHeading(CheckboxSelectMultiple):
    def optgroups(self, name, value, attrs=None):
        """The heading is a group as well, and stands first among its own."""
        flat, self.choices = self.choices, by_heading(list(self.choices))
        try:
            return super().optgroups(name, value, attrs)
        finally:
            self.choices = flat


def by_heading(choices: list) -> list:
    groups = [(choice[0].instance, choice) for choice in choices if hasattr(choice[0], "instance")]
    headings = {group.pk: group.name for group, _ in groups if group.within_id is None}
    found: dict[str, list] = {name: [] for name in headings.values()}
    for group, choice in groups:
        heading = headings.get(group.within_id or group.pk, group.name)
        place = 0 if group.within_id is None else len(found.setdefault(heading, []))
        found[heading].insert(place, choice)
    return list(found.items())
