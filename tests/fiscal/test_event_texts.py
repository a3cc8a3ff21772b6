"""What the export says of an entry that is no transaction: by what was paid, and whose the goods are."""

from appliance.till import day, foreign, paying, returns, selling, slips
from tests.saft.writing import exported, files, root, shop
from tests.till.shop import KNIFE, MILK, managed, paid, ring


def said(box, folder, kind):
    """The text of the event of a kind, of which there is one."""
    exported(box, folder)
    (found,) = [one for one in root(files(folder)[0]).iter("event") if one.findtext("eventType") == kind]
    return found.findtext("eventText")


def test_a_corrected_payment_names_the_old_and_the_new(tmp_path):
    with shop(tmp_path) as (box, till):
        knife = paid(ring(till, KNIFE), ("cash", 13_000))
        returns.correct_tender(till, returns.receipt(till, knife.row), 0, "card", "visa")
        text = said(box, tmp_path / "out", "TENDER_CORRECTED")
    assert "old amnt 130.00 kind cash" in text
    assert "new amnt 129.50 brand visa kind card" in text


def test_what_was_handed_back_says_what_it_was(tmp_path):
    with shop(tmp_path) as (box, till):
        paying.pay(ring(till, KNIFE))
        paying.tender(till, "cash", 5000)
        paying.give_back(till)
        selling.cancel(till)
        assert "tenders amnt 50.00 kind cash" in said(box, tmp_path / "out", "PAYMENT_UNDONE")


def test_notes_that_were_handed_back_are_said_in_their_currency(tmp_path):
    with shop(tmp_path) as (box, till):
        foreign.set_rate(managed(till), "EUR", "11.50")
        paying.pay(ring(till, KNIFE))
        paying.pay_notes(till, "EUR", 500)
        paying.give_back(till)
        selling.cancel(till)
        text = said(box, tmp_path / "out", "PAYMENT_UNDONE")
    assert "tenders amnt 57.50 brand EUR exchange 11.50 foreign 5.00 kind foreign" in text


def test_a_delivery_names_its_customer_s_number(tmp_path):
    with shop(tmp_path) as (box, till):
        slips.deliver(ring(till, MILK), "77", "School")
        assert "name School; number 77" in said(box, tmp_path / "out", "DELIVERY")


def test_a_debt_that_was_paid_in_coins_says_its_rounding(tmp_path):
    with shop(tmp_path) as (box, till):
        day.customer_pays(till, "77", "School", 12_930)
        text = said(box, tmp_path / "out", "CASH_IN")
    assert "amnt 129.30" in text and "rounding -0.30" in text and "number 77" in text
