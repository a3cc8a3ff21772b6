"""A large export is several files, each a whole document of whole business days; the chain runs through."""

import re

import pytest

from appliance.domain.problems import Refused
from appliance.fiscal.saft.source import Facts
from appliance.storage.spans import spanning
from appliance.till import day, people
from tests.saft.test_write_days import close
from tests.saft.writing import exported, facts, files, root, shop, sound, valid
from tests.till.shop import BREAD, KNIFE, MILK, paid, ring

LAST = "2026-11-25"


def days(box, till, *sales):
    """Sell so many on each day in turn, from `DAY` on."""
    for place, count in enumerate(sales):
        if place:
            box.clock.forward(24 - count / 3600)
            people.log_in(till, "1", "1234")
            day.open_day(till, day.proposed_float(till))
        for turn in range(count):
            till.drawer = "shut"
            paid(ring(till, (MILK, BREAD, KNIFE)[turn % 3]), ("cash", 20_000))
        close(till)


def dates(path):
    """The business dates of a file's transactions."""
    return [one.text for one in root(path).iter("bookDate")]


def test_a_part_ends_with_the_day_that_fills_it(tmp_path):
    with shop(tmp_path) as (box, till):
        days(box, till, 1, 2, 0, 3, 1)
        out = tmp_path / "out"
        exported(box, out, last=LAST, most=2)
        sound(out)
        valid(out)
        first, second, third = files(out)
        assert [path.name[-7:] for path in (first, second, third)] == ["1_3.xml", "2_3.xml", "3_3.xml"]
        assert dates(first) == ["2026-11-21", "2026-11-22", "2026-11-22"]
        assert dates(second) == ["2026-11-24"] * 3
        assert dates(third) == ["2026-11-25"]
        reports = [[one.text for one in root(path).iter("reportID")] for path in files(out)]
        assert reports == [["1", "2"], ["3", "4"], ["5"]]
        for before, path in ((first, second), (second, third)):
            comment = root(path).findtext("header/headerComment")
            signature = [one.text for one in root(before).iter("signature")][-1]
            assert comment.endswith(f"Signature before the first transaction: {signature}")
        assert "business dates 2026-11-23 to 2026-11-24, part 2 of 3." in root(second).findtext(
            "header/headerComment"
        )
        events = [one.text for path in files(out) for one in root(path).iter("eventID")]
        assert len(events) == len(set(events)) == till.journal.number


def test_a_part_of_the_middle_names_the_signature_before_it(tmp_path):
    with shop(tmp_path) as (box, till):
        days(box, till, 2, 1)
        whole, middle = tmp_path / "whole", tmp_path / "middle"
        exported(box, whole, last=LAST)
        exported(box, middle, "2026-11-22", LAST)
        sound(middle)
        signatures = [one.text for one in root(files(whole)[0]).iter("signature")]
        assert root(files(middle)[0]).findtext("header/headerComment").endswith(f": {signatures[1]}")
        assert [one.text for one in root(files(middle)[0]).iter("signature")] == signatures[2:]


def test_no_part_has_two_years(tmp_path):
    with shop(tmp_path) as (box, till):
        paid(ring(till, MILK), ("card", 2490))
        close(till)
        box.clock.forward(24 * 40 + 13)  # to the evening of New Year's Eve
        people.log_in(till, "1", "1234")
        day.open_day(till, day.proposed_float(till))
        till.drawer = "shut"
        box.clock.forward(2)
        paid(ring(till, MILK), ("card", 2490))  # after midnight: still the day before in the books
        close(till)
        box.clock.forward(12)
        people.log_in(till, "1", "1234")
        day.open_day(till, day.proposed_float(till))
        paid(ring(till, MILK), ("card", 2490))
        close(till)
        out = tmp_path / "out"
        exported(box, out, "2026-01-01", "2027-01-31")
        sound(out)
        valid(out)
        headers = [root(path).find("header") for path in files(out)]
        assert [
            (one.findtext("fiscalYear"), one.findtext("startDate"), one.findtext("endDate"))
            for one in headers
        ] == [("2026", "2026-01-01", "2027-01-01"), ("2027", "2027-01-01", "2027-12-31")]
        assert [dates(path) for path in files(out)] == [["2026-11-21", "2026-12-31"], ["2027-01-01"]]
        assert re.findall("<transDate>(.*?)<", files(out)[0].read_text()) == ["2026-11-21", "2027-01-01"]
        months = [one.text for one in root(files(out)[0]).iter("periodNumber")]
        assert months == ["11", "12", "13", "11", "13"]  # the periods, then the transactions'


def test_denmark_counts_its_parts_with_one_digit(tmp_path):
    with shop(tmp_path, "denmark") as (box, till):
        days(box, till, *[1] * 10)
        with pytest.raises(Refused, match="export_failed"):
            exported(box, tmp_path / "out", last="2026-12-24", most=1)
        assert files(tmp_path / "out") == []
        exported(box, tmp_path / "out", last="2026-11-29", most=1)
        assert [path.name[-7:-4] for path in files(tmp_path / "out")] == [f"{n}_9" for n in range(1, 10)]
        sound(tmp_path / "out")


def test_the_progress_is_told_in_thousandths(tmp_path):
    from appliance.fiscal.saft.export import export

    with shop(tmp_path) as (box, till):
        days(box, till, 40, 40)
        told = []
        of: Facts = facts()
        with spanning(box.folder / "till.db", "2026-11-21", LAST, 240) as source:
            export(source, ("2026-11-21", LAST), of, tmp_path / "out", told.append)
    assert told[-1] == 1000 and told[0] < 1000 and told == sorted(set(told))
