from wagtail.blocks import CharBlock, ListBlock, StructBlock, TextBlock
from wagtail.images.blocks import ImageBlock

from content.blocks.previews import some_document, some_image
from content.mentioned import FileBlock


class PictureBlock(StructBlock):
    """A picture with the words that stand for it when it can't be seen."""

    image = ImageBlock(label_format="{alt_text}")
    caption = CharBlock(max_length=300, required=False)
    long_description = TextBlock(
        required=False,
        help_text="For a diagram or infographic: all that it says, as text. Shown below the picture.",
    )

    class Meta:
        icon = "image"
        group = "Media"
        label = "Image"
        template = "blocks/image.html"
        description = "One picture. Say in the alt text what it tells; mark it decorative if it tells nothing."
        label_format = "{caption}"

    def get_preview_value(self):
        return self.normalize(
            {"image": some_image(), "caption": "What the picture shows and where"}
        )


class GalleryBlock(StructBlock):
    """Several photographs or drawings from one occasion."""

    title = CharBlock(max_length=120, required=False)
    images = ListBlock(PictureBlock(), min_num=2)

    class Meta:
        icon = "images"
        group = "Media"
        template = "blocks/gallery.html"
        description = "Two or more pictures that belong together, such as those of one event."
        label_format = "{title}"

    def get_preview_value(self):
        picture = {"image": some_image(), "caption": "One moment of the day"}
        return self.normalize({"title": "The day in pictures", "images": [picture, picture]})


class DocumentBlock(StructBlock):
    """A file to open, with its format and size, and a way to ask for another format."""

    document = FileBlock()
    title = CharBlock(
        max_length=200, required=False, help_text="Leave empty to use the document's own title."
    )
    description = TextBlock(required=False, help_text="What is in it and who it is for.")

    class Meta:
        icon = "doc-full"
        group = "Media"
        template = "blocks/document.html"
        description = "A report, presentation or form to download. Prefer a page: a file is harder to read on a phone."
        label_format = "{title}"

    def get_preview_value(self):
        return self.normalize(
            {"document": some_document(), "description": "What is in it, in one sentence."}
        )
