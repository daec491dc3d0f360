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

# What each means to somebody who has to choose one.
MEANINGS = {
    Stage.NOT_STARTED: "You have the index, and nobody has begun to work with it.",
    Stage.AWARENESS: "You see racism in your own organisation and have begun to talk about it.",
    Stage.COMMITMENT: "A strategy is written down, with people and money to carry it out.",
    Stage.IMPLEMENTATION: "What was planned is happening, in many teams.",
    Stage.EMBEDDING: "It shapes everyday policies and decisions, whoever is in charge.",
    Stage.CREATING: "You design and test ways of your own to narrow the gaps.",
    Stage.CHAMPIONING: "Other organisations look to you for a lead.",
    Stage.PAUSED: "You have begun, and the work rests for now.",
    Stage.NOT_USING: "You have decided against it. Then we won't ask you again.",
}

# What is asked before an answer counts; of the stages it is IS_AT.
IS_AT = "Is {organisation} at {stage}?"
QUESTIONS = {
    Stage.NOT_STARTED: "Has {organisation} not started with the index yet?",
    Stage.PAUSED: "Has {organisation} paused its work with the index?",
    Stage.NOT_USING: "Has {organisation} decided not to use the index?",
}


def question(stage: Stage, organisation: str) -> str:
    """Whether the organisation is there, to be answered with yes."""
    return QUESTIONS.get(stage, IS_AT).format(organisation=organisation, stage=stage.label)
