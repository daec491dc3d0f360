"""The site's own checks, as a Django app without models."""

from django.apps import AppConfig


class LarchSiteConfig(AppConfig):
    name = "larch_site"
    verbose_name = "LARCH site"

    def ready(self) -> None:
        # Imported for its effect: it registers a check, and checks need models to be loaded.
        from larch_site.security import demo_accounts  # noqa: F401
