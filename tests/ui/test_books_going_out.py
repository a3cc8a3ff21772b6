"""While days go out to the books, the bar says how many have arrived, and each row as it does."""

from types import SimpleNamespace

import pytest

# ruff: noqa: F811  (fixtures of another file are arguments of the tests)
from tests.ui.test_answers_by_touch import closed, counter  # noqa: F401


def redrawn(counter) -> None:
    """Draw it as it is now."""
    from tests.ui.drawing import settle

    counter.deeds.redraw()
    settle()


def test_the_bar_tells_how_far_the_pass_has_come(closed):
    counter, deliveries, row, _ = closed
    far, counter.till.printer = [(0, 0)], "ready"
    object.__setattr__(counter.deeds.outside, "passing", lambda: far[0])
    counter.deeds.go_deliveries()
    counter.deeds.look_at_outbox()
    redrawn(counter)
    assert not counter.reads("{count} of {total} delivered", count=12, total=31)
    far[0] = (12, 31)
    redrawn(counter)
    assert counter.reads("{count} of {total} delivered", count=12, total=31)
    far[0] = (0, 0)
    deliveries.take(row.id, "N-7", 2)
    counter.deeds.look_at_outbox()
    redrawn(counter)
    assert not counter.reads("{count} of {total} delivered", count=12, total=31)
    assert counter.reads("In the books as {number}", number="N-7")


@pytest.mark.parametrize("moved", [True, False])
def test_the_outbox_is_read_when_the_uploader_tells_of_it_and_not_at_every_message(display, moved):
    from appliance.ui.app import TillApp

    looked = []
    app = TillApp.__new__(TillApp)
    app.desk = SimpleNamespace(take=lambda message: message == "books")
    app.deeds = SimpleNamespace(look_at_outbox=lambda: looked.append(1))
    app._bring("books" if moved else "scan")
    assert bool(looked) == moved
