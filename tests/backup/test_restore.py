"""What a new box makes of a stick: every entry that was on it, and no number twice."""

import pytest

from appliance.storage import journal
from appliance.till import people
from appliance.till.verifying import examine
from tests.backup.boxes import Stick, restore, sold
from tests.till.shop import MILK, Box, opened


@pytest.fixture(params=["norway", "denmark"])
def box(request, tmp_path):
    """A box in each country that seals."""
    box = Box(tmp_path / "old", request.param)
    yield box
    box.off()


def test_a_till_goes_on_from_a_copy_and_the_lines_behind_it(box, tmp_path):
    till = opened(box.start())
    on = Stick(tmp_path / "stick", box)
    assert [sold(till, MILK, 2490) for _ in range(2)] == [1, 2]
    copy = on.copy()
    sold(till, MILK, 2490)
    on.keep()
    rows = till.journal.id
    box.off()
    again = restore(box, on, tmp_path / "new", {"sale": 5, "z": 0})
    assert copy.number < rows
    begun = journal.entry(again.database, rows + 1).data
    assert (begun["kind"], begun["epoch"], begun["number"], begun["operator"]) == ("epoch_begun", 2, 1, "2")
    assert begun["left_out"][0] == {"series": "sale", "known": 3, "paper": 5, "last": 1005}
    again.drawer = "shut"
    people.log_in(again, "1", "1234")
    assert sold(again, MILK, 2490) == 1006
    verdict = examine(again.database, again.rules)
    assert (verdict.faults, sorted(verdict.epochs)) == ([], [1, 2])
    assert verdict.keys.keys() == {"1", "2"}
