"""The REMI itself: its versions and their files, which only who asked is given."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.text import slugify
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from content.privacy.declaration import PersonalData
from content.public_forms.private_store import private_storage

FILE_TYPES = {
    ".pdf": "PDF",
    ".xlsx": "Excel",
    ".docx": "Word",
    ".pptx": "PowerPoint",
    ".odt": "OpenDocument text",
    ".ods": "OpenDocument spreadsheet",
    ".zip": "ZIP archive",
}


class ToolVersion(ClusterableModel):
    """One edition of the REMI. The newest released one is what people get."""

    label = models.CharField(max_length=40, unique=True, help_text="For example “1.2, March 2026”.")
    released_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="From when on people get this version. Leave empty while you prepare it.",
    )
    changes = models.TextField(
        blank=True,
        help_text="What is new, in a few sentences: it stands in the mail to those who have an "
        "older version.",
    )
    announced_at = models.DateTimeField(null=True, blank=True, editable=False)

    personal_data = PersonalData.none("label", "released_at", "changes", "announced_at")
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "version of the REMI"
        verbose_name_plural = "versions of the REMI"
        ordering = [F("released_at").desc(nulls_first=True)]

    def __str__(self):
        return self.label

    @classmethod
    def current(cls, now) -> "ToolVersion | None":
        """What people get: None as long as nothing is released."""
        released = cls.objects.filter(released_at__lte=now, files__isnull=False)
        return released.order_by("-released_at").first()


# How a file of each type begins; the office formats are ZIP archives.
LOOKED_AT = 1024  # bytes
BEGINNINGS = dict.fromkeys(FILE_TYPES, b"PK") | {".pdf": b"%PDF-"}


def only_known_types(file) -> None:
    suffix = Path(file.name).suffix.lower()
    if suffix not in FILE_TYPES:
        raise ValidationError(
            f"“{suffix or file.name}” is no type that people can open. Use one of: "
            f"{', '.join(sorted(FILE_TYPES))}."
        )
    if not getattr(file, "_committed", False):  # a stored one was looked at when it came
        only_what_it_says(file, suffix)


def only_what_it_says(file, suffix: str) -> None:
    file.seek(0)
    beginning = file.read(LOOKED_AT)
    file.seek(0)
    begins = BEGINNINGS[suffix]
    # PDFs may have something before their mark.
    if begins not in beginning if suffix == ".pdf" else not beginning.startswith(begins):
        raise ValidationError(
            f"This file is called {suffix}, but what is inside is something else or damaged. "
            "Open it on your computer, save it again and choose it anew."
        )


class ToolFile(models.Model):
    """One file of a version, in a store that no address leads to."""

    version = ParentalKey(ToolVersion, on_delete=models.CASCADE, related_name="files")
    title = models.CharField(max_length=120, help_text="What it is: “The index (workbook)”.")
    file = models.FileField(
        storage=private_storage, upload_to="remi/", validators=[only_known_types]
    )
    size = models.PositiveBigIntegerField(default=0, editable=False, help_text="bytes")
    pages = models.PositiveIntegerField(
        null=True, blank=True, help_text="How many pages or sheets it has, if that can be said."
    )
    sort_order = models.PositiveSmallIntegerField(default=0)
    sort_order_field = "sort_order"  # the editor offers to move files up and down

    personal_data = PersonalData.none("version", "title", "file", "size", "pages", "sort_order")
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "file of the REMI"
        verbose_name_plural = "files of the REMI"
        ordering = ["sort_order", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(size__gte=0), name="tool_file_size_not_negative")
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.size = self.file.size
        super().save(*args, **kwargs)

    @property
    def type(self) -> str:
        return FILE_TYPES.get(Path(self.file.name).suffix.lower(), "File")

    @property
    def download_name(self) -> str:
        """What the reader's own computer calls it: what it is, and of which version."""
        words = slugify(f"{self.title} {self.version.label}") or "remi"
        return words + Path(self.file.name).suffix.lower()
