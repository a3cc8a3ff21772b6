"""Denmark's seal speaks of the sale, its kind and its operator too; verify holds them against the entry."""

import json

import pytest

from appliance.till import verifying
from tests.storage.test_verify import reach_in, rechain, sales
from tests.till.shop import MILK, Box, opened, paid, ring


@pytest.fixture
def danish(tmp_path):
    """A Danish till with two sales: 24.90, in cash 25.00 to the nearest half krone."""
    box = Box(tmp_path / "dk", "denmark")
    till = opened(box.start())
    for _ in range(2):
        assert paid(ring(till, MILK), ("cash", 2500)).data["rounding"] == 10
    yield till
    box.off()


def test_it_holds(danish):
    assert verifying.verify(danish.database, danish.rules) == (danish.journal.number, "")


@pytest.mark.parametrize(
    ("name", "value"), [("sale", "0" * 32), ("series", "return"), ("operator", "2"), ("gross", 1)]
)
def test_an_entry_that_says_something_else_is_named(danish, name, value):
    row, number, body = sales(danish)[1]
    forged = json.dumps({**json.loads(body), name: value}, sort_keys=True, separators=(",", ":")).encode()
    reach_in(danish, ("UPDATE entry SET body = ? WHERE id = ?", (forged, row)))
    rechain(danish)
    assert verifying.verify(danish.database, danish.rules)[1] == f"entry 1/1/{number}: its seal does not hold"
