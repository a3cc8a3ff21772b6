"""Days without anything, with a Z of nothing, and of returns alone."""

import re

from appliance.domain.settlement import Count
from appliance.till import (
    day,
    people,
    returns,
)
from tests.saft.writing import exported, files, joined, root, rows, shop, sound, valid
from tests.till.shop import KNIFE, MILK, paid, ring


def test_a_day_without_anything_is_a_whole_file(tmp_path):
    with shop(tmp_path) as (box, _):
        names = [file.name for file in exported(box, tmp_path / "out", "2026-12-24", "2026-12-24")]
        assert names == ["SAF-T Cash Register_999888777_20270131040506_1_1.xml"]
        sound(tmp_path / "out")
        valid(tmp_path / "out")
        header = root(files(tmp_path / "out")[0]).find("header")
        found = {element.tag: element.text for element in header}
        comment = found.pop("headerComment")
        assert found == {
            "fiscalYear": "2026", "startDate": "2026-01-01", "endDate": "2026-12-31", "curCode": "NOK",
            "dateCreated": "2027-01-31", "timeCreated": "04:05:06", "softwareDesc": "Tillbox",
            "softwareVersion": "0.1.0", "softwareCompanyName": "Kasse & Sønn AS", "auditfileVersion": "1.0",
        }  # fmt: skip
        assert comment == (
            "Selection: business dates 2026-12-24 to 2026-12-24, part 1 of 1. "
            "Signature before the first transaction: 0"
        )
        assert [
            row for name in ("event", "cashtransaction") for row in rows(files(tmp_path / "out")[0], name)
        ] == []


def test_a_z_of_nothing_has_every_field(tmp_path):
    with shop(tmp_path) as (box, till):
        day.z_report(till)
        exported(box, tmp_path / "out")
        sound(tmp_path / "out")
        valid(tmp_path / "out")
        (report,) = rows(files(tmp_path / "out")[0], "eventReport")
        assert report == joined("""
            <eventReport><reportID>1</reportID><reportType>Z report</reportType>
            <companyIdent>999888777</companyIdent><companyName>Story shop</companyName>
            <reportDate>2026-11-21</reportDate><reportTime>…</reportTime><registerID>1</registerID>
            <reportTotalCashSales><totalCashSaleAmnt>0.00</totalCashSaleAmnt></reportTotalCashSales>
            <reportArtGroups><reportArtGroup><artGroupID>None</artGroupID><artGroupNum>0</artGroupNum>
            <artGroupAmnt>0.00</artGroupAmnt></reportArtGroup></reportArtGroups>
            <reportPayments><reportPayment><paymentType>cash</paymentType><paymentNum>0</paymentNum>
            <paymentAmnt>0.00</paymentAmnt></reportPayment></reportPayments>
            <reportTip><tipNum>0</tipNum><tipAmnt>0.00</tipAmnt></reportTip>
            <reportCashSalesVat><reportCashSaleVat><vatCode>25</vatCode><vatPerc>25.00</vatPerc>
            <cashSaleAmnt>0.00</cashSaleAmnt><vatAmnt>0.00</vatAmnt><vatAmntTp>C</vatAmntTp>
            </reportCashSaleVat></reportCashSalesVat>
            <reportOpeningChangeFloat>1000.00</reportOpeningChangeFloat>
            <reportReceiptNum>0</reportReceiptNum><reportOpenCashBoxNum>0</reportOpenCashBoxNum>
            <reportReceiptCopyNum>0</reportReceiptCopyNum><reportReceiptCopyAmnt>0.00</reportReceiptCopyAmnt>
            <reportReceiptProformaNum>0</reportReceiptProformaNum>
            <reportReceiptProformaAmnt>0.00</reportReceiptProformaAmnt>
            <reportReturnNum>0</reportReturnNum><reportReturnAmnt>0.00</reportReturnAmnt>
            <reportDiscountNum>0</reportDiscountNum><reportDiscountAmnt>0.00</reportDiscountAmnt>
            <reportVoidTransNum>0</reportVoidTransNum><reportVoidTransAmnt>0.00</reportVoidTransAmnt>
            <reportCorrLines><reportCorrLine><corrLineType>None</corrLineType><corrLineNum>0</corrLineNum>
            <corrLineAmnt>0.00</corrLineAmnt></reportCorrLine></reportCorrLines>
            <reportPriceInquiries><reportPriceInquiry><priceInquiryGroup>None</priceInquiryGroup>
            <priceInquiryNum>0</priceInquiryNum><priceInquiryAmnt>0.00</priceInquiryAmnt>
            </reportPriceInquiry></reportPriceInquiries>
            <reportOtherCorrs><reportOtherCorr><otherCorrType>None</otherCorrType>
            <otherCorrNum>0</otherCorrNum><otherCorrAmnt>0.00</otherCorrAmnt></reportOtherCorr></reportOtherCorrs>
            <reportReceiptDeliveryNum>0</reportReceiptDeliveryNum>
            <reportReceiptDeliveryAmnt>0.00</reportReceiptDeliveryAmnt>
            <reportTrainingNum>0</reportTrainingNum><reportTrainingAmnt>0.00</reportTrainingAmnt>
            <reportCreditSales><creditSalesNum>0</creditSalesNum><creditSalesAmnt>0.00</creditSalesAmnt>
            </reportCreditSales><reportCreditMemos><creditMemosNum>0</creditMemosNum>
            <creditMemosAmnt>0.00</creditMemosAmnt></reportCreditMemos>
            <reportPayIns><reportPayIn><payInType>None</payInType><payInNum>0</payInNum>
            <payInAmnt>0.00</payInAmnt></reportPayIn></reportPayIns>
            <reportPayOuts><reportPayOut><payOutType>None</payOutType><payOutNum>0</payOutNum>
            <payOutAmnt>0.00</payOutAmnt></reportPayOut></reportPayOuts>
            <reportGrandTotalSales>0.00</reportGrandTotalSales>
            <reportGrandTotalReturn>0.00</reportGrandTotalReturn>
            <reportGrandTotalSalesNet>0.00</reportGrandTotalSalesNet></eventReport>
        """)  # fmt: skip


