"""The days before the demo are closed and settled by the till itself, the same for the same seed."""

from pathlib import Path

import pytest

from appliance.domain.voucher import from_dict
from appliance.simulated import shop
from appliance.storage import days, journal, projections
from appliance.till import day, reports, unmapped, verifying
from appliance.till.till import Person
from tests.till.shop import Box

# The box's clock begins on Saturday 21 November 2026, 09:00.
YESTERDAY, WEEK_BEFORE = "2026-11-20", "2026-11-13"


@pytest.fixture(scope="module")
def till(tmp_path_factory):
    """A till with fifteen days behind it."""
    box = Box(tmp_path_factory.mktemp("lived") / "box")
    till = box.start()
    shop.fill(till)
    shop.history(till)
    yield till
    box.off()


def figures(folder: Path, seed: int) -> list[dict[str, object]]:
    """What a seed's last three days come to."""
    box = Box(folder / "box")
    till = box.start()
    shop.fill(till)
    shop.history(till, days=3, seed=seed)
    names = ("date", "gross", "net", "vat", "groups", "tenders", "counts", "cash_expected", "opened_at", "at")
    found = [
        {name: entry.data[name] for name in names}
        for _, entry in journal.entries(till.database)
        if entry.kind == "z_report"
    ]
    box.off()
    return found


def test_fifteen_days_end_yesterday_each_settled(till):
    closed = days.closed(till.database, 100)
    assert [row[0] for row in closed] == [f"2026-11-{date:02d}" for date in range(20, 5, -1)]
    assert [row[1] for row in closed] == list(range(15, 0, -1))
    assert all(settled for _, _, _, settled in closed)
    assert day.unsettled(till) is None


def test_nothing_is_left_open(till):
    assert (till.day, till.sale, till.operator, till.question, till.banners) == (None, None, None, None, {})
    assert till.clock().at > 1_795_248_000_000
    assert journal.open_jobs(till.database) == []
    assert day.proposed_float(till) >= 200_000


def test_the_owner_sees_last_week(till, monkeypatch):
    monkeypatch.setattr(till, "operator", Person("9", "Owner", "owner"))
    totals = reports.totals(till, YESTERDAY)
    assert totals.before == reports.totals(till, WEEK_BEFORE).turnover > 500_000
    assert len(totals.departments) >= 4 and len([one for one in totals.cashiers if one.n]) == 2
    assert {bar.code.partition(":")[0] for bar in totals.tenders} == {"cash", "card", "vipps"}


def test_the_journal_and_all_that_is_read_from_it_hold(till):
    count, wrong = verifying.verify(till.database, till.rules)
    assert (wrong, count) == ("", till.journal.number)
    assert projections.differences(till.database) == []
    kinds = {entry.kind for _, entry in journal.entries(till.database)}
    assert "clock_stepped" not in kinds
    assert {"copy", "parked", "line_removed", "sale_aborted", "x_report", "cash_moved"} <= kinds


def test_every_day_can_go_to_the_books(till):
    assert len([from_dict(plain) for plain in days.vouchers(till.database)]) == 15
    assert unmapped.missing(till) == []


def test_goods_come_back_and_differences_are_explained(till):
    bodies = [entry.data for _, entry in journal.entries(till.database)]
    assert [data for data in bodies if data["kind"] == "sale" and data["series"] == "return"]
    off = [data for data in bodies if data["kind"] == "settlement" and data["difference"]]
    assert off and all(data["reason"] == "Feil veksel" for data in off)


def test_the_same_seed_gives_the_same_figures_and_another_gives_others(tmp_path):
    first = figures(tmp_path / "a", 7)
    assert first == figures(tmp_path / "b", 7)
    assert [z["gross"] for z in first] != [z["gross"] for z in figures(tmp_path / "c", 8)]
