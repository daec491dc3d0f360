from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "content"
    label = "content"
    verbose_name = "LARCH"

    def ready(self):
        from content import checks
        from content.evidence import changes
        from content.former_site import waiting_media, waiting_redirects
        from content.media import keeping_back
        from content.outbox import forgetting
        from content.privacy import retention
        from content.public_forms import throttle
        from content.publication import announcing, triggers
        from content.registrations import letting_go as registrations_letting_go
        from content.registrations import mails as registration_mails
        from content.registrations import publishing
        from content.remi import complaint_mail, letting_go, mails
        from content.search import signals
        from content.suggestions import letting_go as suggestions_letting_go
        from content.suggestions import mails as suggestion_mails

        announcing.connect()
        changes.connect()
        checks.register_all()
        complaint_mail.register_all()
        letting_go.register_all()
        retention.also_forget("OutboxMessage", forgetting.forget_settled)
        retention.also_forget("ThrottleCount", throttle.forget_yesterday)
        keeping_back.connect()
        mails.register_all()
        suggestions_letting_go.register_all()
        suggestion_mails.register_all()
        publishing.connect()
        registration_mails.register_all()
        registrations_letting_go.register_all()
        signals.connect()
        triggers.connect(sender=self)
        waiting_media.connect()
        waiting_redirects.connect()
