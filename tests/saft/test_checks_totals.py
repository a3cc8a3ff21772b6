"""Every figure of a Z is held against the transactions: each made wrong once is named, and no other."""

import re

import pytest

from appliance.fiscal.saft.checks import check
from tests.saft.small import KEYS, WHOLE, changed, written

_Z = WHOLE.index("<reportID>1</reportID>")
_FIGURES = (
    "totalCashSaleAmnt", "artGroupNum", "artGroupAmnt", "paymentNum", "paymentAmnt", "cashSaleAmnt",
    "vatAmnt", "reportReceiptNum", "reportReceiptCopyNum", "reportReceiptCopyAmnt",
    "reportReceiptProformaNum", "reportReturnNum", "reportReturnAmnt", "reportDiscountNum",
    "reportDiscountAmnt", "priceInquiryNum", "reportReceiptDeliveryNum", "reportTrainingNum",
    "reportTrainingAmnt", "payOutNum",
)  # fmt: skip
PLACES = [
    (match[1], match.start(2), match[2])
    for match in re.finditer(rf"<({'|'.join(_FIGURES)})>([^<]+)<", WHOLE)
    if _Z < match.start() < WHOLE.index("</eventReport>", _Z)
]
"""(element, where its text stands, its text) in the Z of the first day."""


def more(written_: str) -> str:
    """A figure and one more of its smallest part."""
    if "." not in written_:
        return str(int(written_) + 1)
    return f"{written_[:-1]}{(int(written_[-1]) + 1) % 10}"


@pytest.mark.parametrize("place", range(len(PLACES)), ids=[f"{name} {text}" for name, _, text in PLACES])
def test_a_wrong_figure_is_named(tmp_path, place):
    name, at, text = PLACES[place]
    (found,) = check(written(tmp_path, WHOLE[:at] + more(text) + WHOLE[at + len(text) :]), KEYS)
    assert (found.rule, found.place.id) == ("totals", "1")
    assert name in found.expected


def test_there_is_a_place_for_every_figure():
    assert {name for name, _, _ in PLACES} == set(_FIGURES)


@pytest.mark.parametrize(
    "name", ["reportGrandTotalSales", "reportGrandTotalReturn", "reportGrandTotalSalesNet"]
)
def test_grand_totals_are_those_before_and_the_day(tmp_path, name):
    """Made one øre more in the first Z: the first is wrong, and the second does not follow from it."""
    text = re.findall(f"<{name}>(.*?)<", WHOLE)[1]
    planted = changed(WHOLE, f"<{name}>{text}<", f"<{name}>{more(text)}<")
    found = [(one.rule, one.place.id) for one in check(written(tmp_path, planted), KEYS)]
    assert found[:2] == [("grand_totals", "1"), ("grand_totals", "2")]
    assert len(found) == 2 + (name == "reportGrandTotalSales")  # and sales would be less than before


def test_grand_totals_of_sales_do_not_fall(tmp_path):
    planted = changed(WHOLE, "<reportGrandTotalSales>320.75<", "<reportGrandTotalSales>300.75<", 1)
    found = check(written(tmp_path, planted), KEYS)
    assert [(one.rule, one.place.id) for one in found] == [("grand_totals", "2")] * 2
    assert found[1].expected == "reportGrandTotalSales not below 320.75"


def test_an_operator_s_figures_are_left_out_where_the_report_does_not_divide(tmp_path):
    begin, end = WHOLE.index("<reportEmpPayments>"), WHOLE.index("</reportEmpPayments>") + 20
    assert check(written(tmp_path, WHOLE[:begin] + WHOLE[end:]), KEYS) == []


def test_a_corrected_means_of_payment_may_move_it_and_no_more(tmp_path):
    """The milk was paid by card after all: 25.00 less in cash, 24.90 more by card, and letter u says so."""
    z = WHOLE[_Z : WHOLE.index("</eventReport>", _Z)]
    moved = z.replace(">270.95<", ">295.85<").replace(">25.00<", ">0.00<").replace(
        "<paymentType>CASH</paymentType><paymentNum>1<", "<paymentType>CASH</paymentType><paymentNum>0<"
    ).replace("<paymentNum>2<", "<paymentNum>3<")  # fmt: skip
    moved = moved[: moved.index("<reportEmpPayments>")] + moved[moved.index("<reportCashSalesVat>") :]
    told = moved.replace(
        "<otherCorrType>None</otherCorrType>\n<otherCorrNum>0</otherCorrNum><otherCorrAmnt>0.00<",
        "<otherCorrType>tender_corrected</otherCorrType>\n<otherCorrNum>1</otherCorrNum><otherCorrAmnt>24.90<",
    )
    assert check(written(tmp_path, WHOLE.replace(z, told)), KEYS) == []
    untold = check(written(tmp_path, WHOLE.replace(z, moved)), KEYS)
    assert [(one.rule, one.place.id) for one in untold] == [("totals", "1")] * 4
    too_much = told.replace(">295.85</paymentAmnt>", ">350.85</paymentAmnt>")
    assert [one.rule for one in check(written(tmp_path, WHOLE.replace(z, too_much)), KEYS)] == ["totals"]
