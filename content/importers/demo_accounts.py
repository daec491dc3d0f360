"""The accounts with which people try the demo site. Their passwords lie in `var/demo_logins.txt`."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.db import transaction

from content.importers.problems import LoadError
from content.importers.saying import Say, say_nothing

DOMAIN = "demo.invalid"  # nobody can own it; production refuses to start with such accounts
GROUPS = {
    "editor": "Editors",
    "moderator": "Moderators",
    "remi": "REMI officers",
    "admin": None,  # may do everything
}
RANDOM_BYTES = 12


def logins_file() -> Path:
    return Path(settings.VAR_FOLDER) / "demo_logins.txt"


def read_logins() -> dict[str, str]:
    """Password by user name; empty when the file is lost."""
    file = logins_file()
    lines = file.read_text().splitlines() if file.exists() else []
    pairs = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return {pair[0]: pair[1] for pair in pairs if len(pair) > 1}


def ensure_accounts(*, say: Say = say_nothing) -> None:
    """Make the accounts that are missing; those that are there keep their passwords.

    When the file with the passwords was lost, they get new ones.
    """
    known = read_logins()
    passwords = {}
    for name in GROUPS:
        account = get_user_model().objects.filter(username=name).first()
        if account and account.email != f"{name}@{DOMAIN}":
            say(f"  There is an account {name} that isn't the demo's; it is left alone.")
            continue
        passwords[name] = known.get(name) or secrets.token_urlsafe(RANDOM_BYTES)
        if not account:
            make_account(name, passwords[name])
        elif name not in known:
            account.set_password(passwords[name])
            account.save()
    if passwords != known:
        transaction.on_commit(lambda: write_logins(passwords))


def make_account(name: str, password: str) -> AbstractUser:
    email = f"{name}@{DOMAIN}"
    users = get_user_model().objects
    names = {"first_name": "Demo", "last_name": name}
    if GROUPS[name] is None:
        return users.create_superuser(name, email, password, **names)
    account = users.create_user(name, email, password, **names)
    account.groups.add(group(GROUPS[name]))
    return account


def group(name: str) -> Group:
    found = Group.objects.filter(name=name).first()
    if not found:
        raise LoadError(f"There is no group {name}. Run `manage.py migrate`, which makes it.")
    return found


def write_logins(passwords: dict[str, str]) -> None:
    """Readable by its owner alone, and never half written."""
    file = logins_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    aside.unlink(missing_ok=True)
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as output:
        output.writelines(f"{name} {password}\n" for name, password in passwords.items())
    aside.replace(file)
