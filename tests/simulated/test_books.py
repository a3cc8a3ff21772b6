"""The demo's shop delivers to each of the simulated accounting systems, and a page shows what they have."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from appliance.config import load
from appliance.domain.settlement import Count
from appliance.simulated import books, shop
from appliance.simulated.bench import Bench, settings
from appliance.simulated.books import SYSTEMS
from appliance.storage.delivery import states
from appliance.till import day, people
from appliance.wiring.books import deliver
from appliance.wiring.starting import start
from tests.till.shop import paid, ring

MILK = "7099210000019"  # 24.90; VAT in it 3.25 at 15 %, 4.98 at 25 %


@pytest.fixture(params=SYSTEMS)
def sold(tmp_path, request):
    """Two litres of milk were sold by card, the day is closed; the bench and the till's folder."""
    bench = Bench(SYSTEMS[request.param](tmp_path))
    (tmp_path / "till.toml").write_text(settings(bench, "nb"))
    box = start(load(tmp_path / "till.toml"), tmp_path, parts=None)
    shop.fill(box.till, bench.books.shop)
    pass_over(tmp_path)
    people.log_in(box.till, "9", "9999")
    box.till.drawer = "shut"
    day.open_day(box.till, 0, clock_confirmed=True)
    paid(ring(box.till, MILK, MILK), ("card", 4980))
    day.settle_day(box.till, Count(day.z_report(box.till)["cash_expected"], {}, {}, {}))
    box.stop()
    yield bench, tmp_path
    bench.close()


@pytest.mark.parametrize("year", [2026, 2028, 2031])
def test_their_years_are_open_whenever_it_is(monkeypatch, year):
    monkeypatch.setattr(books, "time", SimpleNamespace(gmtime=lambda: SimpleNamespace(tm_year=year)))
    assert {2026, 2027, year, year + 1} <= set(books.years())


def pass_over(folder):
    """One pass of the uploader, as `tillbox upload --now` makes it."""
    return deliver(load(folder / "till.toml"), folder, at_once=True)


def test_the_day_is_there_and_on_the_page(sold):
    bench, folder = sold
    assert pass_over(folder).accepted == 1
    page = bench.books.page()
    assert "Z-1-1-" in page and "49.80" in page
    assert "49.80" in str(bench.books.last()) or Decimal("49.80") in amounts(bench.books.last())


def amounts(body):
    """Every amount in a voucher of any system, in kroner."""
    if isinstance(body, dict):
        return [one for value in body.values() for one in amounts(value)]
    if isinstance(body, list | tuple):
        return [one for value in body for one in amounts(value)]
    whole = isinstance(body, int) and not isinstance(body, bool)
    return [Decimal(body) / 100] if whole else [body] if isinstance(body, Decimal) else []


def test_with_the_plug_out_the_day_waits(sold):
    bench, folder = sold
    bench.plug(False)
    assert pass_over(folder).waiting == 1
    [row] = states(folder / "delivery.db").values()
    assert row.code in ("network_down", "folder_unreachable")
    bench.plug(True)
    assert pass_over(folder).accepted == 1


def test_what_was_delivered_is_there_at_the_next_start(sold):
    bench, folder = sold
    pass_over(folder)
    bench.close()
    again = type(bench.books)(folder)
    try:
        assert "Z-1-1-" in again.page()
    finally:
        again.close()
