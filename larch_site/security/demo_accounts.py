"""Demo accounts have published passwords: production must not start with one."""

from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import Error as DatabaseError
from django.db import connections

DEMO_DOMAIN = "@demo.invalid"


def names_that_can_log_in(database: str) -> list[str]:
    """The active demo accounts that have a password."""
    user_model = get_user_model()
    accounts = user_model.objects.using(database).filter(
        is_active=True, email__iendswith=DEMO_DOMAIN
    )
    return sorted(one.get_username() for one in accounts if one.has_usable_password())


@register(Tags.database, deploy=True)
def no_demo_accounts(databases: Sequence[str] | None = None, **_: object) -> list[CheckMessage]:
    """Asked before production starts; see `larch_site.gunicorn_config`."""
    messages: list[CheckMessage] = []
    for database in databases or []:
        try:
            if (
                get_user_model()._meta.db_table
                not in connections[database].introspection.table_names()
            ):
                continue  # nothing has been migrated yet, so there is nobody
            names = names_that_can_log_in(database)
        except DatabaseError:
            messages.append(_unknown())
            continue
        if names:
            messages.append(_found(names))
    return messages


def _found(names: list[str]) -> Error:
    return Error(
        f"The database holds demo accounts whose passwords are public: {', '.join(names)}.",
        hint="Start production on a database without demo content, or close the accounts with "
        "`manage.py close_demo_accounts`.",
        id="larch_site.E001",
    )


def _unknown() -> Warning:
    return Warning(
        "The database doesn't answer, so nobody knows whether it holds demo accounts.",
        hint=f"Check DATABASE_URL ({settings.DATABASES['default']['HOST'] or 'local'}).",
        id="larch_site.W001",
    )
