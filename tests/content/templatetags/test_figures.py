import pytest

from content.templatetags.figures import figure


@pytest.mark.parametrize(
    ("value", "written"),
    [(1250.0, "1,250"), (0, "0"), (0.256, "0.256"), (1234567.5, "1,234,567.5"), (-3, "-3"),
     (None, ""), ("", ""), ("1 in 3", "1 in 3")],
)  # fmt: skip
def test_a_number_is_written_as_people_write_it(value, written):
    assert figure(value) == written
