from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "content"
    label = "content"
    verbose_name = "LARCH"

    def ready(self):
        from content import checks
        from content.remi import mails
        from content.search import signals

        checks.register_all()
        signals.connect()
        mails.register_all()
