"""How far an organisation is with the REMI."""

from django.db import models


class Stage(models.TextChoices):
    """The six stages, and what else can be said; "not known" is that nothing was said."""

    NOT_STARTED = "not-started", "Not started yet"
    AWARENESS = "awareness", "Awareness"
    COMMITMENT = "commitment", "Commitment"
    IMPLEMENTATION = "implementation", "Implementation"
    EMBEDDING = "embedding", "Embedding"
    CREATING = "creating", "Creating"
    CHAMPIONING = "championing", "Championing"
    PAUSED = "paused", "Paused"
    NOT_USING = "not-using", "Not using it"


IN_PROGRESS = [
    Stage.AWARENESS,
    Stage.COMMITMENT,
    Stage.IMPLEMENTATION,
    Stage.EMBEDDING,
    Stage.CREATING,
    Stage.CHAMPIONING,
]
