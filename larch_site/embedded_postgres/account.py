"""The account that the server runs as: PostgreSQL refuses to run as root."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

from larch_site.embedded_postgres.errors import EmbeddedPostgresError

IN_NAMESPACE = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]


def prefix_for(folder: Path) -> list[str]:
    """The words to put before a server command so that it doesn't run as root.

    As root: a user namespace, in which root's files belong to number 1000, so that nothing
    changes hands. Where namespaces are refused (many containers), the account `nobody`, which
    then owns the database's files. A folder that is already somebody's stays theirs.
    """
    if os.geteuid() != 0:
        return []
    owner = folder.stat().st_uid
    if owner == 0 and _namespaces_work():
        return IN_NAMESPACE
    if not shutil.which("setpriv"):
        raise EmbeddedPostgresError(
            "PostgreSQL doesn't run as root, and neither `unshare` (refused here) nor `setpriv` "
            "(not found) can run it as anybody else. Use an ordinary account, or set DATABASE_URL."
        )
    if owner == 0:
        owner = pwd.getpwnam("nobody").pw_uid
        _give(folder, owner)
    return _as_account(owner, folder.stat().st_gid)


def _namespaces_work() -> bool:
    if not shutil.which(IN_NAMESPACE[0]):
        return False
    tried = subprocess.run([*IN_NAMESPACE, "true"], capture_output=True, check=False)
    return tried.returncode == 0


def _as_account(user: int, group: int) -> list[str]:
    """Run as `user`, still able to reach binaries and data below folders closed to others.

    The project may lie in /root, which nobody else can enter; hence that one capability. Changing
    the account clears the parent-death signal unless told to keep it.
    """
    capability = "+dac_override"
    return [
        "setpriv",
        f"--reuid={user}",
        f"--regid={group}",
        "--clear-groups",
        f"--inh-caps={capability}",
        f"--ambient-caps={capability}",
        "--pdeathsig=keep",
    ]


def _give(folder: Path, owner: int) -> None:
    group = pwd.getpwuid(owner).pw_gid
    os.chown(folder, owner, group)
    for parent, folders, files in os.walk(folder):
        for name in [*folders, *files]:
            os.chown(os.path.join(parent, name), owner, group, follow_symlinks=False)
