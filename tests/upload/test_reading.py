"""The uploader reads a till.db that the till itself made, while the till has it open."""

import json

from appliance.domain.voucher import Account, as_dict
from appliance.storage.database import open_till
from appliance.storage.vouchers import Said, reading
from tests.upload.shop import one_day


def test_vouchers_mapping_and_answers(tmp_path):
    database = open_till(tmp_path / "till.db")
    days = [one_day(number)[1] for number in (2, 1)]
    for day in days:
        row = (day.id, day.z, day.date, day.closed_at, json.dumps(as_dict(day)))
        database.execute_sql("INSERT INTO voucher (id, entry, date, closed_at, body) VALUES (?,?,?,?,?)", row)
    database.execute_sql(
        "INSERT INTO mapping (role, department, rate, tender, reason, grp, product, account, vat_code,"
        " to_department, to_project, to_object)"
        " VALUES ('revenue', '', '2500', '', '', '', '', '3000', '3', '', 'P1', '')"
    )
    database.execute_sql(
        "INSERT INTO delivery_answer (delivery, answer, reference, at)"
        " VALUES ('x-office24-1', 'there', 'N-7', 5)"
    )
    with reading(tmp_path / "till.db") as till:
        assert [day.voucher for day in till.days(besides=set())] == [days[1], days[0]]
        assert [day.id for day in till.days(besides={days[1].id})] == [days[0].id]
        assert till.closed() == [(day.id, day.closed_at) for day in reversed(days)]
        assert till.mapping() == {("revenue", "", "2500", "", "", "", ""): Account("3000", "3", project="P1")}
        assert till.said() == {"x-office24-1": Said("x-office24-1", "there", "N-7", 5)}
    database.close()


def test_a_till_that_is_not_running(tmp_path):
    open_till(tmp_path / "till.db").close()
    with reading(tmp_path / "till.db") as till:
        assert till.closed() == []
