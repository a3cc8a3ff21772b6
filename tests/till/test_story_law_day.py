"""A second day on one date with everything that the law wants told, each sum worked out by hand."""

from appliance.domain.settlement import Count
from appliance.paper.compose import Letterhead, compose
from appliance.paper.text import lines
from appliance.storage import days, projections
from appliance.till import asking, day, jobs, modes, paying, returns, selling, slips, verifying
from appliance.words import Words
from tests.till.shop import BOOK, BREAD, KNIFE, MILK, managed, paid, ring, trusted


def moved(till):
    """The drawer opens and is shut again."""
    jobs.drawer_moved(till, "open")
    jobs.drawer_moved(till, "shut")


def morning(till):
    """A book, 199.00, the first Z, and the day opened again."""
    paid(ring(till, BOOK), ("card", 19_900))
    day.z_report(till)
    day.settle_day(till, Count(100_000, {}, {}, {}))
    day.open_day(till, 100_000, again_reason="fire alarm")


def kari_sells(till):
    """2 milk and a bread, 89.70; a knife, 129.50, first shown, then paid in cash that was a card; prices
    asked; two knives and a milk, 283.90, on credit."""
    paid(ring(till, MILK, MILK, BREAD), ("card", 8970))
    slips.provisional(ring(till, KNIFE))
    knife = paid(till, ("cash", 13_000))
    moved(till)
    returns.correct_tender(till, returns.receipt(till, knife.row), 0, "card", "visa")
    asking.begin(till)
    ring(till, KNIFE, MILK)
    asking.end(till)
    slips.deliver(ring(till, KNIFE, KNIFE, MILK), "77", "School")


def ola_manages(till):
    """One milk practised; a bread, 39.90, while the switch hangs; one of Kari's milks back; a knife that
    nobody bought after all; a copy; the drawer opened twice for nothing; 300.00 to the bank."""
    modes.begin_training(managed(till))
    paid(ring(till, MILK), ("cash", 2500))
    modes.end_training(till)
    till.drawer = "open"
    modes.begin_emergency(till, "drawer", "the switch hangs")
    paid(ring(till, BREAD), ("card", 3990))
    modes.end_emergency(till)
    till.drawer = "shut"
    first = returns.find_receipt(till, 2)
    returns.return_lines(till, first, {1: 1000})
    paid(till, ("card", -2490))
    paying.pay(ring(till, KNIFE))
    paying.tender(till, "cash", 5000)
    paying.give_back(till)
    selling.remove(till, 1)
    returns.copy(till, first)
    day.open_drawer(till)
    moved(till)
    moved(till)
    day.move_cash(trusted(till), -30_000, "bank")
    moved(till)


def z_of(till):
    """The second Z of the date."""
    morning(till)
    kari_sells(till)
    ola_manages(till)
    return day.z_report(till)


def test_what_was_sold_for_money(till):
    z = z_of(till)
    # 89.70 + 129.50 + 39.90 − 24.90; the correction took the 0.50 of rounding back
    assert (z["gross"], z["rounding"], z["net"]) == (23_420, 0, 19_465)
    # 89.70·15/115 = 11.70, 39.90·15/115 = 5.20, 24.90·15/115 = 3.25; 129.50·25/125 = 25.90
    assert z["vat"] == [
        {"rate": 1500, "gross": 10_470, "net": 9105, "vat": 1365},
        {"rate": 2500, "gross": 12_950, "net": 10_360, "vat": 2590},
    ]
    assert [(row["kind"], row["brand"], row["n"], row["amount"]) for row in z["tenders"]] == [
        ("card", "", 3, 10_470), ("card", "visa", 1, 12_950), ("cash", "", 0, 0),
    ]  # fmt: skip
    assert [(row["operator"], row["n"], row["gross"]) for row in z["operators"]] == [
        ("1", 2, 21_920), ("2", 2, 1500),
    ]  # fmt: skip
    assert [(row["operator"], row["code"], row["gross"]) for row in z["operator_groups"]] == [
        ("1", "10", 8970), ("1", "20", 12_950), ("2", "10", 1500),
    ]  # fmt: skip
    assert z["cash_expected"] == 100_000 - 30_000
    assert z["grand"] == {"sales": 19_900 + 25_910, "returns": -2490, "net": 43_320}


