"""A day left open past its boundary is closed first; the scan that met it is not lost."""

import pytest

from appliance.domain.problems import Refused
from appliance.domain.settlement import Count
from appliance.till import day
from tests.till.shop import BREAD, MILK, paid, ring


def test_closed_without_a_count_then_the_scan_goes_on(till, box):
    paid(ring(till, MILK), ("card", 2490))
    box.clock.forward(24)
    assert day.forgotten(till).facts == {"date": "2026-11-21", "today": "2026-11-22"}
    ring(till, BREAD)
    assert till.question.code == "day_forgotten"
    assert till.sale is None
    z = day.z_report(till)
    assert (z["date"], z["gross"]) == ("2026-11-21", 2490)
    day.settle_day(till, Count(None, {}, {}, {"cash": "not possible"}))
    day.open_day(till, 100_000)
    assert till.day.date == "2026-11-22"
    assert [line.name for line in till.sale.lines] == ["Bread"]


def test_the_small_hours_belong_to_the_day_before(till, box):
    """Opened 09:00 local time; 18 h later it is 03:00, an hour before the boundary."""
    box.clock.forward(18)
    assert paid(ring(till, MILK), ("card", 2490)).data["date"] == "2026-11-21"
    box.clock.forward(1.1)
    with pytest.raises(Refused, match="day_forgotten"):
        day.move_cash(till, 100, "change")


def test_the_next_day_may_be_opened_before_the_last_is_settled(till, box):
    paid(ring(till, MILK), ("card", 2490))
    day.z_report(till)
    box.clock.forward(24)
    day.open_day(till, 100_000, "not counted yet")
    paid(ring(till, MILK), ("card", 2490))
    day.z_report(till)
    first = day.settle_day(till, Count(100_000, {}, {}, {}))
    second = day.settle_day(till, Count(100_000, {}, {}, {}))
    assert (first["z"], second["z"]) == (1, 2)
    with pytest.raises(Refused, match="already_settled"):
        day.settle_day(till, Count(100_000, {}, {}, {}))
