"""The owner's figures: a span, what it is held against, and the receipts behind each bar."""

import pytest

from appliance.domain.problems import Refused
from appliance.domain.settlement import Count
from appliance.storage import days
from appliance.till import behind, day, people, reports
from tests.till.shop import BREAD, HOUR, KNIFE, MILK, MORNING, managed, opened, paid, ring, trusted

DAY = 24 * HOUR


def on(box, days_before, hour, *codes, tender="cash"):
    """Sell these on a day so many days before Saturday 21 November, at an hour; the day before is closed."""
    till, at = box.till, MORNING - days_before * DAY + (hour - 9) * HOUR
    if till.day and at - box.clock.at > 12 * HOUR:
        day.z_report(till)
        day.settle_day(till, Count(None, {}, {}, {"cash": "no time", "card": "no time"}))
    box.clock.at = at
    if not till.day:
        day.open_day(till, day.proposed_float(till))
    return paid(ring(till, *codes), (tender, 50_000 if tender == "cash" else till.sale.total))


@pytest.fixture
def shop(box):
    """Two years in six sales; it is Saturday 21 November 2026, 11 o'clock."""
    box.clock.at = MORNING - 365 * DAY
    box.till = opened(box.start())
    on(box, 365, 9, KNIFE)  # Friday 21 November 2025
    on(box, 31, 9, BREAD)  # Wednesday 21 October
    on(box, 7, 9, MILK, tender="card")  # Saturday 14 November
    on(box, 7, 15, KNIFE)
    on(box, 3, 9, BREAD)  # Wednesday 18 November
    on(box, 0, 9, MILK, BREAD)
    box.clock.at = MORNING + 2 * HOUR
    return managed(box.till)


def columns(totals):
    """The columns in which anything was sold: place, date, this, the one before."""
    return [(c.place, c.date, c.gross, c.before) for c in totals.columns if c.gross or c.before]


def bars(found):
    """Code, name, count, this, the one before."""
    return [(bar.code, bar.name, bar.n, bar.gross, bar.before) for bar in found]


def test_today_is_held_against_the_same_weekday_up_to_this_hour(shop):
    totals = reports.totals(shop)
    # 24.90 + 39.90; a week before 24.90 at 9 o'clock, and 129.50 that came only at 15
    assert (totals.first, totals.turnover, totals.before, totals.receipts) == ("2026-11-21", 6480, 2490, 1)
    assert totals.vat == 845  # 64.80 · 15/115 = 8.4522
    assert columns(totals) == [(9, "2026-11-21", 6480, 2490), (15, "2026-11-21", 0, 12_950)]
    assert [column.place for column in totals.columns] == [9, 10, 11, 12, 13, 14, 15]
    assert bars(totals.groups) == [("10", "Food", 2, 6480, 2490), ("20", "Hardware", 0, 0, 12_950)]
    assert bars(totals.products) == [
        ("2", "Bread", 1, 3990, 0), ("1", "Milk 1 l", 1, 2490, 2490), ("3", "Knife", 0, 0, 12_950),
    ]  # fmt: skip
    assert bars(totals.departments) == [("1", "Grocery", 2, 6480, 2490), ("2", "Household", 0, 0, 12_950)]
    assert bars(totals.tenders) == [("cash", "cash", 1, 6500, 13_000), ("card", "card", 0, 0, 2490)]
    assert bars(totals.cashiers) == [("1", "Kari", 1, 6480, 15_440)]
    assert totals.cash_expected is not None and totals.since == "2025-11-21"


def test_a_day_that_is_over_is_held_against_a_whole_one(shop):
    totals = reports.totals(shop, "2026-11-14")
    assert (totals.turnover, totals.before, totals.cash_expected) == (15_440, 0, None)
    assert reports.totals(shop, "2026-11-20").turnover == 0
    assert reports.totals(shop, "2026-11-28").before == 6480


def test_a_week_under_way_is_held_against_the_same_part_of_the_one_before(shop):
    totals = reports.totals(shop, span="week")
    assert (totals.first, totals.last) == ("2026-11-16", "2026-11-22")
    assert (totals.turnover, totals.before) == (10_470, 2490)  # 39.90 + 64.80; Saturday before until 11
    assert columns(totals) == [(2, "2026-11-18", 3990, 0), (5, "2026-11-21", 6480, 15_440)]


def test_a_month_under_way(shop):
    totals = reports.totals(shop, span="month")
    assert (totals.turnover, totals.before) == (25_910, 3990)  # 154.40 + 39.90 + 64.80; 39.90 in October
    assert len(totals.columns) == 31 and totals.columns[-1].date == ""  # October has a 31st
    assert columns(totals) == [
        (14, "2026-11-14", 15_440, 0), (18, "2026-11-18", 3990, 0), (21, "2026-11-21", 6480, 3990),
    ]  # fmt: skip


def test_a_year_under_way(shop):
    totals = reports.totals(shop, span="year")
    assert (totals.turnover, totals.before, totals.receipts) == (29_900, 12_950, 5)
    assert columns(totals) == [(10, "2026-10-01", 3990, 0), (11, "2026-11-01", 25_910, 12_950)]
    last_year = reports.totals(shop, "2025-06-01", "year")
    assert (last_year.turnover, last_year.before) == (12_950, 0)


