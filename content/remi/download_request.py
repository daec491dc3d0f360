import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper

from content.privacy.declaration import Basis, Kept, Personal, PersonalData
from content.public_forms import reference

TWO_YEARS = Kept(months=24, since="active_at", after="you last used your links or your page")


def new_reference() -> str:
    return reference.new_reference("REMI")


class DownloadRequestQuerySet(models.QuerySet):
    def with_person(self):
        """Those whose person is still known."""
        return self.filter(erased_at=None, anonymised_at=None)

    def of_person(self, request: "DownloadRequest"):
        """Every request with the same mail address: whoever reads its mails is the same person."""
        return self.with_person().filter(email__iexact=request.email)

    def hold(self, request: "DownloadRequest") -> "DownloadRequest | None":
        """The request as it is now, with every row of its person locked until the transaction ends;
        None when it was emptied meanwhile."""
        rows = self.of_person(request).order_by("pk").select_for_update(no_key=True)
        return next((row for row in rows if row.pk == request.pk), None)


class DownloadRequest(models.Model):
    """Somebody asked for the REMI: who, for which organisation, what for."""

    reference = models.CharField(max_length=16, unique=True, default=new_reference)
    submission = models.UUIDField(
        unique=True,
        default=uuid.uuid4,
        help_text="Sent with the form: the same one is one request.",
    )
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    organisation = models.ForeignKey(
        "content.RemiOrganisation", on_delete=models.PROTECT, related_name="requests"
    )
    organisation_as_typed = models.CharField(max_length=200, blank=True)
    organisation_changed_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="When the person wrote another organisation, until an officer chose one.",
    )
    hopes = models.TextField("what they hope to use it for", max_length=2000, blank=True)
    wants_news = models.BooleanField(default=False)
    news_changed_at = models.DateTimeField(null=True, blank=True)
    notice = models.ForeignKey(
        "content.NoticeVersion", null=True, on_delete=models.PROTECT, related_name="requests"
    )
    created_at = models.DateTimeField()
    active_at = models.DateTimeField(help_text="When the person last did something here.")
    downloaded_at = models.DateTimeField(null=True, blank=True)
    check_ins_stopped_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)
    link_version = models.PositiveIntegerField(default=1)
    anonymised_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        about="People who ask for the Race Equity Maturity Index",
        fields={
            "name": Personal(
                "Your name",
                "to address you in mails about your request",
                Basis.LEGITIMATE_INTERESTS,
                TWO_YEARS,
            ),
            "email": Personal(
                "Your work email address",
                "to send you your links, and to ask three times in a year how far you are",
                Basis.LEGITIMATE_INTERESTS,
                TWO_YEARS,
            ),
            "organisation_as_typed": Personal(
                "The organisation as you wrote it",
                "to know which organisation asked, and to put right a wrong match",
                Basis.LEGITIMATE_INTERESTS,
                TWO_YEARS,
            ),
            "hopes": Personal(
                "What you hope to use the index for",
                "to improve the index and the help that we offer with it",
                Basis.LEGITIMATE_INTERESTS,
                TWO_YEARS,
            ),
            "wants_news": Personal(
                "Whether you want news",
                "to send you news of the index only if you asked for it",
                Basis.CONSENT,
                TWO_YEARS,
                empty=False,
            ),
        },
        impersonal=(
            "reference", "submission", "organisation", "organisation_changed_at",
            "news_changed_at", "notice", "created_at", "active_at", "downloaded_at",
            "check_ins_stopped_at", "bounced_at", "link_version", "anonymised_at", "erased_at",
        ),
    )  # fmt: skip
    wagtail_reference_index_ignore = True
    objects = DownloadRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "REMI request"
        ordering = ["-created_at"]
        indexes = [models.Index(Upper("email"), name="remi_request_email")]
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at=None, anonymised_at=None)
                | Q(name="", email="", organisation_as_typed="", hopes="", wants_news=False),
                name="nothing_personal_after_erasure",
                violation_error_message="This person was erased; nothing of theirs can be kept.",
            ),
        ]

    def __str__(self):
        return self.reference  # logs and histories show it, so never a name

    @property
    def has_person(self) -> bool:
        return not (self.erased_at or self.anonymised_at)

    @property
    def wrote_another_organisation(self) -> bool:
        """Waits for an officer to look whether the request belongs elsewhere."""
        return self.has_person and self.organisation_changed_at is not None
