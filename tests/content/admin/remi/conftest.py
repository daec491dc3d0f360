import sys
from types import ModuleType

import pytest

from content import remi


@pytest.fixture
def officer(signed_in):
    return signed_in("REMI officers")


@pytest.fixture
def erased(monkeypatch):
    """The requests that were handed over to be erased."""
    handed_over = []
    module = sys.modules.get("content.remi.letting_go") or ModuleType("content.remi.letting_go")
    monkeypatch.setitem(sys.modules, "content.remi.letting_go", module)
    monkeypatch.setattr(remi, "letting_go", module, raising=False)
    monkeypatch.setattr(
        module, "erase", lambda *, request, now: handed_over.append(request), raising=False
    )
    return handed_over
