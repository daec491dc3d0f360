from django.db import models


class Kind(models.TextChoices):
    """What kind of thing was found, in a reader's words; the reader narrows a search by it."""

    EVIDENCE = "evidence", "Evidence"
    NEWS = "news", "News and blogs"
    RESOURCE = "resource", "Resources"
    EVENT = "event", "Events"
    WEBINAR = "webinar", "Webinars"
    RECORDING = "recording", "Said in recordings"
    QUESTION = "question", "Questions and answers"
    PERSON = "person", "People"
    DOCUMENT = "document", "Documents"
    PAGE = "page", "Other pages"
