"""Whether the process is alive, and whether it can serve."""

from functools import cache

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers. Asks no database, or a dead one would have every process restarted."""
    return HttpResponse("alive\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """The database answers and has every migration. Tells no detail: anybody may ask."""
    try:
        is_ready = _newest_migrations() <= MigrationRecorder(connection).applied_migrations().keys()
    except Error:
        is_ready = False
    return HttpResponse(
        "ready\n" if is_ready else "not ready\n",
        status=200 if is_ready else 503,
        content_type="text/plain",
    )


@cache
def _newest_migrations() -> frozenset[tuple[str, str]]:
    """The last migration of each app in the code, which doesn't change while a process lives."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())