def test_the_29th_of_february_is_held_against_the_28th(box):
    box.clock.at = MORNING + (464 - 366) * DAY  # 27 February 2027
    box.till = opened(box.start())
    on(box, -(464 - 365), 9, MILK)  # 28 February 2027
    on(box, -(464 - 364), 9, KNIFE)  # 1 March
    on(box, -465, 9, BREAD)  # 29 February 2028
    totals = reports.totals(managed(box.till), span="year")
    assert (totals.now, totals.turnover, totals.before) == ("2028-02-29", 3990, 2490)


def test_products_that_have_no_room_are_one_sum(shop, monkeypatch):
    monkeypatch.setattr(reports, "PRODUCTS", 1)
    totals = reports.totals(shop, span="month")
    assert bars(totals.products) == [("3", "Knife", 1, 12_950, 0)]
    assert totals.besides == (2, 12_960)  # 2 · 39.90 + 2 · 24.90
    assert reports.totals(shop).besides == (1, 2490)  # the milk; a knife was sold a week before only


@pytest.mark.parametrize(("pin", "code"), [("", "not_logged_in"), ("1234", "manager_needed")])
def test_a_cashier_sees_no_figures(shop, pin, code):
    shop.operator = None
    if pin:
        people.log_in(shop, "1", pin)
    for ask in (reports.totals, lambda till: behind.receipts(till, "2026-11-21", "2026-11-21")):
        with pytest.raises(Refused, match=code):
            ask(shop)


@pytest.mark.parametrize(
    ("measure", "key", "numbers"),
    [
        ("", "", [6, 5, 4, 3]),
        ("product", "1", [6, 3]),
        ("group", "20", [4]),
        ("department", "1", [6, 5, 3]),
        ("tender", "card", [3]),
        ("tender", "card:visa", []),
        ("operator", "1", [6, 5, 4, 3]),
        ("hour", "15", [4]),
    ],
)
def test_the_receipts_behind_a_bar(shop, measure, key, numbers):
    found = behind.receipts(shop, "2026-11-01", "2026-11-30", measure, key)
    assert [one.number for one in found] == numbers


def test_a_receipt_in_the_list_is_the_one_in_the_journal(shop):
    (found,) = behind.receipts(shop, "2026-11-14", "2026-11-14", "tender", "card")
    body = behind.receipt(shop, found.row)
    assert (found.gross, found.tenders, found.at) == (2490, ("card:",), body["at"])
    assert (body["receipt"], body["date"]) == (3, "2026-11-14")
    assert behind.receipt(shop, 1) is None  # the till was started
    assert behind.z_of(shop, found.row) == 3
    (today,) = behind.receipts(shop, "2026-11-21", "2026-11-21")
    assert behind.z_of(shop, today.row) is None


def test_the_list_ends(shop, monkeypatch):
    monkeypatch.setattr(behind, "MOST", 2)
    assert [one.number for one in behind.receipts(shop, "2025-01-01", "2026-12-31")] == [6, 5]


def test_the_vouchers_of_a_date(shop, tmp_path):
    (one,) = behind.bookings(shop, tmp_path / "none.db", "2026-11-14")
    assert (one.voucher["date"], one.voucher["z"], one.state) == ("2026-11-14", 3, "queued")
    assert behind.bookings(shop, tmp_path / "none.db", "2026-11-21") == []


def test_no_figure_reads_more_of_the_file_than_its_dates(shop):
    asked = []
    shop.database.connection().set_trace_callback(asked.append)
    reports.totals(shop, span="year")
    behind.receipts(shop, "2026-11-01", "2026-11-30", "product", "1")
    shop.database.connection().set_trace_callback(None)
    read = [sql for sql in asked if "FROM rollup" in sql or "FROM sale" in sql]
    assert len(read) == 3  # the figures, since when there are any, the receipts
    for sql in read:
        plan = " ".join(str(row[3]) for row in shop.database.execute_sql(f"EXPLAIN QUERY PLAN {sql}"))
        assert "SEARCH rollup USING PRIMARY KEY" in plan or "sale_date" in plan, plan
    assert days.since(shop.database) == "2025-11-21"


def test_what_lies_in_the_drawer_is_kept_and_only_what_came_since_is_read(till):
    """1000,00 to begin with; 25,00 for milk, 100,00 taken out, 24,90 by card, 130,00 for a knife."""

    def seen():
        found, asked = [], []
        till.database.connection().set_trace_callback(asked.append)
        found.append(day.in_drawer(till))
        till.database.connection().set_trace_callback(None)
        firsts = [int(sql.split("id >= ")[1].split()[0]) for sql in asked if "FROM entry WHERE id >=" in sql]
        return found[0], firsts

    assert seen()[0] == 100_000
    paid(ring(till, MILK), ("cash", 2500))
    assert seen()[0] == 102_500
    day.move_cash(trusted(till), -10_000, "bank")
    paid(ring(till, MILK), ("card", 2490))
    newest = till.database.execute_sql("SELECT max(id) FROM entry").fetchone()[0]
    amount, firsts = seen()
    assert amount == 92_500 and firsts[-1] > newest - 20
    assert seen() == (92_500, [newest + 1])
    paid(ring(till, KNIFE), ("cash", 13_000))
    assert seen()[0] == 105_500 == day.report(till)["cash_expected"]
    day.z_report(till)
    till.clock.forward(24)
    day.open_day(till, 50_000)
    assert seen()[0] == 50_000
