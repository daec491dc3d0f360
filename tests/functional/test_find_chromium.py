"""The browser is found, installed, or asked for; never silently done without."""

import pytest

from tests.functional import find_chromium


@pytest.fixture
def bare_machine(monkeypatch, tmp_path):
    """No browser anywhere. Returns the folder that is the path."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def put_program(path):
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


def test_the_named_browser_comes_first(bare_machine, monkeypatch, tmp_path):
    put_program(bare_machine / "chromium")
    named = put_program(tmp_path / "my-browser")
    monkeypatch.setenv("CHROMIUM", named)

    assert find_chromium.find() == named


def test_one_on_the_path_will_do(bare_machine):
    found = put_program(bare_machine / "google-chrome")

    assert find_chromium.find() == found


def test_a_named_browser_that_is_not_there_is_not_replaced(bare_machine, monkeypatch, capsys):
    put_program(bare_machine / "chromium")
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")

    assert find_chromium.main() == 1
    assert "install Chromium" in capsys.readouterr().err


def test_where_it_may_be_installed_it_is(bare_machine, monkeypatch, capsys):
    monkeypatch.setattr(find_chromium, "may_install", lambda: True)
    monkeypatch.setattr(
        find_chromium, "install", lambda: put_program(bare_machine / "chromium-headless-shell")
    )

    assert find_chromium.main() == 0
    assert capsys.readouterr().out.strip() == str(bare_machine / "chromium-headless-shell")


def test_elsewhere_it_is_asked_for(bare_machine, monkeypatch, capsys):
    monkeypatch.setattr(find_chromium, "may_install", lambda: False)

    assert find_chromium.main() == 1
    assert capsys.readouterr() == ("", find_chromium.MISSING + "\n")
