"""By what the requests are narrowed, in their list and in exports."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.forms import RadioSelect
from django_filters import ChoiceFilter, DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from content.admin.yes_no_filter import YesNoFilter
from content.remi.check_ins import CheckIn
from content.remi.download_request import DownloadRequest
from content.remi.implementation import Stage
from content.remi.organisations import RemiOrganisation
from content.remi.uptake_counts import unanswered_check_ins, with_stage
from content.snippets.places import PLACE_CHOICES

NOT_KNOWN = "not-known"
STAGES = [*Stage.choices, (NOT_KNOWN, "Not known")]
STATES = {
    "asked": (
        "Asked, not downloaded yet",
        Q(downloaded_at=None, erased_at=None, anonymised_at=None),
    ),
    "downloaded": ("Downloaded", Q(downloaded_at__isnull=False)),
    "anonymised": ("Made anonymous", Q(anonymised_at__isnull=False)),
    "erased": ("Erased", Q(erased_at__isnull=False)),
}
ANSWERS = [
    ("answered", "Answered at least once"),
    ("unanswered", "Sent and not answered"),
    ("stopped", "Stopped"),
]


class StageFilter(ChoiceFilter):
    """`organisation` is the column with the organisation's key."""

    def __init__(self, *args, organisation: str, **kwargs):
        super().__init__(
            *args, label="Status", empty_label="Any", choices=STAGES, widget=RadioSelect, **kwargs
        )
        self.organisation = organisation

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if not value:
            return qs
        known = with_stage(qs, organisation=self.organisation)
        return known.filter(last_stage=None if value == NOT_KNOWN else value)


class RequestFilterSet(WagtailFilterSet):
    state = ChoiceFilter(
        label="State",
        method="in_state",
        empty_label="Any",
        choices=[(name, label) for name, (label, _) in STATES.items()],
        widget=RadioSelect,
    )
    asked = DateFromToRangeFilter(
        label="Asked", field_name="created_at", widget=DateRangePickerWidget
    )
    kind = ChoiceFilter(
        label="Type of organisation",
        field_name="organisation__kind",
        empty_label="Any",
        choices=RemiOrganisation.Kind.choices,
        widget=RadioSelect,
    )
    place = ChoiceFilter(
        label="Borough or area",
        field_name="organisation__place",
        empty_label="Any",
        choices=PLACE_CHOICES,
    )
    status = StageFilter(organisation="organisation")
    check_ins = ChoiceFilter(
        label="Check-ins",
        method="with_check_ins",
        empty_label="Any",
        choices=ANSWERS,
        widget=RadioSelect,
    )
    elsewhere = YesNoFilter(
        label="Wrote another organisation",
        condition=Q(organisation_changed_at__isnull=False, erased_at=None, anonymised_at=None),
    )
    bounced = YesNoFilter(label="Mail came back", condition=Q(bounced_at__isnull=False))

    class Meta:
        model = DownloadRequest
        fields = []

    def in_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(STATES[value][1])

    def with_check_ins(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == "stopped":
            return queryset.filter(check_ins_stopped_at__isnull=False)
        answered = CheckIn.objects.exclude(answered_at=None)
        check_ins = answered if value == "answered" else unanswered_check_ins()
        return queryset.filter(Exists(check_ins.filter(request=OuterRef("pk"))))
