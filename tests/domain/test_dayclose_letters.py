"""Every letter of § 2-8-2, each figure added up by hand from a day in which all of it happens."""

import pytest

from appliance.domain.dayclose import fold
from tests.domain.full_day import ENTRIES, GRAND, NAMES

Z = fold(ENTRIES, GRAND, NAMES)


def test_e_total_cash_sales():
    """49.80 + 116.55 + (199.00 − 116.55) − 24.90 = 223.90; rounded by +0.20 and −0.10."""
    assert (Z["gross"], Z["rounding"]) == (22_390, 10)


def test_f_article_groups():
    """Food two out and one back; of hardware the one that went out came back."""
    assert Z["groups"] == [
        {"code": "10", "name": "Food", "quantity": 1000, "gross": 2490},
        {"code": "20", "name": "Hardware", "quantity": 0, "gross": 0},
        {"code": "30", "name": "Books", "quantity": 1000, "gross": 19_900},
    ]


def test_g_means_of_payment():
    """Cash 50.00 − 25.00; Visa 116.55, which was Vipps after all, and 82.45. Together 224.00."""
    assert Z["tenders"] == [
        {"kind": "card", "brand": "visa", "n": 1, "amount": 8245},
        {"kind": "cash", "brand": "", "n": 2, "amount": 2500},
        {"kind": "vipps", "brand": "", "n": 1, "amount": 11_655},
    ]


def test_h_cashiers_with_their_groups():
    """Kari 49.80 + 82.45 − 24.90, Ola 116.55."""
    assert Z["operators"] == [
        {"operator": "1", "name": "Kari", "n": 3, "gross": 10_735},
        {"operator": "2", "name": "Ola", "n": 1, "gross": 11_655},
    ]
    assert Z["operator_groups"] == [
        {"operator": "1", "code": "10", "quantity": 1000, "gross": 2490},
        {"operator": "1", "code": "20", "quantity": -1000, "gross": -11_655},
        {"operator": "1", "code": "30", "quantity": 1000, "gross": 19_900},
        {"operator": "2", "code": "20", "quantity": 1000, "gross": 11_655},
    ]


def test_h_a_corrected_tender_counts_with_who_sold():
    """Kari put Ola's receipt right: his Visa goes, his Vipps comes, and nobody has minus one card."""
    assert Z["operator_tenders"] == [
        {"operator": "1", "kind": "card", "brand": "visa", "n": 1, "amount": 8245},
        {"operator": "1", "kind": "cash", "brand": "", "n": 2, "amount": 2500},
        {"operator": "2", "kind": "card", "brand": "visa", "n": 0, "amount": 0},
        {"operator": "2", "kind": "vipps", "brand": "", "n": 1, "amount": 11_655},
    ]


def test_j_vat_by_rate():
    """15 %: 6.50 − 3.25; 25 %: 23.31 out and 23.31 back; 199.00 without."""
    assert Z["vat"] == [
        {"rate": 0, "gross": 19_900, "net": 19_900, "vat": 0},
        {"rate": 1500, "gross": 2490, "net": 2165, "vat": 325},
        {"rate": 2500, "gross": 0, "net": 0, "vat": 0},
    ]
    assert Z["net"] == 22_065


def test_k_float_and_what_should_be_in_the_drawer():
    """1000.00 + 25.00 in cash, 300.00 to the bank, 50.00 of change."""
    assert (Z["float"], Z["cash_expected"]) == (100_000, 77_500)


@pytest.mark.parametrize(
    ("name", "n", "amount"),
    [
        ("receipts", 3, 24_880),  # l: 49.80 + 116.55 + 82.45
        ("return_receipts", 1, -2490),
        ("drawer_openings", 3, 0),
        ("drawer_without_sale", 2, 0),  # m: by hand, and without a sale
        ("copies", 1, 4980),  # n
        ("provisional", 2, 39_800),  # o: 199.00 printed twice
        ("returns", 2, -14_145),  # p: the knife on a mixed receipt, 116.55, and the milk, 24.90
        ("discounts", 1, 1295),  # q
        ("aborted", 1, 3990),  # r
        ("corrections", 3, 5480),  # s: 24.90 + 24.90 + 5.00
        ("delivery", 1, 28_390),  # v: 2 · 129.50 + 24.90
        ("training", 2, 2490),  # w: 49.80 − 24.90
        ("no_receipt", 1, 11_655),
        ("emergency", 1, 4980),
        ("tenders_corrected", 1, 11_655),
        ("sold", 3, 36_535),
        ("returned", 2, -14_145),
    ],
)
def test_l_to_w(name, n, amount):
    assert Z["counts"][name] == {"n": n, "amount": amount}


