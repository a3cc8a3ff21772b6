"""The authority's own example file, and what it is known to break: that, and nothing else, is found."""

import shutil

from appliance.fiscal.saft.checks import check
from tests.saft.published import published
from tests.saft.small import KEYS

EXAMPLE = "Example*.xml"

TOTALS = [
    # It counts receipts where it says how many goods a group sold, returns taken off (1000 sold 1 and took 1
    # back): by quantity, group 100 sold 2 + 1 + 1 + 2 - 1.
    ("artGroupNum 100 5.000000", "1.000000"),
    ("artGroupNum 100 1000 1.000000", "0.000000"),
    ("artGroupNum 100 1001 4.000000", "1.000000"),
    ("artGroupNum 300 6.000000", "1.000000"),
    ("artGroupNum 300 1001 6.000000", "1.000000"),
    # Payments with those paid back taken off: two card payments and one back are three registrations.
    ("paymentNum DEBCARD 3", "1"),
    ("paymentNum DEBCARD 1000 2", "0"),
]


def test_its_numbers_its_name_and_its_missing_key_are_all_that_is_found():
    found = check([published(EXAMPLE)], {})
    rules = [one.rule for one in found if one.rule != "totals"]
    assert rules == ["file", "chain", "key"]  # no n and of; begins at nr 1000 without a signature; no key
    assert [(one.expected, one.got) for one in found if one.rule == "totals"] == TOTALS


def test_none_of_its_signatures_holds(tmp_path):
    """No key fits them: three are those of an older edition with other amounts, the fourth is the third
    rearranged. From nr 1 they would all be checked."""
    text = published(EXAMPLE).read_text("utf-8")
    for nr in range(1000, 1004):
        text = text.replace(f"<nr>{nr}</nr>", f"<nr>{nr - 999}</nr>")
    path = tmp_path / "example.xml"
    path.write_text(text, "utf-8")
    found = [one.place.id for one in check([path], {"1": KEYS["1"]}) if one.rule == "chain"]
    assert found == ["1", "2", "3", "4"]


def test_a_code_lists_the_check_knows_are_the_authority_s():
    """Every predefined code of the published lists is known, and none besides."""
    from appliance.fiscal.saft.checks.codes import PREDEFINED, STANDARD_VAT

    for number, codes in PREDEFINED.items():
        text = published(f"*PredefinedBasicID-{number}.csv").read_text("iso-8859-1")
        assert {int(row.split(";")[0]) for row in text.split("\n")[1:] if row.strip()} == codes
    text = published("Standard_Tax_Codes.csv").read_text("utf-8")
    assert {row.split(";")[0] for row in text.split("\n")[1:] if row.strip()} == STANDARD_VAT


def test_under_the_right_name_the_name_is_found_no_more(tmp_path):
    name = "SAF-T Cash Register_999999999_20210330104000_1_1.xml"
    shutil.copyfile(published(EXAMPLE), tmp_path / name)
    assert [one.rule for one in check([tmp_path / name], {})][:1] == ["chain"]
