"""What Denmark wants of the same journal: more that is always there, and returns outside the day's total."""

from appliance.till import day, paying, people, returns
from tests.saft.test_write_everything import live
from tests.saft.writing import exported, facts, files, joined, root, rows, shop, sound, valid
from tests.till.shop import BREAD, KNIFE, MILK, paid, ring


def test_a_danish_day_with_everything_in_it(tmp_path):
    with shop(tmp_path, "denmark") as (box, till):
        live(till, box.folder)
        out = tmp_path / "out"
        exported(box, out)
        sound(out)
        valid(out, "denmark")
        read = root(files(out)[0])
        assert all(event.findtext("empID") for event in read.iter("event"))
        (start, *_) = [one for one in read.iter("event") if one.findtext("eventType") == "KEY_MADE"]
        assert start.findtext("empID") == "system"
        (taken,) = [one for one in read.iter("event") if one.findtext("eventType") == "CASH_OUT"]
        assert taken.findtext("transID") == taken.findtext("eventID")
        names = {one.findtext("empID"): (one.findtext("firstName"), one.findtext("surName"))
                 for one in read.iter("employee")}  # fmt: skip
        assert names == {"1": ("Kari", "-"), "2": ("Ola", "-"), "system": ("Tillbox", "system")}


def test_a_danish_day_without_anything(tmp_path):
    with shop(tmp_path, "denmark") as (box, _):
        out = tmp_path / "out"
        exported(box, out, "2026-12-24", "2026-12-24", of=facts("denmark", ("Kiosken på Torvet",)))
        sound(out)
        valid(out, "denmark")
        (address, _) = rows(files(out)[0], "streetAddress")
        assert address == joined("""
            <streetAddress><streetname>Kiosken på Torvet</streetname><number>-</number><city>-</city>
            <postalCode>-</postalCode><country>DK</country></streetAddress>
        """)


def test_a_danish_address_is_taken_apart(tmp_path):
    with shop(tmp_path, "denmark") as (box, _):
        exported(box, tmp_path / "out", of=facts("denmark", ("Nørre Allé 12 B", "2200 København N")))
        assert rows(files(tmp_path / "out")[0], "streetAddress")[0] == joined("""
            <streetAddress><streetname>Nørre Allé</streetname><number>12 B</number>
            <city>København N</city><postalCode>2200</postalCode><country>DK</country></streetAddress>
        """)


def test_a_danish_z_counts_sales_before_returns(tmp_path):
    with shop(tmp_path, "denmark") as (box, till):
        paid(ring(till, KNIFE), ("cash", 13_000))
        returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
        paid(till, ("card", -12_950))
        paid(ring(till, BREAD), ("card", 3990))
        day.z_report(till)
        exported(box, tmp_path / "out")
        sound(tmp_path / "out")
        (report,) = rows(files(tmp_path / "out")[0], "eventReport")
        # 129.50 and 39.90 were sold, 129.50 came back; the knife's 129.50 is 129.50 in cash
        assert "<totalCashSaleAmnt>169.40</totalCashSaleAmnt>" in report
        assert "<reportReturnAmnt>129.50</reportReturnAmnt>" in report
        assert joined("""
            <reportEmpPayments>
            <reportEmpPayment><empID>1</empID><paymentType>card</paymentType><paymentNum>2</paymentNum>
            <paymentAmnt>-89.60</paymentAmnt></reportEmpPayment>
            <reportEmpPayment><empID>1</empID><paymentType>cash</paymentType><paymentNum>1</paymentNum>
            <paymentAmnt>129.50</paymentAmnt></reportEmpPayment>
            </reportEmpPayments>
        """) in report  # fmt: skip


def test_a_danish_sale_that_comes_to_nothing_is_paid_with_nothing(tmp_path):
    with shop(tmp_path, "denmark") as (box, till):
        paid(ring(till, MILK), ("card", 2490))
        returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
        ring(till, MILK)
        paying.pay(till)
        people.lock(till)
        people.log_in(till, "2", "9876")
        day.z_report(till)
        out = tmp_path / "out"
        exported(box, out)
        sound(out)
        valid(out, "denmark")
        first, second = rows(files(out)[0], "payment")
        assert first == joined("""
            <payment><paymentType>card</paymentType><paidAmnt>24.90</paidAmnt><empID>1</empID>
            <paymentRefID>not integrated</paymentRefID></payment>
        """)
        assert second == joined("""
            <payment><paymentType>cash</paymentType><paidAmnt>0.00</paidAmnt><empID>1</empID></payment>
        """)
