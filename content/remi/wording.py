"""What the form and its mails say: edited in the admin, with built-in words for when that can't be read."""

import hashlib

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from content.privacy.declaration import PersonalData

BUILT_IN = {
    "introduction": (
        "Tell us who you are and what you hope to use the index for. You can download it as soon "
        "as you have sent this form, and you get the same links by mail."
    ),
    "notice": (
        "We keep your name, your work address and what you tell us for two years after you last "
        "used your links, then we make the record anonymous. We use them to send you the index, "
        "to ask you after three, six and twelve months how far you are, and to learn who uses it. "
        "We give them to nobody. From every mail of ours you reach a page of your own, where you "
        "can see all of it, correct it, stop our mails and erase it."
    ),
    "thanks": (
        "The Race Equity Maturity Index is yours to use. Download it here; the same links are on "
        "their way to you by mail."
    ),
    "confirmation_subject": "Your Race Equity Maturity Index",
    "confirmation_text": (
        "Thank you for asking for the Race Equity Maturity Index. Here are your links to it."
    ),
    "check_in_subject": "Where are you with the Race Equity Maturity Index?",
    "check_in_text": (
        "Some time ago you asked us for the Race Equity Maturity Index. May we ask one question: "
        "where is your organisation with it? Choose the line that fits. It takes one click and a "
        "button."
    ),
    "new_version_subject": "A new version of the Race Equity Maturity Index",
    "new_version_text": (
        "You have an earlier version of the Race Equity Maturity Index. There is a new one; this "
        "is the only mail that we send about it."
    ),
}
SUBJECTS = [name for name in BUILT_IN if name.endswith("_subject")]


def words(label: str, help_text: str) -> models.TextField:
    return models.TextField(label, max_length=2000, blank=True, help_text=help_text)


def subject(label: str) -> models.CharField:
    return models.CharField(
        label, max_length=120, blank=True, help_text="Leave empty for the built-in one."
    )


@register_setting(icon="form", order=310)
class RemiWording(BaseGenericSetting):
    """Each left empty says the built-in words."""

    introduction = words("introduction", "Above the form. Leave empty for the built-in words.")
    notice = words(
        "privacy notice",
        "Beside the form: what is kept and why. Each version is kept with the requests of those "
        "who saw it. What is kept is decided by the site, so change the words only together with "
        "whoever answers for data protection.",
    )
    thanks = words("thank-you", "On the page after the form. Leave empty for the built-in words.")
    confirmation_subject = subject("subject")
    confirmation_text = words("text", "Before the links, which the site adds.")
    check_in_subject = subject("subject")
    check_in_text = words("text", "Before the answers to choose from, which the site adds.")
    new_version_subject = subject("subject")
    new_version_text = words("text", "Before what is new and the links, which the site adds.")

    personal_data = PersonalData.none(*BUILT_IN)
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [FieldPanel("introduction"), FieldPanel("notice"), FieldPanel("thanks")], "Form"
            ),
            *(
                ObjectList([FieldPanel(f"{mail}_subject"), FieldPanel(f"{mail}_text")], title)
                for mail, title in (
                    ("confirmation", "First mail"),
                    ("check_in", "Check-in mail"),
                    ("new_version", "Mail about a new version"),
                )
            ),
        ]
    )

    class Meta:
        verbose_name = "REMI form and mails"

    def clean(self):
        super().clean()
        for name in SUBJECTS:
            if not getattr(self, name).isprintable():
                raise ValidationError({name: "A subject is one line."})

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        NoticeVersion.of(self.said("notice"))

    def said(self, name: str) -> str:
        return getattr(self, name).strip() or BUILT_IN[name]


class NoticeVersion(models.Model):
    """A privacy notice as somebody saw it."""

    digest = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    first_used_at = models.DateTimeField(default=timezone.now)

    personal_data = PersonalData.none("digest", "text", "first_used_at")
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "version of the privacy notice"
        verbose_name_plural = "versions of the privacy notice"
        ordering = ["-first_used_at"]

    def __str__(self):
        return f"Notice of {self.first_used_at:%-d %B %Y}"

    @classmethod
    def of(cls, text: str) -> "NoticeVersion":
        version, _ = cls.objects.get_or_create(digest=digest_of(text), defaults={"text": text})
        return version


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