def test_a_day_of_returns_alone(tmp_path):
    with shop(tmp_path) as (box, till):
        paid(ring(till, MILK, MILK, KNIFE), ("card", 17_930))
        close(till)
        box.clock.forward(24)
        till.drawer = "shut"
        people.log_in(till, "1", "1234")
        day.open_day(till, 100_000)
        bought = returns.find_receipt(till, 1)
        for line in (1, 2):
            returns.return_lines(till, bought, {line: 1000})
            paid(till, ("card", -2490 if line == 1 else -12_950))
        close(till)
        out = tmp_path / "out"
        exported(box, out, "2026-11-22", "2026-11-22")
        sound(out)
        valid(out)
        (report,) = rows(files(out)[0], "eventReport")
        # 24.90 and 129.50 came back; VAT 24.90·15/115 = 3.2478 and 129.50·25/125 = 25.90
        assert "<totalCashSaleAmnt>-154.40</totalCashSaleAmnt>" in report
        assert "<reportReceiptNum>0</reportReceiptNum>" in report
        assert "<reportReturnNum>2</reportReturnNum><reportReturnAmnt>154.40</reportReturnAmnt>" in report
        assert "<cashSaleAmnt>-21.65</cashSaleAmnt><vatAmnt>-3.25</vatAmnt><vatAmntTp>D</vatAmntTp>" in report
        assert (
            "<cashSaleAmnt>-103.60</cashSaleAmnt><vatAmnt>-25.90</vatAmnt><vatAmntTp>D</vatAmntTp>" in report
        )
        # sold so far 2 · 24.90 + 129.50 = 179.30
        assert joined("""
            <reportGrandTotalSales>179.30</reportGrandTotalSales>
            <reportGrandTotalReturn>154.40</reportGrandTotalReturn>
            <reportGrandTotalSalesNet>24.90</reportGrandTotalSalesNet>
        """) in report  # fmt: skip
        header = root(files(out)[0]).find("header/headerComment").text
        assert re.search(r"Signature before the first transaction: [A-Za-z0-9+/]{171}=$", header)


def close(till):
    """Z and settlement, all as expected."""
    z = day.z_report(till)
    day.settle_day(till, Count(z["cash_expected"], {}, {}, {}))
    people.lock(till)
