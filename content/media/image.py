from threading import Lock

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image, SourceImageIOError
from wagtail.models import Collection

from content.media.kept_picture import kept_picture

KEPT_BACK = "images/kept-back/"
# One picture at a time in each process: a large one takes hundreds of megabytes while it is made.
making_sizes = Lock()


class SiteImage(AbstractImage):
    """A picture in the library. Its description is offered as alt text wherever it is used."""

    credit = models.CharField(
        max_length=200, blank=True, help_text="Who made the picture, as they wish to be named."
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = "image"
        verbose_name_plural = "images"

    def save(self, *args, **kwargs):
        """Photographs tell where they were taken, so a new file is stored without that."""
        newly_chosen = self.file and not self.file._committed
        if newly_chosen and (kept := kept_picture(self.file)):
            self.file = kept
            self._set_image_file_metadata()
        stored = type(self)._base_manager.filter(pk=self.pk).values_list("collection", flat=True)
        was = stored.first() if self.pk else None
        super().save(*args, **kwargs)
        if was and was != self.collection_id and is_kept_back(was) != self.is_kept_back:
            self.renditions.all().delete()  # where a size lies tells who may have it

    @property
    def is_kept_back(self) -> bool:
        return is_kept_back(self.collection_id)

    def get_renditions(self, *filters):
        """A picture that is smaller than some of the widths asked for is listed once, not twice."""
        kept, seen = {}, set()
        for spec, rendition in super().get_renditions(*filters).items():
            looks = (rendition.file.name.rpartition(".")[2], rendition.width, rendition.height)
            if looks not in seen:
                seen.add(looks)
                kept[spec] = rendition
        return kept

    def generate_rendition_file(self, filter, *, source=None):
        """Any failure counts as a missing file, which Wagtail's own screens live with."""
        try:
            with making_sizes:
                return super().generate_rendition_file(filter, source=source)
        except Exception as error:
            raise SourceImageIOError(f"Picture {self.pk} can't be shown: {error}") from error


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    def get_upload_to(self, filename):
        """Sizes of what isn't for everybody lie apart: of no other does serving ask who may have it."""
        path = super().get_upload_to(filename)
        return KEPT_BACK + path.removeprefix("images/") if self.image.is_kept_back else path

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            )
        ]


def is_kept_back(collection: int) -> bool:
    return Collection.objects.get(pk=collection).get_view_restrictions().exists()
