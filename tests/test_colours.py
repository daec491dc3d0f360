"""Every colour can be told from what it stands on, in the light and in the dark scheme.

The measure is WCAG's contrast ratio: 4.5 for text, 3 for what shows where a control is or what
state it is in. Colours that only decorate are named, so that a new one has to be thought about.
"""

import pytest

from content.styleguide.tokens import contrast, tokens

GROUNDS = ["paper", "paper-raised", "paper-sunk"]
TEXT = [
    *[(ink, on) for ink in ("ink", "ink-soft", "link", "link-strong", "gold-ink") for on in GROUNDS],
    *[("doubt", on) for on in (*GROUNDS, "doubt-wash")],
    *[(ink, "gold-wash") for ink in ("ink", "ink-soft", "link", "link-strong", "gold-ink")],
    ("ink", "doubt-wash"),
    ("button-ink", "button"),
    ("paper", "link-strong"),
    ("shape-ink", "shape"),
    *[(ink, on) for ink in ("band-ink", "band-ink-soft", "band-gold") for on in ("band", "band-deep")],
]  # fmt: skip
CONTROLS = [
    *[(line, on) for line in ("line-strong", "focus", "button", "shape") for on in GROUNDS],
    ("gold", "paper"),
    ("band-gold", "band"),
    ("band-gold", "band-deep"),
]
DECORATION = {"line", "band-line", "wood-far", "wood-deep", "drawn-paper", "drawn-gold"}
SCHEMES = {"light": tokens().light, "dark": {**tokens().light, **tokens().dark}}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(scheme, ink, ground):
    colours = SCHEMES[scheme]

    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("line", "ground"), CONTROLS)
def test_controls_can_be_seen(scheme, line, ground):
    colours = SCHEMES[scheme]

    assert contrast(colours[line], colours[ground]) >= 3


def test_every_colour_was_thought_about():
    known = DECORATION | {name for pair in (*TEXT, *CONTROLS) for name in pair}

    assert {colour.name for colour in tokens().colours()} <= known
