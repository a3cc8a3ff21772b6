"""The simulated Dinero refuses what the real one is said to refuse, and shows its books on a page."""

from decimal import Decimal

import pytest
import requests

from appliance.integrations.accounting.dinero.item import item_id
from appliance.simulated.dinero.ledger import Ledger, Refusing
from appliance.simulated.loopback import Fault
from tests.integrations.dinero import SHOP, body_of, day_of, dinero, fixed_day, paid, sold


def change(path, value, code=42):
    """A breach: what is set, and where."""
    return pytest.param(path, value, code, id=f"{'.'.join(map(str, path))}={str(value)[:12]}")


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        change(["Id"], "42"),
        change(["Id"], None),
        change(["VoucherDate"], "21.11.2026"),
        change(["VoucherDate"], "2026-02-30"),
        change(["VoucherDate"], "2028-01-01", 47),
        change(["FileGuid"], "00000000-0000-0000-0000-000000000001"),
        change(["Lines"], []),
        change(["Lines"], None),
        change(["Lines", 0, "Description"], ""),
        change(["Lines", 0, "Amount"], 0),
        change(["Lines", 0, "Amount"], "-1250.00"),
        change(["Lines", 0, "Amount"], Decimal("-1250.001")),
        change(["Lines", 0, "AccountNumber"], 4711),
        change(["Lines", 0, "AccountNumber"], "1000"),
        change(["Lines", 0, "AccountVatCode"], "U26"),
        change(["Lines", 0, "BalancingAccountNumber"], None),
        change(["Lines", 0, "BalancingAccountNumber"], 4711),
        change(["Lines", 0, "BalancingAccountVatCode"], "X"),
    ],
)
def test_a_broken_rule(path, value, code):
    body = body_of(fixed_day())
    Ledger().create([body], 0, 0)
    place = body
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    ledger = Ledger()
    with pytest.raises(Refusing) as refused:
        ledger.create([body], 0, 0)
    assert (refused.value.status, refused.value.code) == (400, code)
    assert ledger.items == {}


def test_all_or_none():
    ledger, good, bad = Ledger(), body_of(fixed_day()), body_of(fixed_day())
    bad["Id"], bad["VoucherDate"] = item_id("d-2"), "2028-01-01"
    with pytest.raises(Refusing):
        ledger.create([good, bad], 0, 0)
    assert ledger.items == {}


def test_an_id_is_taken_once():
    ledger = Ledger()
    ledger.create([body_of(fixed_day())], 0, 0)
    with pytest.raises(Refusing) as refused:
        ledger.create([body_of(fixed_day())], 0, 0)
    assert (refused.value.status, refused.value.code) == (409, 72)


def test_an_old_version_books_nothing():
    ledger = Ledger()
    [made] = ledger.create([body_of(fixed_day())], 0, 0)
    ledger.touch(made["Id"])
    with pytest.raises(Refusing) as refused:
        ledger.book([made], 0)
    assert refused.value.code == 58


def test_booking_takes_its_time():
    ledger = Ledger(booking=1000)
    [made] = ledger.create([body_of(fixed_day())], 0, 0)
    ledger.book([made], 0)
    for now, status, number in ((999, "PendingBooking", None), (1000, "Booked", 1)):
        ledger.settle(now)
        [row] = ledger.status([{"Id": made["Id"]}])
        assert (row["Status"], row["VoucherNumber"]) == (status, number)


def test_vat_of_a_sale_by_hand():
    # 100.03 at 25 %: 20.006 → 20.01 of VAT, 80.02 net
    ledger = Ledger()
    ledger.create([body_of(day_of(sold(10_003, 2_001), paid(10_003, "cash")))], 0, 0)
    [item] = ledger.items.values()
    assert ledger.sums(item) == {1000: -8_002, 64060: -2_001, 55010: 10_003}


def test_entries_refuse_two_years_at_once():
    with pytest.raises(Refusing):
        Ledger().entries("2026-12-01", "2027-01-31")


def test_an_unknown_item_has_no_status():
    with dinero() as both:
        both.look_up(fixed_day())
        token = next(iter(both.server.tokens))
        reply = requests.post(
            f"{both.server.at}/v1/{SHOP}/ledgeritems/status",
            json=[{"Id": item_id("nobody")}],
            headers={"Authorization": f"Bearer {token}"},
            timeout=30,
        )
    assert reply.status_code == 400
    assert reply.json()["errorMessageList"] == [{"Code": "ledgerItemNotFound", "Message": "Id"}]


def test_old_versions_are_on_their_way_out():
    with dinero() as both:
        both.look_up(fixed_day())
        token = next(iter(both.server.tokens))
        reply = requests.post(
            f"{both.server.at}/v1/{SHOP}/ledgeritems",
            json=[],
            headers={"Authorization": f"Bearer {token}"},
            timeout=30,
        )
    assert reply.status_code == 480


def test_the_page_shows_the_books_as_they_stand():
    with dinero("posted") as both:
        both.deliver(fixed_day())
        both.now += both.ledger.booking
        both.delivery = "0043-dinero-1"
        both.next_faults += [Fault.NONE, Fault.DROP]  # the second day stays a draft
        both.deliver(day_of(sold(2_500, 500), paid(2_500, "cash"), number=43))
        page = requests.get(f"{both.server.at}/", timeout=30).text
    assert "Kassekladde (1)" in page and "Booked (1)" in page
    assert "1000 U25 / 55010: " not in page
    assert "Z-1-43-20261121 revenue 25 % department 10: 1000 U25 / 55010<td class=n>-25.00" in page
    # 1250.00 and 40.00 hold 258.00 of VAT
    assert "<td>64060 Salgsmoms<td class=n>-258.00" in page
    assert "<td>55990 Kasseopgør<td class=n>0.00" not in page
