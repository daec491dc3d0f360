"""Giving out the files: a signed link for each file and request, with an end."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db import models
from django.urls import reverse

from content.privacy.declaration import PersonalData
from content.remi.tool import ToolVersion

SALT = "content.remi.delivery"


class Delivery(models.Model):
    """One file for one request, with how often it was fetched."""

    request = models.ForeignKey(
        "content.DownloadRequest", on_delete=models.CASCADE, related_name="deliveries"
    )
    tool_file = models.ForeignKey(
        "content.ToolFile", on_delete=models.CASCADE, related_name="deliveries"
    )
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    started = models.PositiveIntegerField(default=0)
    completed = models.PositiveIntegerField(default=0)
    first_completed_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData.none(
        "request", "tool_file", "issued_at", "expires_at", "started", "completed",
        "first_completed_at",
    )  # fmt: skip
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "delivery"
        verbose_name_plural = "deliveries"
        ordering = ["-issued_at", "tool_file__sort_order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(completed__lte=models.F("started")),
                name="no_download_completed_that_never_started",
            )
        ]

    def __str__(self):
        return f"Delivery {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("remi_download", args=[self.token])

    @property
    def token(self) -> str:
        return signing.Signer(salt=SALT).sign(str(self.pk))

    def has_expired(self, now: datetime) -> bool:
        return self.expires_at <= now


def issue(*, request, now: datetime) -> list[Delivery]:
    """New links for every file of the current version; earlier ones run out by themselves."""
    version = ToolVersion.current(now)
    if version is None:
        return []
    ends = now + timedelta(days=settings.REMI_LINK_DAYS)
    return Delivery.objects.bulk_create(
        Delivery(request=request, tool_file=file, issued_at=now, expires_at=ends)
        for file in version.files.all()
    )


def open_deliveries(*, request, now: datetime) -> models.QuerySet[Delivery]:
    """The newest links of a request that still work, in the order of the files."""
    newest = request.deliveries.aggregate(at=models.Max("issued_at"))["at"]
    valid = request.deliveries.filter(issued_at=newest, expires_at__gt=now)
    return valid.select_related("tool_file__version").order_by("tool_file__sort_order", "pk")


def renew(*, request, now: datetime) -> None:
    """Issue only where no link works, or not for the current version: a second click adds nothing."""
    newest = open_deliveries(request=request, now=now).first()
    if newest is None or newest.tool_file.version != ToolVersion.current(now):
        issue(request=request, now=now)


def delivery_of(token: str) -> Delivery | None:
    """None for whatever we never signed."""
    try:
        pk = signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature:
        return None
    found = Delivery.objects.select_related("request", "tool_file__version")
    return found.filter(pk=int(pk)).first()
