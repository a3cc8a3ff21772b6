"""Gift cards, tips, prepayments and pant in the file: what is no sale is in the transaction and in no sum of
sales, under the authority's codes where it has any."""

import pytest

from appliance.fiscal.saft.checks import check, keys_beside
from appliance.till import day, returns, selling
from tests.saft.writing import exported, files, joined, root, rows, shop, sound, valid
from tests.till.kinds_shop import shelved
from tests.till.shop import KNIFE, MILK, paid, ring, trusted


def evening(box, till, folder):
    """A knife and a tip on a card; a gift card alone; a milk with pant, for a gift card and empty bottles; a
    prepayment in cash; the gift card comes back. Then the Z."""
    shelved(till)
    selling.sell_open(ring(till, KNIFE), "71", 1000)
    paid(till, ("card", 13_950))
    selling.tap(till, "70")
    paid(till, ("card", 50_000))
    selling.tap(ring(till, MILK), "73")
    paid(trusted(till), ("gift_card", 2000), ("pant", 790))
    selling.sell_open(till, "72", 20_000)
    paid(till, ("cash", 20_000))
    returns.return_lines(till, returns.find_receipt(till, 2), {1: 1000})
    paid(till, ("card", -50_000))
    day.z_report(till)
    exported(box, folder)


@pytest.mark.parametrize("country", ["norway", "denmark"])
def test_it_is_sound_and_valid(tmp_path, country):
    with shop(tmp_path, country) as (box, till):
        evening(box, till, tmp_path / "out")
    sound(tmp_path / "out")
    valid(tmp_path / "out", country)


def test_a_tip_is_a_line_without_vat_that_is_no_turnover(tmp_path):
    with shop(tmp_path) as (box, till):
        evening(box, till, tmp_path / "out")
    first = rows(files(tmp_path / "out")[0], "cashtransaction")[0]
    # 129.50 + 10.00; the knife has 129.50 · 25/125 = 25.90
    assert "<transAmntIn>139.50</transAmntIn><transAmntEx>113.60</transAmntEx>" in first
    assert (
        joined("""
        <ctLine><nr>1</nr><lineID>2</lineID><lineType>OUT-TIP</lineType><artGroupID>71</artGroupID>
        <artID>group-71</artID><qnt>1</qnt><lineAmntIn>10.00</lineAmntIn><lineAmntEx>10.00</lineAmntEx>
        <amntTp>C</amntTp><ppu>10.00</ppu><cashTransLineDescr>Tips</cashTransLineDescr>
        <vat><vatCode>none</vatCode><vatPerc>0.00</vatPerc><vatAmnt>0.00</vatAmnt><vatAmntTp>C</vatAmntTp>
        <vatBasAmnt>10.00</vatBasAmnt></vat>
        </ctLine>
        <vat><vatCode>25</vatCode><vatPerc>25.00</vatPerc><vatAmnt>25.90</vatAmnt><vatAmntTp>C</vatAmntTp>
        <vatBasAmnt>103.60</vatBasAmnt></vat>
        <vat><vatCode>none</vatCode><vatPerc>0.00</vatPerc><vatAmnt>0.00</vatAmnt><vatAmntTp>C</vatAmntTp>
        <vatBasAmnt>10.00</vatBasAmnt></vat>
        <raise><raiseType>GRATUITY</raiseType><raiseAmnt>10.00</raiseAmnt></raise>
    """)
        in first
    )


@pytest.mark.parametrize(
    ("country", "types", "no_turnover"),
    [
        ("norway", ["11001", "11005", "11001", "11005", "11006"], "7"),
        ("denmark", ["11001", "11001", "11001", "11001", "11006"], "O"),  # sealed by the receipt's series
    ],
)
def test_codes_are_the_authority_s(tmp_path, country, types, no_turnover):
    with shop(tmp_path, country) as (box, till):
        evening(box, till, tmp_path / "out")
    read = root(files(tmp_path / "out")[0])
    basics = {(one.findtext("basicType"), one.findtext("basicID")): one.findtext("predefinedBasicID")
              for one in read.iter("basic")}  # fmt: skip
    assert [basics["11", one.findtext("transType")] for one in read.iter("cashtransaction")] == types
    assert {code: basics["04", code] for code in ("10", "70", "71", "72", "73")} == {
        "10": "04003", "70": "04999", "71": "04999", "72": "04999", "73": "04014",
    }  # fmt: skip
    assert (basics["12", "gift_card"], basics["12", "pant"], basics["10", "GRATUITY"]) == (
        "12005",
        "12008",
        "10001",
    )
    codes = {one.findtext("vatCode"): one.findtext("standardVatCode") for one in read.iter("vatCodeDetail")}
    assert codes["none"] == no_turnover


def test_the_z_has_them_beside_the_sales(tmp_path):
    with shop(tmp_path) as (box, till):
        evening(box, till, tmp_path / "out")
    (report,) = root(files(tmp_path / "out")[0]).iter("eventReport")
    # the knife, the milk and its pant: 129.50 + 24.90 + 3.00
    assert report.findtext("reportTotalCashSales/totalCashSaleAmnt") == "157.40"
    assert report.findtext("reportGrandTotalSales") == report.findtext("reportGrandTotalSalesNet") == "157.40"
    assert report.findtext("reportReturnNum") == "0"
    assert [one.text for one in report.find("reportTip")] == ["1", "10.00"]
    assert [[cell.text for cell in row] for row in report.find("reportPayIns")] == [
        ["OUT-GIFTCARD", "2", "0.00"],
        ["OUT-PREPAYMENT", "1", "200.00"],
    ]
    assert [row.findtext("artGroupID") for row in report.find("reportArtGroups")] == ["10", "20", "73"]


@pytest.mark.parametrize(
    ("right", "wrong", "rules"),
    [
        ("<tipAmnt>10.00<", "<tipAmnt>11.00<", {"totals"}),
        ("<payInNum>1<", "<payInNum>2<", {"totals"}),
        ("<raiseAmnt>10.00<", "<raiseAmnt>9.00<", {"lines"}),
        ("<lineType>OUT-PREPAYMENT<", "<lineType>SAL<", {"totals", "grand_totals", "type"}),
        ("<transType>sale<", "<transType>received<", {"type"}),
    ],
)
def test_the_checks_see_what_does_not_fit(tmp_path, right, wrong, rules):
    with shop(tmp_path) as (box, till):
        evening(box, till, tmp_path / "out")
    (file,) = files(tmp_path / "out")
    text = file.read_text("utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong, 1), "utf-8")
    assert {one.rule for one in check([file], keys_beside(tmp_path / "out"))} == rules
