"""The reports that the goldens show say what their days come to, by sums that are typed."""

from appliance.domain.dayclose import fold
from tests.paper import denmark, norway, plain


def test_the_norwegian_report_was_typed_and_the_till_folds_the_same():
    assert fold(norway.DAY, norway.BEFORE, norway.NAMES) == norway.FOLDED


def test_the_danish_day():
    """66.75 + 35.00 + 180.00 out, twice 22.25 back; cash 102.00 − 22.50, and the card was MobilePay."""
    z = denmark.Z
    assert (z["gross"], z["rounding"], z["cash_expected"]) == (23_725, 0, 107_950)
    assert [(row["rate"], row["vat"]) for row in z["vat"]] == [(0, 0), (2500, 1335 - 445 + 3155)]
    assert [(row["kind"], row["n"], row["amount"]) for row in z["tenders"]] == [
        ("card", 0, 0), ("cash", 2, 7950), ("mobilepay", 1, 15_775),
    ]  # fmt: skip
    assert z["grand"] == {"sales": 1_028_175, "returns": -9450, "net": 1_018_725}
    assert (z["credit"]["gross"], z["counts"]["training"]["amount"]) == (32_000, 2225)


def test_the_day_in_euro():
    """17.00 + 11.69 + 20.00 out, 11.69 + 8.50 back."""
    z = plain.Z
    assert (z["gross"], z["rounding"], z["cash_expected"]) == (2850, 0, 10_850)
    assert [(row["rate"], row["vat"]) for row in z["vat"]] == [(1350, 202 - 101), (2300, 374)]
    assert z["grand"] == {"sales": 4869, "returns": -2019, "net": 2850}
    assert (z["credit"]["gross"], z["counts"]["training"]["amount"]) == (10_000, 2000)
