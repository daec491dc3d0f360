"""How gunicorn serves the site, for `make run` and for containers alike.

gunicorn reads the names in lower case as its settings and hooks.
"""

import gc
import os
import signal
import sys
from importlib import import_module
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from larch_site import environment, structured_log
from larch_site.allocator import hold_little
from larch_site.parent_death import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "larch_site.settings.dev")

wsgi_app = "larch_site.wsgi"
try:
    bind = [f"0.0.0.0:{environment.port()}"]
    workers = environment.web_processes()
except ImproperlyConfigured as error:
    sys.exit(f"The site does not start: {error}")
worker_class = "larch_site.web_worker.WebWorker"
threads = 8  # some wait for pages that are rendered, and what is kept needs one that doesn't
timeout = 30  # seconds
graceful_timeout = 5  # seconds
limit_request_line = 8190  # bytes, the most that gunicorn reads: a search of 2,000 short words
preload_app = True  # a fault stops the start, and processes share what they load
control_socket_disable = True
forwarded_allow_ips = ""  # Django decides about the proxy's header (TRUSTED_PROXY)
# The heartbeat file of each worker; on a disk it can stall all of them.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108

accesslog = "-"
access_log_format = "%(m)s %(U)s %(s)s %(M)s"  # without query, address and user
logconfig_dict = structured_log.configuration()


def on_starting(server: Any) -> None:
    """Under production settings, refuse to serve what must not be public."""
    if not os.environ["DJANGO_SETTINGS_MODULE"].endswith(".production"):
        return
    # Imported late: Django isn't set up when this file is read.
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError
    from django.db import connections

    try:
        call_command("check", deploy=True, databases=["default"], fail_level="ERROR")
    except SystemCheckError as error:
        sys.exit(f"The site does not start: {error}")
    finally:
        connections.close_all()  # not to be shared by the processes to come


def when_ready(server: Any) -> None:
    """Processes share what is loaded before they are forked, as long as nobody writes to it.

    The collector of garbage would: it marks each object that it looks at.
    """
    # Imported late, as Django is only set up by now; what `bench/` compares with does without it.
    from django.apps import apps
    from django.conf import settings

    if apps.ready:
        import_module(settings.ROOT_URLCONF)  # the views, which each process would load for itself
    gc.collect()
    gc.freeze()


def pre_fork(server: Any, worker: Any) -> None:
    # Made here, in the parent, since it has to remember who the parent is.
    worker.leave_with_parent = die_with_parent(signal.SIGTERM)


def post_fork(server: Any, worker: Any) -> None:
    worker.leave_with_parent()


def post_worker_init(worker: Any) -> None:
    """What is kept must be known before the first reader comes, and threads don't survive a fork."""
    hold_little()
    # A page that is rendered in the background would else hold up each kept one for 5 ms at a time.
    sys.setswitchinterval(0.001)
    kept = getattr(sys.modules.get("larch_site.wsgi"), "kept", None)
    if refresher := getattr(kept, "refresher", None):
        refresher.start()
