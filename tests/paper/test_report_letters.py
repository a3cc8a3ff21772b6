"""An X and a Z report on paper have every letter of § 2-8-2, also where nothing happened, on both widths."""

import pytest

from appliance.paper.compose import compose
from appliance.paper.text import lines
from tests.paper.norway import NOTHING, SHOP, X, Z, words

HAPPENED = [
    ("b seller", "Fjordbutikken Ærlig & Sønner AS"),
    ("b organisation number", "Org.nr. 987654321 MVA"),
    ("c date and time", "21.11.2026 15:32"),
    ("d cash point", "Till 1"),
    ("e total cash sales", "Total cash sales 559,29"),
    ("f number and amount by group", "12 Frukt og grønt 1,25 37,38"),
    ("g number and amount by means of payment", "Vipps 1 290,20"),
    ("h cashier", "Cashier 3 Ola Number Amount Receipts 1 50,00"),
    ("h cashier's groups", "Receipts 1 50,00 22 Håndverk og gaver fra Ålesund og omegn 0 50,00"),
    ("h cashier's means of payment", "omegn 0 50,00 Card Visa 1 50,00"),
    ("j exempt", "0 % 61,00 0,00 61,00"),
    ("j VAT by rate", "25 % 304,00 76,00 380,00"),
    ("j VAT in all", "Total 467,86 91,43 559,29"),
    ("k opening float", "Opening float 2 000,00"),
    ("l sales receipts", "Sales receipts 2 640,20"),
    ("m drawer openings", "Drawer opened without a sale 1"),
    ("n copies", "Copies 1 590,20"),
    ("o provisional", "Provisional receipts 1 436,38"),
    ("p returns", "Receipts with goods taken back 2 -429,91"),
    ("q discounts", "Discounts 2 36,98"),
    ("r aborted", "Aborted sales 0 0,00"),
    ("s line corrections by type", "Line corrections - line removed 1 49,00 - quantity lowered 1 89,90"),
    ("t price inquiries by group", "Price inquiries - 10 Syltetøy 2 179,80 - 50 1 49,00"),
    ("u other corrections by type", "- payment handed back 1 100,00 - means of payment corrected 1 590,20"),
    ("v delivery receipts", "Delivery receipts 1 1 597,00"),
    ("w training receipts", "Training receipts 1 399,00"),
    ("x grand total sales", "Grand total sales 123 456,50"),
    ("y grand total returns", "Grand total returns -429,91"),
    ("z grand total net", "Grand total net 123 026,59"),
    ("credit sales", "Credit sales 1 1 597,00"),
    ("money in", "Cash in 0 0,00"),
    ("money out by type", "Cash out: Til banken 1 -1 500,00"),
    ("sales without a receipt", "Sales without a receipt 1 50,00"),
    ("emergency", "Emergency mode: the drawer From 21.11.2026 11:00 to 21.11.2026 12:00"),
    ("emergency's reason", "Reason: Bryteren i skuffen sitter fast"),
    ("receipts owed", "Receipts that still have to print 1"),
    ("the journal's head", "Journal 1/4724 A1B2 C3D4 E5F6 0718"),
    ("build", "modified build 0.1.0 (0123456789ab)"),
]  # fmt: skip
NOT_HAPPENED = [
    ("e", "Total cash sales 0,00"),
    ("f", "Article group Number Amount None 0 0,00"),
    ("g", "Means of payment Number Amount None 0 0,00"),
    ("h", "Cashier Number Amount None 0 0,00"),
    ("i", "Tips 0 0,00"),
    ("j", "VAT rate Net VAT Gross Total 0,00 0,00 0,00"),
    ("l", "Sales receipts 0 0,00"),
    ("m", "Drawer opened without a sale 0"),
    ("n", "Copies 0 0,00"),
    ("o", "Provisional receipts 0 0,00"),
    ("p", "Receipts with goods taken back 0 0,00"),
    ("q", "Discounts 0 0,00"),
    ("r", "Aborted sales 0 0,00"),
    ("s", "Line corrections 0 0,00"),
    ("t", "Price inquiries 0 0,00"),
    ("u", "Other corrections 0 0,00"),
    ("v", "Delivery receipts 0 0,00"),
    ("w", "Training receipts 0 0,00"),
    ("credit sales", "Credit sales 0 0,00"),
    ("money in and out", "Cash in 0 0,00 Cash out 0 0,00"),
]


def said(body, columns=48):
    """A report as one line of words."""
    return " ".join(" ".join(lines(compose(body, SHOP, words()), columns)).split())


@pytest.mark.parametrize("columns", [48, 32])
@pytest.mark.parametrize("body", [Z, X], ids=["Z", "X"])
@pytest.mark.parametrize("text", [pytest.param(text, id=letter) for letter, text in HAPPENED])
def test_what_happened(text, body, columns):
    assert text in said(body, columns)


@pytest.mark.parametrize("text", [pytest.param(text, id=letter) for letter, text in NOT_HAPPENED])
def test_what_did_not_happen_is_nought_and_not_hidden(text):
    assert text in said(NOTHING) and text in said(NOTHING, 32)


def test_a_title_and_number():
    assert said(Z).startswith("Z-rapport ") and " No. 42 " in said(Z)
    assert said(X).startswith("X-rapport ") and " Since the last Z report " in said(X)
    assert " No. X-1-4725 " in said(X)  # as its reportID in the export


def test_two_zs_on_one_date_are_explained():
    assert "This is Z report no. 2 of this date: Strømbrudd under oppgjøret" in said(Z)
    assert "for Z report no. 2 of this date: Strømbrudd under oppgjøret" in said(X)
    assert "of this date" not in said(NOTHING)


def test_an_emergency_that_is_still_on_says_so():
    on = {**Z, "emergencies": [{**Z["emergencies"][0], "ended": 0, "cause": "printer"}]}
    assert "Emergency mode: the printer From 21.11.2026 11:00 to still on" in said(on)
    assert "Emergency mode" not in said(NOTHING)


def test_the_seller_is_the_entry_s_own():
    """A report that is printed again after the shop has changed its name is the same report."""
    elsewhere = {**Z, "shop": {"name": "Den gamle butikken", "organisation": "111222333", "register": "MVA"}}
    assert "Den gamle butikken" in said(elsewhere) and "Org.nr. 111222333 MVA" in said(elsewhere)
    assert "Fjordbutikken" not in said(elsewhere)


def test_the_cash_that_should_be_in_the_drawer_is_not_on_it():
    assert words().amount(Z["cash_expected"]) not in said(Z)


def test_the_head_can_be_typed_into_a_verify():
    from appliance.domain.anchors import typed

    (line,) = [line for line in lines(compose(Z, SHOP, words())) if line.startswith("Journal 1/")]
    anchor = typed(line)
    assert (anchor.epoch, anchor.number, anchor.hash) == (1, 4724, "a1b2c3d4e5f60718")
