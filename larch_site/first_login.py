"""Whether anybody can log in yet: `larch_site.prepare` finds out, `larch_site.run` says what to do."""

MISSING = 3  # the exit status of `larch_site.prepare` when all is done, but nobody can log in
HOW_TO_MAKE_IT = (
    "Nobody can log in yet: in another terminal, make the first login with "
    ".venv/bin/python manage.py createsuperuser"
)


def exists() -> bool:
    # Imported late: `larch_site.run` has no Django, so that it stays small.
    from django.contrib.auth import get_user_model

    return get_user_model().objects.filter(is_superuser=True, is_active=True).exists()
