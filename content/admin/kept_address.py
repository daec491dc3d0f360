from wagtail.admin.forms import WagtailAdminModelForm


class KeptAddressForm(WagtailAdminModelForm):
    """Of a record with a page of its own, whose address stays once readers may have it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.was_published and "slug" in self.fields:
            slug = self.fields["slug"]
            slug.disabled = True
            slug.help_text = "Readers keep and cite this address, so it never changes."

    @property
    def was_published(self) -> bool:
        return bool(self.instance.pk and self.instance.first_published_at)