def test_what_else_happened(till):
    z = z_of(till)
    told = {name: (count["n"], count["amount"]) for name, count in z["counts"].items() if count["n"]}
    assert told == {
        "receipts": (3, 25_910), "return_receipts": (1, -2490), "sold": (4, 25_910), "returned": (1, -2490),
        "returns": (1, -2490), "copies": (1, 8970), "provisional": (1, 12_950), "delivery": (1, 28_390),
        "training": (1, 2490), "emergency": (1, 3990), "corrections": (1, 12_950),
        "tenders_corrected": (1, 12_950), "drawer_openings": (4, 0), "drawer_without_sale": (2, 0),
    }  # fmt: skip
    assert z["line_corrections"] == [{"type": "line_removed", "n": 1, "amount": 12_950}]
    assert z["other_corrections"] == [
        {"type": "payment_undone", "n": 1, "amount": 5000},
        {"type": "tender_corrected", "n": 1, "amount": 12_950},
    ]
    assert [(row["group"], row["name"], row["n"], row["amount"]) for row in z["price_inquiries"]] == [
        ("10", "Food", 1, 2490), ("20", "Hardware", 1, 12_950),
    ]  # fmt: skip
    assert [(row["cause"], row["reason"]) for row in z["emergencies"]] == [("drawer", "the switch hangs")]
    assert [(row["series"], row["first"], row["last"]) for row in z["series"]] == [
        ("delivery", 1, 1), ("provisional", 1, 1), ("return", 1, 1), ("sale", 2, 4), ("training", 1, 1),
    ]  # fmt: skip
    assert z["again"] == {"n": 1, "reason": "fire alarm"}


def test_credit_is_owed_in_the_books_and_training_is_nothing(till):
    z = z_of(till)
    # 2 · 129.50 = 259.00 with 51.80 VAT, and 24.90 with 3.25
    assert z["credit"]["gross"] == 28_390
    day.settle_day(till, Count(70_000, {}, {}, {}))
    *_, voucher = days.vouchers(till.database)
    postings = [(one["role"], one["department"], one["rate"], one["amount"], one["vat"])
                for one in voucher["postings"] if one["tender"] != "cash"]  # fmt: skip
    assert postings == [
        ("revenue", "1", 1500, -10_470, -1365),
        ("revenue", "2", 2500, -12_950, -2590),
        ("tender", "", None, 10_470, 0),
        ("tender", "", None, 12_950, 0),
        ("cash_out", "", None, 30_000, 0),
        ("revenue", "1", 1500, -2490, -325),
        ("revenue", "2", 2500, -25_900, -5180),
        ("receivable", "", None, 28_390, 0),
    ]
    assert sum(one["amount"] for one in voucher["postings"]) == 0
    assert voucher["receipts"] == [["delivery", 1, 1], ["return", 1, 1], ["sale", 2, 4]]
    assert verifying.verify(till.database, till.rules) == (till.journal.number, "")
    assert projections.differences(till.database) == []


def test_the_paper_says_the_same(till):
    words = Words("nb", till.rules.currency)
    words._gettext = str
    paper = [" ".join(line.split()) for line in lines(compose(z_of(till), Letterhead("", till="1"), words))]
    for text in (
        "Z-rapport", "Story shop", "Org.nr. 999888777 MVA", "Total cash sales 234,20",
        "This is Z report no. 2 of this date: fire alarm", "Total 194,65 39,55 234,20",
        "Credit sales 1 283,90", "Training receipts 1 24,90", "Grand total net 433,20",
        "Drawer opened without a sale 2",
    ):  # fmt: skip
        assert text in paper
