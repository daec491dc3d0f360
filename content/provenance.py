from django.db import models


class Provenance(models.Model):
    """What a program put on the site, and how it left it.

    With it a second run knows what is still as the program left it, and may be brought up to
    date, from what an editor has changed or deleted since, and must be left alone.
    """

    key = models.TextField(
        primary_key=True, help_text="What it is: “page:/about/”, “person:jane-doe”."
    )
    object_id = models.BigIntegerField(help_text="The object's primary key; it may be deleted.")
    fingerprint = models.CharField(max_length=64, help_text="Of what the program was given.")
    state = models.JSONField(help_text="How the object was when the program left it.")

    def __str__(self):
        return self.key
