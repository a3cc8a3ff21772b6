"""After acceptance: waiting as a draft, booked under a number, read back, changed, or gone."""

from decimal import Decimal

import pytest

from appliance.domain.voucher import Account
from appliance.integrations import Followed, Later
from appliance.integrations.exact import Amount
from appliance.simulated.loopback import Fault
from tests.integrations.dinero import OFF, day_of, dinero, fixed_day, paid, sold


@pytest.fixture
def both():
    with dinero() as both:
        yield both


def booked(both, day):
    """A person books the draft."""
    both.deliver(day)
    version = f"{both.item.version:016x}"
    both.ledger.book([{"Id": both.item.id, "Version": version}], both.now)
    both.now += both.ledger.booking


def test_a_draft_waits(both):
    both.deliver(fixed_day())
    assert both.follow(fixed_day()) == Followed("draft")


def test_booked_by_a_person_and_read_back(both):
    booked(both, fixed_day())
    assert both.follow(fixed_day()) == Followed("posted", "1", verified=True)


def test_between_asked_and_booked(both):
    booked(both, fixed_day())
    both.now -= 1
    assert both.follow(fixed_day()) == Followed("booking")


def test_a_posting_shop_books_what_still_waits():
    with dinero("posted") as both:
        both.next_faults += [Fault.NONE] * 3 + [
            Fault.LIMIT
        ]  # the token, the VAT codes, the item, the booking
        accepted = both.deliver(fixed_day())
        assert (accepted.stage, accepted.facts["status"]) == ("draft", 429)
        assert both.follow(fixed_day()) == Followed("booking")
        both.now += both.ledger.booking
        assert both.follow(fixed_day()) == Followed("posted", "1", verified=True)


def test_a_booking_that_dinero_gave_up_is_asked_for_again():
    with dinero("posted") as both:
        both.deliver(fixed_day())
        name = both.ledger.accounts.pop(55020)
        both.now += both.ledger.booking
        followed = both.follow(fixed_day())
        assert followed.stage == "booking"
        both.ledger.accounts[55020] = name
        both.now += both.ledger.booking
        assert both.follow(fixed_day()).verified


def test_a_difference_is_read_back_too(both):
    day = day_of(sold(306, 60), sold(312, 63, "20"), paid(618, "cash"))
    booked(both, day)
    # 3.06 − 0.60 and 3.12 − 0.63; 0.61 + 0.62 of VAT, and the two differences cancel out
    assert both.ledger.sums(both.item) == {1000: -246, 1100: -249, 64060: -123, 55010: 618}
    assert both.follow(day) == Followed("posted", "1", verified=True)


def test_booked_with_another_amount(both):
    both.deliver(fixed_day())
    both.ledger.touch(both.item.id).body["Lines"][3]["Amount"] = Decimal("345.00")
    both.ledger.book([{"Id": both.item.id, "Version": f"{both.item.version:016x}"}], both.now)
    both.now += both.ledger.booking
    followed = both.follow(fixed_day())
    assert (followed.stage, followed.number, followed.verified) == ("changed", "1", False)
    # the clearing account is off by the 10.00 that cash is short
    assert followed.facts == {"account": "55990", "found_amount": 1_000, "expected_amount": 0}


def test_booked_on_another_account(both):
    both.deliver(fixed_day())
    both.ledger.touch(both.item.id).body["Lines"][3]["AccountNumber"] = 55030
    both.ledger.book([{"Id": both.item.id, "Version": f"{both.item.version:016x}"}], both.now)
    both.now += both.ledger.booking
    followed = both.follow(fixed_day())
    assert followed.stage == "changed"
    assert followed.facts == {"account": "55010", "found_amount": 0, "expected_amount": 35_500}


def test_booked_without_its_vat(both):
    both.deliver(fixed_day())
    both.ledger.touch(both.item.id).body["Lines"][0]["AccountVatCode"] = "none"
    both.ledger.book([{"Id": both.item.id, "Version": f"{both.item.version:016x}"}], both.now)
    both.now += both.ledger.booking
    assert both.follow(fixed_day()).facts == {
        "account": "1000",
        "found_amount": -125_000,
        "expected_amount": -100_000,
    }


def test_booked_on_another_day(both):
    both.deliver(fixed_day())
    both.ledger.touch(both.item.id).body["VoucherDate"] = "2026-12-01"
    both.ledger.book([{"Id": both.item.id, "Version": f"{both.item.version:016x}"}], both.now)
    both.now += both.ledger.booking
    followed = both.follow(fixed_day())
    assert (followed.stage, followed.facts["found_date"]) == ("changed", "2026-12-01")


