import gc
import warnings

import pytest


@pytest.fixture
def pictures_are_made():
    """Wagtail leaves it to Python to close what it made a page's pictures in, and Python tells."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()
