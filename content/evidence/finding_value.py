import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from content.evidence.figures import plain_number

WRITTEN = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?<=\d)")


class FigureFormField(forms.DecimalField):
    """Python reads "NaN", "1e400" and "1_000" as numbers too; nobody means them."""

    def to_python(self, value):
        text = str(value).strip() if value is not None else ""
        if text and not WRITTEN.fullmatch(text):
            raise ValidationError(
                f"“{text[:40]}” can't be read as a figure. Write it in digits, with a full stop before "
                "decimals: 37.2 or 1800."
            )
        return super().to_python(text.replace(",", ""))


def figure_input() -> forms.TextInput:
    """A browser's own field for numbers sends nothing where it can't read what was typed."""
    return forms.TextInput(attrs={"inputmode": "decimal"})


class FigureField(models.DecimalField):
    """In a form it stands as editors typed it, without four decimals."""

    def __init__(self, **options):
        super().__init__(**{"max_digits": 14, "decimal_places": 4} | options)

    def formfield(self, **options):
        return super().formfield(
            **options | {"form_class": FigureFormField, "widget": figure_input()}
        )

    def value_from_object(self, obj):
        value = super().value_from_object(obj)
        return value if value is None else Decimal(plain_number(value).replace(",", ""))

    def deconstruct(self):
        """A decimal to the database."""
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.DecimalField", args, options


def number(**options) -> FigureField:
    return FigureField(null=True, blank=True, **options)


class FindingValue(Orderable, ClusterableModel):
    """One figure of a finding: a group and its number, in the finding's unit.

    `value_max` marks the top of a range ("two to four times"); `lower` and `upper` the ends of an
    interval, 95 per cent unless the finding's note says otherwise.
    """

    finding = ParentalKey("content.Finding", on_delete=models.CASCADE, related_name="values")
    group = models.CharField(
        max_length=160, help_text="As the source words it: “Black African women”."
    )
    groups = ParentalManyToManyField(
        "content.EthnicGroup",
        blank=True,
        related_name="values",
        verbose_name="mapped to",
        help_text="The groups of the census that this stands for, so that readers find it.",
    )
    value = FigureField()
    value_max = number(verbose_name="top of the range")
    lower = number(verbose_name="lower end of the interval")
    upper = number(verbose_name="upper end of the interval")
    qualifier = models.CharField(
        max_length=40, blank=True, help_text="A word before the figure: “nearly”, “more than”."
    )
    period = models.CharField(
        max_length=60,
        blank=True,
        help_text="Only where the values of one finding are from different times.",
    )
    comparator = models.BooleanField(
        default=False, help_text="The group that the others are compared with."
    )
    derived = models.BooleanField(
        "worked out by LARCH", default=False, help_text="Our own arithmetic, not in the source."
    )

    class Meta(Orderable.Meta):
        verbose_name = "value"
        constraints = [
            models.CheckConstraint(
                condition=Q(value__gte=0)
                & (Q(value_max=None) | Q(value_max__gt=F("value")))
                & (Q(lower=None, upper=None) | Q(lower__gte=0, upper__gte=F("lower"))),
                name="value_in_order",
                violation_error_message="A range begins with its lower end, and nothing is below 0.",
            )
        ]

    def __str__(self):
        return f"{self.group}: {self.value}"

    def clean(self):
        super().clean()
        if self.value is not None and self.value < 0:
            raise ValidationError({"value": "Write a number from 0 on."})
        if None not in (self.value, self.value_max) and self.value_max <= self.value:
            raise ValidationError(
                {"value_max": f"The top of the range has to be above {self.value.normalize():f}."}
            )
        if (self.lower is None) != (self.upper is None):
            missing = "lower" if self.lower is None else "upper"
            raise ValidationError({missing: "An interval has two ends. Write the other one too."})
        if self.lower is not None and not Decimal(0) <= self.lower <= self.upper:
            raise ValidationError(
                {"upper": "The upper end of the interval is below the lower one."}
            )

        ends = [self.value, self.value_max or self.value]
        if (
            self.lower is not None
            and None not in ends
            and not self.lower <= ends[0] <= ends[1] <= self.upper
        ):
            raise ValidationError(
                {"lower": "The interval has to hold the value. Put one of them right."}
            )

    @property
    def numbers(self) -> list[Decimal]:
        """Every number that this value states."""
        given = (self.value, self.value_max, self.lower, self.upper)
        return [each for each in given if each is not None]
