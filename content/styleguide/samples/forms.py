"""Forms: each kind of field as asked, and with what is wrong."""

from datetime import timedelta

from content.public_forms.throttle import TooManySentError
from content.remi.form import RequestForm
from content.remi.register import shipped
from content.styleguide.sample import Sample

WRONG = {"organisation": "Croydon", "email": "nobody"}


def samples() -> list[Sample]:
    listed = list(shipped())
    asked = RequestForm(listed=listed)
    wrong = RequestForm(WRONG, listed=listed)
    wrong.is_valid()
    return [
        Sample("forms/error_summary.html", "where the page begins", {"form": wrong}),
        Sample("forms/field.html", "one line", {"field": asked["name"]}),
        Sample("forms/field.html", "with a hint", {"field": asked["email"]}),
        Sample("forms/field.html", "wrong", {"field": wrong["email"]}),
        Sample("forms/field.html", "several lines", {"field": asked["hopes"]}),
        Sample("forms/field.html", "some choices, wrong", {"field": wrong["meant"]}),
        Sample("forms/field.html", "many choices, wrong", {"field": wrong["place"]}),
        Sample("forms/field.html", "one tick", {"field": asked["wants_news"]}),
        Sample("forms/away.html", "while the database is away"),
        Sample("forms/forged.html", "when the check against forgery refuses it"),
        Sample(
            "forms/too_many.html",
            "when a network sends more than people do",
            {"too_many": TooManySentError(timedelta(minutes=12))},
        ),
    ]
