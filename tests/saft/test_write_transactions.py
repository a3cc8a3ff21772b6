"""Cash transactions as the files hold them, each fragment typed by hand from the prices and the standard."""

from appliance.domain.line import Discount
from appliance.domain.payment import Tender
from appliance.till import modes, paying, returns, selling
from tests.saft.writing import exported, files, joined, rows, shop, sound, valid
from tests.till.shop import BOOK, BREAD, KNIFE, MILK, managed, paid, ring, trusted


def transactions(box, folder):
    exported(box, folder)
    sound(folder)
    valid(folder)
    return rows(files(folder)[0], "cashtransaction")


def test_a_cash_sale_shows_its_amount_unrounded_and_the_rounding_by_itself(tmp_path):
    with shop(tmp_path) as (box, till):
        paid(ring(till, MILK, MILK, BREAD), ("cash", 10_000))
        # 2 × 24.90 + 39.90 = 89.70, VAT 15/115 = 11.70: of it milk 49.80·15/115 = 6.4957, bread 5.2043
        assert transactions(box, tmp_path / "out") == [joined("""
            <cashtransaction><nr>1</nr><transID>…</transID><transType>sale</transType>
            <transAmntIn>89.70</transAmntIn><transAmntEx>78.00</transAmntEx><amntTp>C</amntTp><empID>1</empID>
            <periodNumber>11</periodNumber><transDate>2026-11-21</transDate><transTime>…</transTime>
            <bookDate>2026-11-21</bookDate><desc>sale 1</desc>
            <ctLine><nr>1</nr><lineID>1</lineID><lineType>SAL</lineType><artGroupID>10</artGroupID>
            <artID>1</artID><qnt>2</qnt><lineAmntIn>49.80</lineAmntIn><lineAmntEx>43.30</lineAmntEx>
            <amntTp>C</amntTp><ppu>24.90</ppu><cashTransLineDescr>Milk 1 l</cashTransLineDescr>
            <vat><vatCode>15</vatCode><vatPerc>15.00</vatPerc><vatAmnt>6.50</vatAmnt><vatAmntTp>C</vatAmntTp>
            <vatBasAmnt>43.30</vatBasAmnt></vat></ctLine>
            <ctLine><nr>1</nr><lineID>2</lineID><lineType>SAL</lineType><artGroupID>10</artGroupID>
            <artID>2</artID><qnt>1</qnt><lineAmntIn>39.90</lineAmntIn><lineAmntEx>34.70</lineAmntEx>
            <amntTp>C</amntTp><ppu>39.90</ppu><cashTransLineDescr>Bread</cashTransLineDescr>
            <vat><vatCode>15</vatCode><vatPerc>15.00</vatPerc><vatAmnt>5.20</vatAmnt><vatAmntTp>C</vatAmntTp>
            <vatBasAmnt>34.70</vatBasAmnt></vat></ctLine>
            <vat><vatCode>15</vatCode><vatPerc>15.00</vatPerc><vatAmnt>11.70</vatAmnt><vatAmntTp>C</vatAmntTp>
            <vatBasAmnt>78.00</vatBasAmnt></vat>
            <rounding><roundingAmnt>0.30</roundingAmnt></rounding>
            <payment><paymentType>cash</paymentType><paidAmnt>90.00</paidAmnt><empID>1</empID></payment>
            <signature>…</signature><keyVersion>1</keyVersion><receiptNum>1</receiptNum>
            <receiptCopyNum>0</receiptCopyNum><receiptProformaNum>0</receiptProformaNum>
            <receiptDeliveryNum>0</receiptDeliveryNum><voidTransaction>false</voidTransaction>
            <trainingID>false</trainingID></cashtransaction>
        """)]  # fmt: skip


def test_a_return_has_negative_amounts_on_side_d_and_its_copy_is_counted(tmp_path):
    with shop(tmp_path) as (box, till):
        paid(ring(till, MILK), ("card", 2490))
        returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
        paid(till, ("cash", -2500))
        returns.copy(till, returns.find_receipt(till, 1, "return"))
        # 24.90 comes back, VAT 24.90·15/115 = 3.2478; the cash paid out is rounded to 25.00
        assert transactions(box, tmp_path / "out")[1] == joined("""
            <cashtransaction><nr>2</nr><transID>…</transID><transType>return</transType>
            <transAmntIn>-24.90</transAmntIn><transAmntEx>-21.65</transAmntEx><amntTp>D</amntTp><empID>1</empID>
            <periodNumber>11</periodNumber><transDate>2026-11-21</transDate><transTime>…</transTime>
            <bookDate>2026-11-21</bookDate><desc>return 1</desc>
            <ctLine><nr>2</nr><lineID>1</lineID><lineType>RET</lineType><artGroupID>10</artGroupID>
            <artID>1</artID><qnt>-1</qnt><lineAmntIn>-24.90</lineAmntIn><lineAmntEx>-21.65</lineAmntEx>
            <amntTp>D</amntTp><ppu>24.90</ppu><cashTransLineDescr>Milk 1 l</cashTransLineDescr>
            <vat><vatCode>15</vatCode><vatPerc>15.00</vatPerc><vatAmnt>-3.25</vatAmnt><vatAmntTp>D</vatAmntTp>
            <vatBasAmnt>-21.65</vatBasAmnt></vat></ctLine>
            <vat><vatCode>15</vatCode><vatPerc>15.00</vatPerc><vatAmnt>-3.25</vatAmnt><vatAmntTp>D</vatAmntTp>
            <vatBasAmnt>-21.65</vatBasAmnt></vat>
            <rounding><roundingAmnt>-0.10</roundingAmnt></rounding>
            <payment><paymentType>cash</paymentType><paidAmnt>-25.00</paidAmnt><empID>1</empID></payment>
            <signature>…</signature><keyVersion>1</keyVersion><receiptNum>1</receiptNum>
            <receiptCopyNum>1</receiptCopyNum><receiptProformaNum>0</receiptProformaNum>
            <receiptDeliveryNum>0</receiptDeliveryNum><voidTransaction>false</voidTransaction>
            <trainingID>false</trainingID></cashtransaction>
        """)  # fmt: skip


