from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.documents.models import AbstractDocument, Document

from content.captions.faults import refusal
from content.media import captions_file

FORMATS = {
    "csv": "CSV",
    "docx": "Word",
    "mp3": "MP3 sound",
    "mp4": "MP4 film",
    "odp": "OpenDocument presentation",
    "ods": "OpenDocument spreadsheet",
    "odt": "OpenDocument text",
    "pdf": "PDF",
    "pptx": "PowerPoint",
    "txt": "plain text",
    "vtt": "captions",
    "webm": "WebM film",
    "xlsx": "Excel",
    "zip": "ZIP archive",
}


class SiteDocument(AbstractDocument):
    """A file for readers: a report, a presentation, a recording or its captions."""

    page_count = models.PositiveIntegerField(
        "number of pages", null=True, blank=True, help_text="Shown beside the link, with the size."
    )

    admin_form_fields = (*Document.admin_form_fields, "page_count")

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documents"

    def clean(self):
        if self.file and self.file_extension.lower() in settings.WAGTAILIMAGES_EXTENSIONS:
            raise ValidationError(
                {
                    "file": "This is a picture. Upload it under Images: there it loses the place and "
                    "the device that a camera writes into it."
                }
            )
        self.refuse_broken_captions()
        if self.file:  # of an empty one the form has said so; it has no extension to speak of
            super().clean()

    def refuse_broken_captions(self) -> None:
        """When they are uploaded; what is in the library may get another title."""
        if not self.file or self.file._committed or self.file_extension.lower() != "vtt":
            return
        uploaded = self.file.file
        uploaded.seek(0)
        faults = captions_file.read(uploaded).faults
        uploaded.seek(0)
        if faults:
            raise ValidationError({"file": refusal(faults)})

    @property
    def format_name(self) -> str:
        """The format in a reader's words: "PDF", "Word", "MP4 film"."""
        return FORMATS.get(self.file_extension.lower(), self.file_extension.upper())
