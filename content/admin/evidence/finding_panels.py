"""How the editor of a finding is laid out."""

from django.forms import CheckboxSelectMultiple, Select, Textarea
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.widgets import SlugInput

from content.admin.evidence.finding_form import FindingForm
from content.admin.evidence.groups_by_heading import GroupsByHeading

SHORT = Textarea(attrs={"rows": 2})

VALUE = [
    FieldPanel("group"),
    FieldRowPanel([FieldPanel("qualifier"), FieldPanel("value"), FieldPanel("value_max")]),
    FieldRowPanel([FieldPanel("lower"), FieldPanel("upper"), FieldPanel("period")]),
    FieldRowPanel([FieldPanel("comparator"), FieldPanel("derived")]),
    FieldPanel("groups", widget=GroupsByHeading),
]

FINDING = ObjectList(
    [
        FieldPanel("statement"),
        FieldRowPanel([FieldPanel("condition", widget=Select), FieldPanel("slug", widget=SlugInput)]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("measure"), FieldPanel("unit")]),
                FieldPanel("population"),
                InlinePanel(
                    "values",
                    panels=VALUE,
                    label="value",
                    heading="Values",
                    help_text="One for each group. Mark the group that the others are compared with.",
                ),
            ],
            "Figures",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("place", widget=Select), FieldPanel("place_detail")]),
                FieldPanel("period"),
                FieldPanel("also_about", widget=CheckboxSelectMultiple),
            ],
            "Where and when",
        ),
        MultiFieldPanel(
            [FieldPanel("source"), FieldPanel("passage", widget=SHORT), FieldPanel("note", widget=SHORT)],
            "What it rests on",
        ),
        MultiFieldPanel(
            [
                FieldPanel("state"),
                FieldRowPanel([FieldPanel("checked_by"), FieldPanel("checked_on")]),
                FieldPanel("state_reason", widget=SHORT),
                FieldPanel("superseded_by"),
            ],
            "How far we stand behind it",
        ),
        FieldPanel("reason_for_change", widget=SHORT),
    ],
    base_form_class=FindingForm,
)  # fmt: skip
