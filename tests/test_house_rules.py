"""The rules of the house that a machine can hold."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import WARNING, run_checks
from django.core.management import call_command

PROJECT = Path(__file__).resolve().parents[1]
LONGEST_FILE = 300
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "core", "misc", "mixins"}
WRITTEN_BY_HAND = {".py", ".css", ".js", ".html"}
TOP_LEVEL = {
    "Dockerfile", "Makefile", "README.md", "bench", "compose.yaml", "content", "docs", "fixtures",
    "larch_site", "manage.py", "pyproject.toml", "requirements.lock", "static", "templates", "tests",
}  # fmt: skip


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """What is in the project: tracked, or new and not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    return [Path(name) for name in names.splitlines() if (PROJECT / name).is_file()]


def test_top_level_is_as_agreed(files):
    top = {file.parts[0] for file in files if not file.parts[0].startswith(".")}

    assert top - TOP_LEVEL == set()


def test_no_file_is_longer_than_300_lines(files):
    long = {}
    for file in files:
        if file.suffix in WRITTEN_BY_HAND and "migrations" not in file.parts:
            lines = len((PROJECT / file).read_text().splitlines())
            if lines > LONGEST_FILE:
                long[str(file)] = lines

    assert long == {}


def test_no_name_says_nothing(files):
    vague = [
        str(file)
        for file in files
        if {Path(part).stem.lower() for part in file.parts} & NAMES_THAT_SAY_NOTHING
    ]

    assert vague == []


def test_no_test_empties_the_database(files):
    """A test in real transactions ends with a flush of all tables, which takes away what the
    migrations wrote: groups, the root page, the register. Every later test of that process fails.
    Where two connections are needed, see tests/content/outbox/being_sent.py.
    """
    flushing = re.compile(
        r"transaction\s*=\s*True|\b(transactional_db|live_server|django_db_reset_sequences)\b"
        r"|reset_sequences\s*=|\b(TransactionTestCase|LiveServerTestCase)\b"
    )
    found = [
        str(file)
        for file in files
        if file.suffix == ".py"
        and file.parts[0] == "tests"
        and file != Path("tests/test_house_rules.py")
        and flushing.search((PROJECT / file).read_text())
    ]

    assert found == []


def test_no_pending_migrations(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_system_checks_find_nothing():
    found = [message for message in run_checks() if message.level >= WARNING]

    assert found == []


def test_the_layers_hold():
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint], cwd=PROJECT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["djlint", "--lint", "templates"],
        ["djhtml", "--check", "templates"],
    ],
    ids=" ".join,
)
def test_code_and_templates_are_tidy(command):
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=PROJECT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_lock_names_no_host_and_hashes_everything(files):
    lock = (PROJECT / "requirements.lock").read_text()

    assert "://" not in lock
    assert len(re.findall(r"^[a-z0-9-]+==", lock, re.M)) == len(
        re.findall(r"^[a-z0-9-]+==.*\\\n    --hash=sha256:", lock, re.M)
    )
    assert Path("uv.lock") not in files


def test_every_dependency_says_why_it_is_there():
    lines = (PROJECT / "pyproject.toml").read_text().splitlines()
    dependencies = [line for line in lines if re.match(r'    "[a-z].*[>=]=.*",', line)]

    assert len(dependencies) > 10
    assert [line for line in dependencies if not re.search(r",\s+# \w+", line)] == []