def test_deleted_it_is_gone_and_nothing_is_sent(both):
    both.deliver(fixed_day())
    both.ledger.delete(both.item.id)
    assert both.follow(fixed_day()) == Followed("gone")
    assert both.ledger.items == {}


def test_booked_and_not_shown_yet(both, monkeypatch):
    booked(both, fixed_day())
    monkeypatch.setattr(both.ledger, "entries", lambda first, last: [])
    followed = both.follow(fixed_day())
    assert (followed.stage, followed.number, followed.verified) == ("posted", "1", False)


def test_entries_that_nobody_can_read(both, monkeypatch):
    booked(both, fixed_day())
    monkeypatch.setattr(both.ledger, "entries", lambda first, last: [{"VoucherNumber": 1, "Sum": 3}])
    followed = both.follow(fixed_day())
    assert (followed.stage, followed.number) == ("cannot_tell", "1")
    assert "accountNumber" in followed.facts["detail"]


def with_an_invoice(both, monkeypatch, description="Faktura 1"):
    entries = both.ledger.entries
    invoice = {
        "AccountNumber": 56000, "Date": "2026-11-21", "VoucherNumber": 1, "VoucherType": "Faktura",
        "Description": description, "Amount": 7,
    }  # fmt: skip
    monkeypatch.setattr(both.ledger, "entries", lambda first, last: [*entries(first, last), invoice])


def test_an_invoice_of_the_same_number_is_not_ours(both, monkeypatch):
    booked(both, fixed_day())
    with_an_invoice(both, monkeypatch)
    assert both.follow(fixed_day()).verified


def test_two_of_a_number_and_no_key(both, monkeypatch):
    booked(both, fixed_day())
    for line in both.item.body["Lines"]:
        line["Description"] = "Dagens salg"
    assert both.follow(fixed_day()).verified  # alone, its number is enough
    with_an_invoice(both, monkeypatch)
    assert both.follow(fixed_day()).stage == "cannot_tell"


def test_entries_that_show_gross_amounts(both, monkeypatch):
    """Whether the VAT stands apart or inside, the same figures are the same."""
    day = day_of(sold(306, 60), sold(312, 63, "20"), paid(618, "cash"))
    booked(both, day)
    sums = {1000: -307, 1100: -311, 3920: 0, 55010: 618}  # the øre of the difference lines moved
    row = {"Date": day.date, "VoucherNumber": 1, "Description": day.key}
    shown = [row | {"AccountNumber": account, "Amount": Amount(ore, 2)} for account, ore in sums.items()]
    monkeypatch.setattr(both.ledger, "entries", lambda first, last: shown)
    assert both.follow(day).verified


def test_one_that_was_kept_out_is_gone_until_it_comes_back(both):
    """Its reference is the delivery's own id, and no voucher number."""
    assert both.follow(fixed_day(), both.delivery) == Followed("gone")
    booked(both, fixed_day())
    assert both.follow(fixed_day(), both.delivery) == Followed("posted", "1", verified=True)


def test_found_by_a_person_under_its_number(both):
    booked(both, fixed_day())
    assert both.follow(fixed_day(), "1") == Followed("posted", "1", verified=True)
    assert both.follow(fixed_day(), "7").verified is False


@pytest.mark.parametrize("fault", [Fault.DROP, Fault.LIMIT, Fault.ERROR_BEFORE, Fault.TEAR, Fault.BROWNOUT])
def test_an_answer_that_fails_decides_nothing(both, fault):
    booked(both, fixed_day())
    for before in (1, 2):  # the status, and the entries
        both.next_faults += [Fault.NONE] * (before - 1) + [fault]
        assert isinstance(both.follow(fixed_day()), Later)


def test_a_remapped_difference_account_is_no_change(both):
    day = day_of(sold(306, 60), paid(306, "cash"))
    booked(both, day)
    both.mapping[OFF] = Account("3900")
    both.target.close()
    both.target = both.other()
    assert both.follow(day).verified


def test_a_difference_that_shares_its_account(both):
    both.mapping[OFF] = Account("1050")
    both.target.close()
    both.target = both.other()
    day = day_of(sold(306, 60), sold(500, 0, "10", 0), paid(806, "cash"))
    booked(both, day)
    assert both.follow(day).verified
