"""Goods on credit that the books bill by themselves: once, whatever the shop's mode is on another day."""

from dataclasses import replace

import pytest

from appliance.domain.order import Credit
from appliance.domain.problems import Refused
from appliance.domain.settlement import Count
from appliance.storage import days, projections
from appliance.storage.vouchers import TillReader
from appliance.till import day, selling, slips, verifying
from tests.saft.writing import exported, files, root, sound
from tests.till.shop import APPLES, KNIFE, MILK, ring


def on_credit(till, mode, *codes, customer="10001", organisation=""):
    """Hand goods out in a shop of that mode."""
    till.shop = replace(till.shop, credit=mode)
    return slips.deliver(ring(till, *codes), customer, "Fjord Hotell", organisation).data


def orders(till):
    return [one.order for one in TillReader(till.database).orders(set())]


def test_the_order_s_id_and_mode_are_fixed_in_the_delivery_s_entry(till):
    body = on_credit(till, "draft", KNIFE, MILK, organisation="974 760 673")
    assert (body["credit"], len(body["order"]), body["gross"]) == ("draft", 32, 15_440)
    assert body["customer"] == {"number": "10001", "name": "Fjord Hotell", "organisation": "974760673"}
    (order,) = orders(till)
    assert (order.id, order.key, order.mode) == (body["order"], "D-1-1-20261121", Credit.DRAFT)
    assert (order.customer.organisation, order.gross) == ("974760673", 15_440)
    # 129.50 · 25/125 = 25.90; 24.90 · 15/115 = 3.25
    assert [(line.product, line.code, line.gross, line.vat) for line in order.lines] == [
        ("3", KNIFE, 12_950, 2590),
        ("1", MILK, 2490, 325),
    ]


def test_goods_sold_by_group_and_by_weight_are_in_it_too(till):
    till.shop = replace(till.shop, credit="invoice")
    ring(till, APPLES)
    selling.quantity(till, 1, 1255)
    selling.sell_open(till, "20", 5000)
    slips.deliver(till, "10001", "Fjord Hotell")
    weighed, by_group = orders(till)[0].lines
    # 1.255 kg at 29.90 = 37.52
    assert (weighed.unit, weighed.quantity, weighed.gross) == ("kg", 1255, 3752)
    assert (by_group.product, by_group.code, by_group.gross) == ("", "", 5000)


def test_a_receivable_hands_nothing_over(till):
    body = on_credit(till, "receivable", KNIFE)
    assert body["credit"] == "receivable" and "order" not in body
    assert orders(till) == []


def test_a_wrong_organisation_number_leaves_the_sale(till):
    ring(till, MILK)
    sale = till.sale
    with pytest.raises(Refused, match="organisation_wrong"):
        slips.deliver(till, "10001", "Fjord Hotell", "974760674")
    assert till.sale == sale


def settled(till):
    """Close the day and settle it; its Z and its voucher."""
    z = day.z_report(till)
    day.settle_day(till, Count(100_000, {}, {}, {}))
    (voucher,) = days.vouchers(till.database)
    return z, voucher


def booked(voucher, role):
    return sum(one["amount"] for one in voucher["postings"] if one["role"] == role)


def test_each_delivery_is_booked_once_whatever_the_mode_was(till):
    for mode, code in (("draft", KNIFE), ("receivable", MILK), ("invoice", KNIFE), ("order", MILK)):
        on_credit(till, mode, code)
    z, voucher = settled(till)
    # on credit 129.50 + 24.90 + 129.50 + 24.90 = 308.80, of it orders 283.90
    assert (z["credit"]["n"], z["credit"]["gross"]) == (4, 30_880)
    assert z["handed_over"] == {"n": 3, "gross": 28_390}
    assert (booked(voucher, "receivable"), booked(voucher, "revenue")) == (2490, -2490)
    assert (voucher["control"]["credit"], voucher["control"]["handed_over"]) == (30_880, 28_390)
    assert [order.gross for order in orders(till)] == [12_950, 12_950, 2490]
    assert booked(voucher, "receivable") + sum(order.gross for order in orders(till)) == 30_880


def test_the_vat_of_what_is_handed_over_is_in_the_z_and_not_in_the_voucher(till):
    on_credit(till, "invoice", KNIFE)
    z, voucher = settled(till)
    assert z["credit"]["vat"] == [{"rate": 2500, "gross": 12_950, "net": 10_360, "vat": 2590}]
    assert z["credit"]["revenue"] == []
    assert [one["role"] for one in voucher["postings"]] == []


def test_z_saf_t_voucher_and_orders_agree(till, box, tmp_path):
    on_credit(till, "draft", KNIFE)
    on_credit(till, "receivable", MILK)
    day.customer_pays(till, "10001", "Fjord Hotell", 5000)
    z = day.z_report(till)
    day.settle_day(till, Count(105_000, {}, {}, {}))
    (voucher,) = days.vouchers(till.database)
    exported(box, tmp_path / "out")
    sound(tmp_path / "out")
    read = root(files(tmp_path / "out")[0])
    last = [one for one in read.iter("eventReport") if one.findtext("reportType") == "Z report"][-1]
    credit = last.find("reportCreditSales")
    assert (credit.findtext("creditSalesNum"), credit.findtext("creditSalesAmnt")) == ("2", "154.40")
    assert z["credit"]["gross"] == 15_440
    # 24.90 owed for the milk, less 50.00 that the customer paid
    assert booked(voucher, "receivable") == 2490 - 5000
    assert z["handed_over"]["gross"] == orders(till)[0].gross == 12_950
    (paid,) = last.iter("reportPayIn")
    assert [paid.findtext(name) for name in ("payInType", "payInNum", "payInAmnt")] == [
        "Payment on account", "1", "50.00",
    ]  # fmt: skip


def test_a_rebuild_from_the_journal_hands_over_the_same(till):
    on_credit(till, "draft", KNIFE)
    on_credit(till, "receivable", MILK)
    before = orders(till)
    assert projections.differences(till.database) == []
    till.database.execute_sql("DELETE FROM handover")
    assert projections.differences(till.database) == ["handover"]
    projections.rebuild(till.database)
    assert orders(till) == before
    settled(till)
    assert verifying.verify(till.database, till.rules)[1] == ""


def test_a_damaged_order_hides_no_other(till):
    for _ in range(2):
        on_credit(till, "draft", KNIFE)
    till.database.execute_sql(
        "UPDATE handover SET body = '{}' WHERE entry = (SELECT MIN(entry) FROM handover)"
    )
    first, second = TillReader(till.database).orders(set())
    assert first.order is None and first.fault.startswith("KeyError")
    assert second.order.receipt == 2
