"""The bare site, as production starts: home, listings and standing pages for editors to fill."""

from pathlib import Path

from wagtail.models import Page

from content.importers.loading import Loading, all_or_nothing, load
from content.importers.pieces.site_address import site_address_piece
from content.importers.saying import Say, say_nothing
from content.importers.site_folder import SiteFolder
from content.models import HomePage

FOLDER = Path(__file__).parent / "bare_site"


def create_site(*, say: Say = say_nothing) -> None:
    """Make the site when it has no home page yet; otherwise only let its address follow the settings.

    What editors deleted from a site that has a home page stays deleted.
    """
    with all_or_nothing() as stored:
        if HomePage.objects.exists():
            Loading([site_address_piece()], stored=stored).run()
            say("The site has its structure already; it is left as it is.")
            return
        say("Making the site's structure")
        remove_welcome_page()
        folder = SiteFolder(FOLDER, "content/importers/bare_site")
        folder.read()
        load(folder, stored=stored, reset=True, say=say)


def remove_welcome_page() -> None:
    """Wagtail's own "Welcome" page goes, and with it the record of the site that begins there."""
    welcome = Page.objects.filter(depth=2, slug="home", numchild=0).first()
    if welcome and welcome.specific_class is Page:
        welcome.delete()
