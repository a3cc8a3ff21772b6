"""A seal that wants to be told more than ours do fits the till: begun with the first line, asked for
every entry and for the end of the day, and what the paper must show of it stands in the entry.

What it does is pretended after Germany (begin and finish, QR) and Austria (events are sealed too).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from appliance.domain.journal import Moment
from appliance.domain.problems import Problem
from appliance.fiscal.rules import Seal, Transaction
from appliance.storage import journal
from appliance.storage.journal import Fact
from appliance.till import day, keys, people, sealing, selling, verifying
from tests.till.shop import MILK, Box, opened, paid, ring


@dataclass
class Device:
    """A certified device beside the till, with counters of its own."""

    begun: dict[str, int] = field(default_factory=dict)
    ill: bool = False

    def begin(self, process: str) -> None:
        self.begun[process] = len(self.begun) + 1

    def finish(self, transaction: Transaction) -> dict[str, Any]:
        number = self.begun[transaction.body["sale"]]
        signature = f"{transaction.previous}+{transaction.nr}"
        lines = [f"Transaction {number}, {transaction.body['gross']} of till {transaction.body['till']}"]
        return {"key": "device 7", "signature": signature, "lines": lines, "qr": f"V0;{number};{signature}"}

    def seal_event(self, kind: str, body: Mapping[str, Any]) -> dict[str, Any]:
        return {"signature": f"{kind} {body['gross']}"} if kind == "sale_aborted" else {}

    def periodic(self, kind: str, date: str) -> dict[str, Any]:
        return {"signature": f"{kind} {date}"}

    def health(self, moment: Moment) -> Problem | None:
        return Problem.of("certificate_over", version="7", date="2026-11-21") if self.ill else None


@pytest.fixture
def device():
    """The device."""
    return Device()


@pytest.fixture
def till(tmp_path, device):
    """A till of a country without a key of its own, with the device in the place of the seal."""
    box = Box(tmp_path / "box", "plain", "EUR")
    till = opened(box.start())
    till.seal = device
    yield till
    box.off()


def test_what_it_is_told_and_what_it_says_stand_in_the_entry(till, device):
    begun = []
    for nr, previous in ((1, "0"), (2, "0+1")):
        ring(till, MILK)
        assert list(device.begun) == [*begun, till.sale.id], "with the first line, and once"
        begun = list(device.begun)
        ring(till, MILK)
        sale = paid(till, ("card", 4980)).data
        assert sale["nr"] == nr
        assert sale["seal"] == {
            "key": "device 7",
            "signature": f"{previous}+{nr}",
            "lines": [f"Transaction {nr}, 4980 of till 1"],
            "qr": f"V0;{nr};{previous}+{nr}",
        }


def test_what_it_seals_of_other_entries(till):
    """A sale that is called off, and the end of the day; a log-in it leaves alone."""
    ring(till, MILK)
    selling.cancel(till)
    people.log_in(till, "2", "9876")
    day.z_report(till)
    seals = {entry.kind: entry.data.get("seal") for _, entry in journal.entries(till.database)}
    assert seals["sale_aborted"] == {"signature": "sale_aborted 2490"}
    assert seals["z_report"] == {"signature": "day 2026-11-21"}
    assert seals["logged_in"] is None
    assert verifying.verify(till.database, till.rules)[1] == ""


@pytest.mark.parametrize(("country", "currency"), [("norway", ""), ("denmark", ""), ("plain", "EUR")])
def test_ours_leave_other_entries_alone(tmp_path, country, currency):
    box = Box(tmp_path / "ours", country, currency)
    till = box.start()
    fact = Fact("z_report", {"z": 1}, ("print",))
    assert sealing.seal_event(till, fact, "2026-11-21") is fact
    box.off()


def test_its_illness_is_a_banner_and_no_reason_to_stop(till, device):
    device.ill = True
    keys.look(till, till.clock())
    assert till.banners["certificate_over"].facts["version"] == "7"
    device.ill = False
    keys.look(till, till.clock())
    assert not till.banners


def test_a_key_is_such_a_seal(tmp_path):
    """For the type checker, and here for the eye: every call of the shape is there."""
    box = Box(tmp_path / "box")
    till = box.start()
    calls = [name for name in vars(Seal) if not name.startswith("_")]
    assert calls == ["begin", "finish", "seal_event", "periodic", "health"]
    assert all(callable(getattr(till.seal, name)) for name in calls)
    box.off()