def test_goods_both_ways_are_a_mixed_sale(tmp_path):
    with shop(tmp_path) as (box, till):
        paid(ring(till, BOOK), ("card", 19_900))
        returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
        ring(till, MILK)
        paid(till, ("card", 2490 - 19_900))
        mixed = transactions(box, tmp_path / "out")[1]
        assert "<transType>mixed</transType><transAmntIn>-174.10</transAmntIn>" in mixed
        assert "<amntTp>D</amntTp><empID>1</empID><periodNumber>" in mixed
        assert mixed.index("<lineType>RET</lineType>") < mixed.index("<lineType>SAL</lineType>")


def test_discounts_stand_on_their_lines(tmp_path):
    with shop(tmp_path) as (box, till):
        ring(trusted(till), KNIFE, MILK)
        selling.discount_line(till, 1, Discount(950, "scratch"))
        selling.discount_sale(till, Discount(1000, "regular"))
        paid(till, ("card", 13_490))
        # 10.00 off 120.00 + 24.90 = 144.90 falls 8.28 on the knife and 1.72 on the milk
        (sale,) = transactions(box, tmp_path / "out")
        assert "<lineAmntIn>111.72</lineAmntIn><lineAmntEx>89.38</lineAmntEx>" in sale
        assert joined("""
            <discount><dscTp>LINEDISC</dscTp><dscAmnt>9.50</dscAmnt></discount>
            <discount><dscTp>SALEDISC</dscTp><dscAmnt>8.28</dscAmnt></discount></ctLine>
        """) in sale  # fmt: skip
        assert "<discount><dscTp>SALEDISC</dscTp><dscAmnt>1.72</dscAmnt></discount></ctLine>" in sale


def test_a_terminal_s_reference_goes_with_its_payment_and_a_declined_receipt_is_none(tmp_path):
    with shop(tmp_path) as (box, till):
        till.terminals = ("card",)
        paying.pay(ring(till, MILK))
        paying.decline_receipt(till)
        paying.take(till, Tender("card", 2490, brand="visa", reference="BAX: 1 & 2", integrated=True))
        (sale,) = transactions(box, tmp_path / "out")
        assert joined("""
            <payment><paymentType>card:visa</paymentType><paidAmnt>24.90</paidAmnt><empID>1</empID>
            <paymentRefID>BAX: 1 &amp; 2</paymentRefID></payment>
        """) in sale  # fmt: skip
        assert "<receiptNum>0</receiptNum>" in sale


def test_practice_is_signed_and_marked(tmp_path):
    with shop(tmp_path) as (box, till):
        modes.begin_training(managed(till))
        paid(ring(till, MILK), ("cash", 2500))
        modes.end_training(till)
        paid(ring(till, MILK), ("card", 2490))
        practice, sale = transactions(box, tmp_path / "out")
        assert "<nr>1</nr>" in practice and practice.endswith(
            "<trainingID>true</trainingID></cashtransaction>"
        )
        assert "<nr>2</nr>" in sale and sale.endswith("<trainingID>false</trainingID></cashtransaction>")


def test_weighed_goods_and_goods_by_group_have_an_article(tmp_path):
    with shop(tmp_path) as (box, till):
        selling.tap(till, "5")
        selling.quantity(till, 1, 1250)
        selling.sell_open(till, "20", 4_990)
        paid(till, ("card", 8_728))  # 1.25 kg at 29.90 = 37.375, and 49.90
        (sale,) = transactions(box, tmp_path / "out")
        assert "<artID>5</artID><qnt>1.25</qnt><lineAmntIn>37.38</lineAmntIn>" in sale
        assert "<artID>group-20</artID><qnt>1</qnt><lineAmntIn>49.90</lineAmntIn>" in sale
        articles = rows(files(tmp_path / "out")[0], "article")
        assert (
            "<article><artID>group-20</artID><dateOfEntry>2026-11-21</dateOfEntry>"
            "<artGroupID>20</artGroupID><artDesc>Hardware</artDesc></article>"
        ) in articles
