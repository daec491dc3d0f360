from dataclasses import dataclass

from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.blocks import CharBlock, ListBlock, StructBlock, URLBlock
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from content.mentioned import PageBlock, pages_by_number


class NavigationLinkBlock(StructBlock):
    """One entry of a menu: a page, under a name short enough for a menu."""

    label = CharBlock(
        max_length=40, required=False, help_text="Leave empty to use the page's title."
    )
    page = PageBlock()

    class Meta:
        icon = "link"
        template = "navigation/link.html"
        label_format = "{label}"


class SocialLinkBlock(StructBlock):
    """An account of LARCH's elsewhere."""

    name = CharBlock(max_length=40, help_text="The service, for example “LinkedIn”.")
    url = URLBlock(label="Address")

    class Meta:
        icon = "site"
        label_format = "{name}"


@dataclass(frozen=True)
class MenuLink:
    label: str
    page: Page


@register_setting(icon="cogs")
class SiteSettings(BaseSiteSetting):
    """What every page shows: menus, footer, contact, funder."""

    strapline = models.CharField(
        max_length=160,
        blank=True,
        help_text="One line under the name, in the footer and in search results.",
    )
    navigation = StreamField(
        [("link", NavigationLinkBlock())],
        blank=True,
        help_text="The main menu, on every page. Seven entries at most, so that a phone can show them.",
        max_num=7,
    )
    footer_navigation = StreamField(
        [("link", NavigationLinkBlock())],
        blank=True,
        help_text="Pages that people look for at the foot: privacy, accessibility, contact.",
    )
    contact_email = models.EmailField(
        blank=True,
        help_text="Shown in the footer and where readers can ask for an accessible format.",
    )
    postal_address = models.TextField(blank=True)
    contact_note = models.TextField(blank=True, help_text="For example how soon an answer comes.")
    social = StreamField([("accounts", ListBlock(SocialLinkBlock()))], blank=True, max_num=1)
    funder_line = RichTextField(
        blank=True, features=["bold", "link"], help_text="Who funds and who delivers LARCH."
    )

    edit_handler = TabbedInterface(
        [
            ObjectList([FieldPanel("navigation"), FieldPanel("footer_navigation")], "Menus"),
            ObjectList(
                [FieldPanel("contact_email"), FieldPanel("postal_address"), FieldPanel("contact_note"),
                 FieldPanel("social")],
                "Contact",
            ),
            ObjectList([FieldPanel("strapline"), FieldPanel("funder_line")], "About"),
        ]
    )  # fmt: skip

    class Meta:
        verbose_name = "site settings"

    @classmethod
    def for_site(cls, site):
        """As Wagtail's, from what was fetched with the site."""
        fetched = site._state.fields_cache.get("sitesettings") if site else None
        return fetched or super().for_site(site)

    @cached_property
    def menus(self) -> dict[str, list[MenuLink]]:
        """The links of both menus, by the name of the field. One query brings all their pages."""
        fields = {"navigation": self.navigation, "footer_navigation": self.footer_navigation}
        stored = {name: [child["value"] for child in links.raw_data]
                  for name, links in fields.items()}  # fmt: skip
        chosen = {link["page"] for links in stored.values() for link in links}
        pages = pages_by_number(chosen - {None})
        return {
            name: [MenuLink(link.get("label") or "", pages[link["page"]])
                   for link in links if link["page"] in pages]
            for name, links in stored.items()
        }  # fmt: skip
