"""Finding one organisation among all, to choose it."""

from django import forms
from django.db.models import Count, Q, QuerySet

from content.remi.merging import close_to
from content.remi.organisations import RemiOrganisation

MOST_FOUND = 20


class OrganisationSearchForm(forms.Form):
    q = forms.CharField(
        label="Name, or a part of it",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


def candidates(form: OrganisationSearchForm, *, other_than: RemiOrganisation) -> list:
    """What was searched for, or those whose names come close; each with its `request_count`."""
    typed = form.cleaned_data["q"] if form.is_valid() else ""
    if not typed:
        keys = [one.pk for one in close_to(other_than)]
        found = counted(RemiOrganisation.objects.filter(pk__in=keys))
        return sorted(found, key=lambda one: keys.index(one.pk))
    found = RemiOrganisation.objects.standing().exclude(pk=other_than.pk)
    found = found.filter(Q(name__icontains=typed) | Q(other_names__icontains=typed))
    return list(counted(found)[:MOST_FOUND])


def counted(organisations: QuerySet) -> QuerySet:
    return organisations.annotate(request_count=Count("requests"))
