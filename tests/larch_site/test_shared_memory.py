"""What the web server loads before it forks stays shared: the collector of garbage leaves it alone."""

import gc

from larch_site import gunicorn_config


def test_what_is_loaded_is_frozen_before_the_fork():
    before = gc.get_freeze_count()
    try:
        gunicorn_config.when_ready(server=None)

        assert gc.get_freeze_count() > before + 10_000
    finally:
        gc.unfreeze()
