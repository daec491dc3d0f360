"""However long a programme is, a draft keeps it."""

import pytest
from django.core.exceptions import ValidationError

from content.blocks.programme import MOST_ROWS, Programme


def a_programme(rows: int):
    block = Programme()
    row = {"title": "A talk", "people": [], "chairs": [], "presentations": []}
    return block, block.to_python([{"type": "session", "value": row}] * rows)


def test_a_long_day_is_published_and_what_is_too_much_only_kept_as_a_draft():
    block, long = a_programme(MOST_ROWS)
    assert len(block.clean(long)) == MOST_ROWS

    block, too_long = a_programme(MOST_ROWS + 1)
    with pytest.raises(ValidationError) as refused:
        block.clean(too_long)
    assert "501 rows; at most 500 can be published" in str(refused.value.non_block_errors)

    block.defer_required_validation()
    assert len(block.clean(too_long)) == MOST_ROWS + 1
