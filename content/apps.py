from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "content"
    label = "content"
    verbose_name = "LARCH"

    def ready(self):
        from content import checks

        checks.register_all()
