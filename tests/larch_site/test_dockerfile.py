"""The image can't be built in the tests; what can be checked of it is."""

import re
import subprocess
import sys
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parents[2]
HADOLINT = Path(sys.executable).with_name("hadolint")


def test_hadolint_finds_nothing():
    checked = subprocess.run(
        [HADOLINT, PROJECT / "Dockerfile"], capture_output=True, text=True, check=False
    )

    assert checked.stdout + checked.stderr == ""
    assert checked.returncode == 0


def test_the_image_serves_as_an_account_of_its_own():
    final_stage = (PROJECT / "Dockerfile").read_text().rpartition("FROM ")[2]

    users = re.findall(r"^USER (.+)$", final_stage, re.MULTILINE)

    assert users
    assert all(user.isdigit() and int(user) > 0 for user in users)


def test_compose_holds_no_secret_and_asks_for_each():
    text = (PROJECT / "compose.yaml").read_text()

    environment = yaml.safe_load(text)["services"]["site"]["environment"]

    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL"):
        assert environment[name].startswith("${" + name + ":?set "), name
    assert ":${POSTGRES_PASSWORD:?set " in environment["DATABASE_URL"]


def test_the_image_gets_the_code_and_nothing_of_this_copy():
    ignored = (PROJECT / ".dockerignore").read_text().splitlines()

    assert "*" in ignored
    assert not {"!var/", "!.venv/", "!.env", "!.git/"} & set(ignored)


def test_the_lock_names_no_host_and_hashes_everything():
    lines = (PROJECT / "requirements.lock").read_text().splitlines()

    assert not [line for line in lines if "://" in line or line.startswith("-")]
    pinned = [index for index, line in enumerate(lines) if re.match(r"[a-z0-9]", line)]
    assert len(pinned) > 20
    assert all("--hash=sha256:" in lines[index + 1] for index in pinned)
