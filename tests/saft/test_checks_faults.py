"""Each rule broken once in the small export, which is signed afterwards: the rule and the place are named."""

import pytest
from lxml import etree

from appliance.fiscal.saft.checks import check
from tests.saft.published import published
from tests.saft.small import KEYS, WHOLE, changed, written

FAULTS = {
    # what is broken: (the text, what it becomes, which occurrence, the (rule, element, id) that are found)
    "an event type without a basic": (
        "<eventType>ASK<",
        "<eventType>LOOK<",
        0,
        [("codes", "event", "10"), ("totals", "eventReport", "1")],
    ),
    "a transaction type without one": (
        "<transType>BOTH<",
        "<transType>MIX<",
        0,
        [("codes", "cashtransaction", "4")],
    ),
    "no transaction type at all": ("<transType>BOTH</transType>", "", 0, [("type", "cashtransaction", "4")]),
    "a payment type without one": (
        "<paymentType>CARD</paymentType><paidAmnt>166.35",
        "<paymentType>AMEX</paymentType><paidAmnt>166.35",
        0,
        [
            ("codes", "payment", "1"),
            *[("totals", "eventReport", "X1")] * 4,
            *[("totals", "eventReport", "1")] * 8,
        ],
    ),
    "an article group without one": (
        "<artGroupID>20</artGroupID><artDesc>",
        "<artGroupID>30</artGroupID><artDesc>",
        0,
        [("codes", "article", "KNIFE")],
    ),
    "a line type without one": ("<lineType>BACK<", "<lineType>RET<", 0, [("codes", "ctLine", "4")]),
    "a discount type without one": ("<dscTp>HAND<", "<dscTp>STAFF<", 0, [("codes", "discount", "1")]),
    "a VAT code that is nowhere": (
        "<vatCode>H</vatCode><dateOfEntry>",
        "<vatCode>25</vatCode><dateOfEntry>",
        0,
        [("codes", "reportCashSaleVat", "7")],
    ),
    "an operator who is nobody": (
        "<empID>2</empID><dateOfEntry>",
        "<empID>3</empID><dateOfEntry>",
        0,
        [("codes", "event", "4")],
    ),
    "an article that is not there": (
        "<artID>MILK</artID><dateOfEntry>",
        "<artID>CREAM</artID><dateOfEntry>",
        0,
        [("codes", "ctLine", "1")],
    ),
    "a period that is not there": (
        "<periodNumber>3</periodNumber><trans",
        "<periodNumber>4</periodNumber><trans",
        0,
        [("codes", "cashtransaction", "1")],
    ),
    "a moment outside its period": (
        "<endDatePeriod>2026-03-31<",
        "<endDatePeriod>2026-03-01<",
        0,
        [("dates", "cashtransaction", "1")],
    ),
    "a predefined code that there is not": ("04006<", "04106<", 0, [("basics", "basic", "10")]),
    "an event code in the wrong list": (
        ">13022<",
        ">12001<",
        0,
        [("basics", "basic", "ASK"), ("totals", "eventReport", "1")],
    ),
    "a code that stands twice": (
        "<basicID>20<",
        "<basicID>10<",
        0,
        [("basics", "basic", "10"), ("codes", "article", "KNIFE")],
    ),
    "a list that there is not": (
        "<basicType>05<",
        "<basicType>17<",
        1,
        [("basics", "basic", "BACK"), ("codes", "ctLine", "4")],
    ),
    "a standard VAT code that there is not": (
        "<standardVatCode>31<",
        "<standardVatCode>30<",
        0,
        [("vat_code", "vatCodeDetail", "M")],
    ),
    "a rate that its VAT code does not mean": (
        "<standardVatCode>31<",
        "<standardVatCode>33<",
        0,
        [("vat_code", "reportCashSaleVat", "7")],
    ),
    "an event id twice": ("<eventID>11<", "<eventID>10<", 0, [("events", "event", "10")]),
    "a receipt of a transaction that is not there": (
        "<transID>t-4</transID><empID>",
        "<transID>t-9</transID><empID>",
        0,
        [("receipts", "cashtransaction", "4"), ("receipts", "event", "9")],
    ),
    "a copy of one that is not there": (
        "<eventType>COPY</eventType><transID>t-1<",
        "<eventType>COPY</eventType><transID>t-9<",
        0,
        [("receipts", "event", "6"), ("totals", "eventReport", "X1"), ("totals", "eventReport", "1")],
    ),
    "a receipt that names no transaction": (
        "<eventType>SALREC</eventType><transID>t-4</transID>",
        "<eventType>SALREC</eventType>",
        0,
        [("events", "event", "9"), ("receipts", "cashtransaction", "4")],
    ),
    "two receipts for one sale": (
        "<eventID>10</eventID><eventType>ASK</eventType>",
        "<eventID>10</eventID><eventType>SALREC</eventType><transID>t-4</transID>",
        0,
        [("receipts", "cashtransaction", "4"), ("totals", "eventReport", "1")],
    ),
    "a return's receipt for a sale": (
        "<eventType>SALREC</eventType><transID>t-4<",
        "<eventType>RETREC</eventType><transID>t-4<",
        0,
        [("receipts", "cashtransaction", "4")],
    ),
    "a transaction id twice": (
        "<nr>4</nr><transID>t-4<",
        "<nr>4</nr><transID>t-3<",
        0,
        [
            ("receipts", "cashtransaction", "4"),
            ("receipts", "cashtransaction", "4"),
            ("receipts", "event", "9"),
        ],
    ),
    "a number left out": (
        "<nr>2<",
        "<nr>12<",
        None,
        [("nr", "cashtransaction", "12"), ("nr", "cashtransaction", "3")],
    ),
    "a line that names another transaction": (
        "<ctLine><nr>2<",
        "<ctLine><nr>1<",
        0,
        [("lines", "ctLine", "2/1")],
    ),
    "a line number twice": ("<lineID>2<", "<lineID>1<", 0, [("lines", "ctLine", "1/1")]),
    "a line that is not in the sum": (
        "<transAmntIn>104.60<",
        "<transAmntIn>104.50<",
        0,
        [("lines", "cashtransaction", "4"), ("payments", "cashtransaction", "4")],
    ),
    "a net amount that is not the lines'": (
        "<transAmntEx>81.95<",
        "<transAmntEx>81.94<",
        0,
        [("lines", "cashtransaction", "4"), ("vat", "cashtransaction", "4")],
    ),
    "gross that is not net and VAT": (
        "<lineAmntEx>21.65<",
        "<lineAmntEx>21.64<",
        0,
        [
            ("lines", "cashtransaction", "2"),
            ("vat", "ctLine", "2/1"),
            ("vat", "cashtransaction", "2"),
            ("totals", "eventReport", "X1"),
            ("totals", "eventReport", "1"),
        ],
    ),
    "a line's base that is not its net amount": (
        "<vatBasAmnt>93.24</vatBasAmnt></vat>\n<discount>",
        "<vatBasAmnt>116.55</vatBasAmnt></vat>\n<discount>",
        0,
        [("vat", "ctLine", "1/2")],
    ),
    "a payment too little": (
        "<paidAmnt>104.60<",
        "<paidAmnt>104.00<",
        0,
        [
            ("payments", "cashtransaction", "4"),
            ("totals", "eventReport", "1"),
            ("totals", "eventReport", "1"),
        ],
    ),
    "a rounding with the wrong sign": (
        "<roundingAmnt>0.10<",
        "<roundingAmnt>-0.10<",
        0,
        [("payments", "cashtransaction", "2")],
    ),
    "a return that is a credit": (
        "<transAmntEx>-93.24</transAmntEx><amntTp>D<",
        "<transAmntEx>-93.24</transAmntEx><amntTp>C<",
        0,
        [("sign", "cashtransaction", "5")],
    ),
    "VAT of a return that is a credit": ("<vatAmntTp>D<", "<vatAmntTp>C<", 0, [("sign", "ctLine", "4/2")]),
    "a return that calls itself a sale": (
        "<transType>RETURN<",
        "<transType>SALE<",
        0,
        [
            ("receipts", "cashtransaction", "5"),
            ("type", "cashtransaction", "5"),
            ("totals", "eventReport", "2"),
        ],
    ),
    "a sale that calls itself a return": (
        "<transType>BOTH<",
        "<transType>RETURN<",
        0,
        [
            ("type", "cashtransaction", "4"),
            ("receipts", "cashtransaction", "4"),
            ("totals", "eventReport", "1"),
        ],
    ),
    "a date after the file's": (
        "<eventDate>2026-03-03</eventDate><eventTime>09",
        "<eventDate>2026-04-03</eventDate><eventTime>09",
        0,
        [("dates", "event", "13")],
    ),
    "a transaction from before the file": (
        "<transDate>2026-03-03<",
        "<transDate>2026-02-28<",
        0,
        [("dates", "cashtransaction", "5")],
    ),
    "a Z without its report's kind": (
        "<reportType>Z report<",
        "<reportType>X report<",
        1,
        [("report", "event", "14")],
    ),
    "a report of another company": (
        "<companyIdent>999888777</companyIdent><companyName>",
        "<companyIdent>999888776</companyIdent><companyName>",
        2,
        [("report", "event", "14")],
    ),
    "a report of another time": (
        "<reportTime>09:30:00<",
        "<reportTime>09:30:01<",
        0,
        [("report", "event", "7")],
    ),
    "a report of another register": (
        "</reportTime><registerID>1<",
        "</reportTime><registerID>2<",
        1,
        [("report", "event", "12")],
    ),
    "a Z number left out": ("<reportID>2<", "<reportID>3<", 0, [("z_number", "eventReport", "3")]),
    "a fiscal year of its own": ("<fiscalYear>2026<", "<fiscalYear>2025<", 0, [("header", "header", "")]),
    "an end before its start": ("<endDate>2026-03-31<", "<endDate>2026-02-28<", 0, None),
    "made before it began": (
        "<dateCreated>2026-04-01<",
        "<dateCreated>2026-02-01<",
        0,
        [("header", "header", ""), ("file", "file", "")],
    ),
    "made at another time than the name says": (
        "<timeCreated>08:30:00<",
        "<timeCreated>08:31:00<",
        0,
        [("file", "file", "")],
    ),
}


def planted(name: str) -> str:
    """The small export with a fault."""
    old, new, place, _ = FAULTS[name]
    return WHOLE.replace(old, new) if place is None else changed(WHOLE, old, new, place)


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_named(tmp_path, name):
    expected = FAULTS[name][3]
    findings = check(written(tmp_path, planted(name)), KEYS)
    found = [(one.rule, one.place.element, one.place.id) for one in findings]
    if expected is None:  # every date is then outside; the header says so first
        assert ("header", "header", "") in found and {rule for rule, _, _ in found} == {"header", "dates"}
    else:
        assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("name", FAULTS)
def test_the_schema_does_not_see_it(tmp_path, name):
    schema = etree.XMLSchema(etree.parse(published("Norwegian*Schema*.xsd")))
    (path,) = written(tmp_path, planted(name))
    schema.assertValid(etree.parse(path))
