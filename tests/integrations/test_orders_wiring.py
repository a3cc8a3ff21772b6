"""A delivery on credit goes from the counter to the books that till.toml names, in one pass with the days."""

from dataclasses import replace

import pytest

from appliance.config import parse
from appliance.storage.delivery import State, states
from appliance.till import mapping, slips
from appliance.till.mapping import Row
from appliance.wiring import books
from tests.integrations.dinero import SHOP
from tests.integrations.invoices import dinero_sales
from tests.integrations.office24_orders import selling
from tests.till.shop import KNIFE, MILK, MORNING, Box, opened, ring, trusted

NORWEGIAN = """
[shop]
name = "Story shop"
organisation_number = "974 760 673"
address = ["Storgata 1"]
country = "norway"
[printer]
kind = "none"
[books]
"""
DANISH = NORWEGIAN.replace("norway", "denmark").replace("974 760 673", "12345678")


@pytest.fixture
def shop(tmp_path, monkeypatch):
    """Open a shop whose credit sales are billed by the books; the uploader has the till's clock."""
    boxes = []

    def open_shop(country: str, mode: str):
        box = Box(tmp_path / "box", country)
        boxes.append(box)
        till = opened(box.start())
        till.shop = replace(till.shop, credit=mode)
        rows = [Row("revenue", "1000", "U25") if country == "denmark" else Row("revenue", "3000", "3")]
        mapping.save(trusted(till), [*rows, Row("vat_difference", "7771"), Row("rounding", "3900")])
        monkeypatch.setattr(books, "_now", lambda: box.clock.at)
        (box.folder / "secret").write_text("secret-of-the-till\n")
        (box.folder / "key").write_text(f"key-{SHOP}\n")
        return box, till

    yield open_shop
    for box in boxes:
        box.off()


def passed(config, box, hours=0):
    """One pass; how each order stands."""
    box.clock.forward(hours)
    books.deliver(config, box.folder, at_once=False)
    return list(states(box.folder / "delivery.db").values())


def test_dinero_gets_an_invoice_draft_with_its_customer_and_products(shop):
    with dinero_sales() as both:
        box, till = shop("denmark", "draft")
        both.now = MORNING
        config = parse(f"""{DANISH}
            target = "dinero"
            client_id = "till"
            secret_file = "{box.folder}/secret"
            key_file = "{box.folder}/key"
            organisation = "{SHOP}"
            clearing_account = 55990
            credit = "draft"
            api = "{both.server.at}"
            login = "{both.server.at}/dineroapi/oauth/token"
        """)
        passed(config, box)
        for _ in range(2):
            slips.deliver(ring(till, KNIFE), "10001", "Cafe Nord", "13585628")
        rows = passed(config, box)
        assert [(row.target, row.state, row.stage) for row in rows] == [
            ("dinero_invoices", State.ACCEPTED, "draft")
        ] * 2, rows
        totals = [both.sales.totals(one.body)["TotalInclVat"].minor for one in both.sales.invoices.values()]
        assert totals == [12_950, 12_950]
        assert [len(held) for held in (both.sales.contacts, both.sales.products)] == [1, 1]
        passed(config, box, hours=12)
        assert len(both.sales.invoices) == 2


def test_24sevenoffice_gets_an_order(shop):
    with selling() as both:
        box, till = shop("norway", "order")
        access = both.server.access
        (box.folder / "secret").write_text(access.client_secret)
        config = parse(f"""{NORWEGIAN}
            target = "24sevenoffice"
            client_id = "{access.client_id}"
            secret_file = "{box.folder}/secret"
            organisation = "{access.organization}"
            transaction_type = 7
            credit = "order"
            product_category = 12
            payment_method = 4
            api = "{access.api}"
            login = "{access.token_url}"
        """)
        passed(config, box)
        slips.deliver(ring(till, KNIFE), "10001", "Fjord Hotell", "974760673")
        (row,) = passed(config, box)
        assert (row.target, row.state) == ("office24_orders", State.ACCEPTED), row
        _order, lines = both.only()
        assert (len(lines), len(both.sales.customers)) == (1, 1)


def test_books_that_take_no_orders_say_so_and_nothing_is_lost(shop):
    box, till = shop("norway", "draft")
    config = parse(NORWEGIAN)
    passed(config, box)
    slips.deliver(ring(till, MILK), "10001", "Fjord Hotell")
    (row,) = passed(config, box)
    assert (row.target, row.state, row.code) == ("no_orders", State.REFUSED, "orders_untaken")
    assert row.facts == {"mode": "draft"}


def test_what_was_handed_over_goes_out_though_the_shop_has_changed_its_mind(shop):
    """Whatever the mode is now, what was handed over is nobody's receivable."""
    with dinero_sales() as both:
        box, till = shop("denmark", "invoice")
        both.now = MORNING
        text = f"""{DANISH}
            target = "dinero"
            client_id = "till"
            secret_file = "{box.folder}/secret"
            key_file = "{box.folder}/key"
            organisation = "{SHOP}"
            clearing_account = 55990
            credit = "receivable"
            api = "{both.server.at}"
            login = "{both.server.at}/dineroapi/oauth/token"
        """
        passed(parse(text), box)
        slips.deliver(ring(till, KNIFE), "10001", "Cafe Nord")
        (row,) = passed(parse(text), box)
        assert (row.state, row.stage) == (State.ACCEPTED, "posted"), row