def test_s_line_corrections_by_type():
    """A price that was put up from 10.00 to 20.00 reduced nothing."""
    assert Z["line_corrections"] == [
        {"type": "line_removed", "n": 1, "amount": 2490},
        {"type": "price", "n": 1, "amount": 500},
        {"type": "quantity", "n": 1, "amount": 2490},
    ]


def test_t_price_inquiries_by_group():
    """An open price was asked for too: one more, worth nothing."""
    assert Z["price_inquiries"] == [
        {"group": "10", "name": "Food", "n": 2, "amount": 2490},
        {"group": "20", "name": "Hardware", "n": 1, "amount": 12_950},
    ]


def test_u_other_corrections_by_type():
    assert Z["other_corrections"] == [
        {"type": "payment_undone", "n": 1, "amount": 5000},
        {"type": "tender_corrected", "n": 1, "amount": 11_655},
    ]


def test_x_y_z_go_on_from_the_z_before():
    """1000.00 + 365.35 out, −200.00 − 141.45 back; neither training nor the credit sale is in it."""
    assert Z["grand"] == {"sales": 136_535, "returns": -34_145, "net": 102_390}


def test_second_paragraph_credit_sales():
    """Two knives, 259.00 with 51.80 VAT, and one milk, 24.90 with 3.25."""
    assert Z["credit"] == {
        "n": 1,
        "gross": 28_390,
        "vat": [
            {"rate": 1500, "gross": 2490, "net": 2165, "vat": 325},
            {"rate": 2500, "gross": 25_900, "net": 20_720, "vat": 5180},
        ],
        "groups": [
            {"code": "10", "name": "Food", "quantity": 1000, "gross": 2490},
            {"code": "20", "name": "Hardware", "quantity": 2000, "gross": 25_900},
        ],
        "revenue": [
            {"department": "1", "group": "10", "product": "", "rate": 1500, "project": "", "object": "",
             "gross": 2490, "vat": 325},
            {"department": "2", "group": "20", "product": "", "rate": 2500, "project": "", "object": "",
             "gross": 25_900, "vat": 5180},
        ],
    }  # fmt: skip


def test_second_paragraph_money_in_and_out():
    assert Z["cash_moves"] == [
        {"direction": "in", "reason": "change", "n": 1, "amount": 5000},
        {"direction": "out", "reason": "bank", "n": 1, "amount": -30_000},
    ]


def test_the_numbers_of_every_receipt_series():
    assert [(row["series"], row["first"], row["last"]) for row in Z["series"]] == [
        ("delivery", 4, 4), ("provisional", 7, 8), ("return", 1, 1), ("sale", 1, 3), ("training", 31, 32),
    ]  # fmt: skip
    assert (Z["first"], Z["last"]) == (501, 500 + len(ENTRIES))


def test_why_the_date_was_opened_again_and_when_there_was_an_emergency():
    assert Z["again"] == {"n": 1, "reason": "power cut"}
    assert Z["emergencies"] == [
        {"began": 2000, "ended": 3000, "cause": "drawer", "reason": "the switch is stuck"}
    ]


def test_nothing_happened():
    """A report of no entries has every field, with nothing in it."""
    empty = fold([])
    assert empty.keys() == Z.keys() and empty["counts"].keys() == Z["counts"].keys()
    assert set().union(*(set(count.values()) for count in empty["counts"].values())) == {0}
    assert empty["credit"] == {"n": 0, "gross": 0, "vat": [], "groups": [], "revenue": []}
    assert empty["grand"] == {"sales": 0, "returns": 0, "net": 0}
