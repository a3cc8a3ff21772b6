"""Several files are one export: numbers, signatures, ids and sums run on from one to the next."""

import pytest

from appliance.fiscal.saft.checks import check
from appliance.fiscal.saft.checks.finding import MOST
from tests.saft.small import KEYS, NAME, PARTS, WHOLE, changed, written


def found(paths) -> list[tuple[str, str, str]]:
    """(rule, element, id) of what is found."""
    return [(one.rule, one.place.element, one.place.id) for one in check(paths, KEYS)]


def test_a_part_that_is_missing(tmp_path):
    first, _ = written(tmp_path, *PARTS)
    assert found([first]) == [("file", "file", "")]


def test_a_file_under_another_name(tmp_path):
    (path,) = written(tmp_path, WHOLE)
    assert found([path.rename(tmp_path / "export.xml")]) == [("file", "file", "")]


def test_the_number_of_another_company_in_the_name(tmp_path):
    (path,) = written(tmp_path, WHOLE)
    other = path.rename(tmp_path / NAME.format(n=1, of=1).replace("999888777", "999888776"))
    assert found([other]) == [("file", "file", "")]


def test_parts_of_two_exports(tmp_path):
    first, second = written(tmp_path, *PARTS)
    second = second.rename(tmp_path / NAME.format(n=2, of=2).replace("083000", "093000"))
    assert found([first, second]) == [("file", "file", "")] * 2  # and its own time is not in its name


def test_a_part_of_another_company(tmp_path):
    paths = written(tmp_path, PARTS[0], PARTS[1].replace("999888777", "999888776"))
    assert found(paths) == [("header", "header", ""), ("file", "file", "")]


def test_a_part_in_another_currency(tmp_path):
    paths = written(tmp_path, PARTS[0], changed(PARTS[1], ">NOK<", ">DKK<"))
    assert found(paths) == [("header", "header", "")]


def test_a_number_left_out_between_parts(tmp_path):
    paths = written(tmp_path, PARTS[0], PARTS[1].replace("<nr>5<", "<nr>6<"))
    assert found(paths) == [("nr", "cashtransaction", "6")]


def test_a_chain_that_begins_anew_in_the_second_part(tmp_path):
    (tmp_path / "alone").mkdir()
    first, second = written(tmp_path, *PARTS)
    (alone,) = written(tmp_path / "alone", PARTS[1])
    alone.replace(second)
    assert found([first, second]) == [("chain", "cashtransaction", "5")]


def test_an_event_id_of_the_first_part_in_the_second(tmp_path):
    paths = written(tmp_path, PARTS[0], changed(PARTS[1], "<eventID>13<", "<eventID>12<"))
    assert found(paths) == [("events", "event", "12")]


def test_grand_totals_go_on_in_the_second_part(tmp_path):
    paths = written(tmp_path, PARTS[0], changed(PARTS[1], "Return>141.45<", "Return>116.55<"))
    assert found(paths) == [("grand_totals", "eventReport", "2")]


def test_codes_are_looked_up_in_the_part_s_own_master_files(tmp_path):
    basic = "<basicID>RETURN</basicID>"
    paths = written(tmp_path, PARTS[0], changed(PARTS[1], basic, "<basicID>REFUND</basicID>"))
    rules = [one for one in found(paths) if one[0] == "codes"]
    assert rules == [("codes", "cashtransaction", "5")]


def test_an_event_in_the_first_part_and_its_transaction_in_the_second(tmp_path):
    """Where a part ends between them, both are found all the same."""
    at = PARTS[0].index("<cashtransaction><nr>4<")
    end = PARTS[0].index("</cashregister>")
    moved = PARTS[0][at:end]
    second = PARTS[1].replace("<cashtransaction><nr>5<", f"{moved}<cashtransaction><nr>5<")
    assert found(written(tmp_path, PARTS[0][:at] + PARTS[0][end:], second)) == []


@pytest.mark.parametrize("cut", [10, len(WHOLE) // 2, len(WHOLE) - 5])
def test_a_file_that_is_cut_off(tmp_path, cut):
    (path,) = written(tmp_path, WHOLE)
    path.write_text(path.read_text("utf-8")[:cut], "utf-8")
    assert found([path])[0] == ("file", "file", "")


def test_another_namespace(tmp_path):
    paths = written(tmp_path, WHOLE.replace("CashRegister:NO", "CashRegister:SE"))
    assert found(paths) == [("header", "auditfile", "")]


def test_a_finding_says_where_and_what(tmp_path):
    (path,) = written(tmp_path, WHOLE.replace("<lineType>BACK<", "<lineType>RET<"))
    line = WHOLE[: WHOLE.index("<lineType>BACK<")].count("\n") + 1
    (one,) = check([path], KEYS)
    assert one.place.line == line
    assert (
        str(one) == f"{path.name}:{line}: ctLine 4: expected lineType in basics, list 05, got 'RET' (codes)"
    )


def test_a_file_wrong_from_end_to_end_is_not_read_to_its_end(tmp_path):
    """Each transaction's number is wrong, and its signature: the first thousand findings are enough."""
    block = WHOLE[WHOLE.index("<cashtransaction><nr>5<") : WHOLE.index("</cashregister>")]
    paths = written(tmp_path, WHOLE.replace(block, block * 1200))
    assert len(check(paths, KEYS)) == MOST
