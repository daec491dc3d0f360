"""What the processes of one machine know together."""

import time

from larch_site.page_store.host_state import LAYOUT, HostState


def test_what_an_earlier_run_of_the_machine_left_doesnt_count(tmp_path):
    """The monotonic clock begins anew with each start; the file stays."""
    state = HostState(tmp_path / "state")
    hours_on = time.monotonic_ns() + 3_600 * 10**9
    LAYOUT.pack_into(state.memory, 0, 7, hours_on, 0)
    assert not state.known.is_recent

    state.looked(7, time.monotonic_ns())

    assert state.known.is_recent
