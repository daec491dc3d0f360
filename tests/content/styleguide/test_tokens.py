import pytest

from content.styleguide.tokens import contrast, tokens


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_is_what_wcag_says(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_colours_have_both_schemes():
    colours = {colour.name: colour for colour in tokens().colours()}

    assert colours["paper"].light != colours["paper"].dark
    assert colours["band-ink"].ground == "band"


def test_every_token_is_read_once():
    read = tokens()
    shown = [
        *(colour.name for colour in read.colours()),
        *(name for name, _ in [*read.type_scale, *read.spaces, *read.others()]),
    ]

    assert sorted(shown) == sorted(read.light)


def test_each_step_of_a_scale_has_a_class(staff):
    styles = staff.get("/styleguide/tokens.css").content.decode()

    assert ".token-text-m { font-size: var(--text-m); }" in styles
    assert ".token-space-l { inline-size: var(--space-l); }" in styles
