"""What a process keeps in its memory."""

from types import SimpleNamespace

from larch_site.page_store.memory import Memory


def test_the_least_recently_used_goes_first():
    memory = Memory(10)
    for name in "abc":
        memory.put(SimpleNamespace(key=name, size=4))
        memory.used("a")

    assert list(memory.entries) == ["c", "a"]
    assert memory.size <= 10


def test_a_count_that_has_drifted_empties_it_and_is_no_error():
    memory = Memory(10)
    memory.size = 100  # entries became smaller after they were counted

    memory.put(SimpleNamespace(key="a", size=4))

    assert memory.find("a") is None
    memory.clear()
    memory.put(SimpleNamespace(key="a", size=4))
    assert memory.find("a").size == 4
