"""``tillbox trace``: from a figure in the books to its receipts and back, as an accountant types it.

Monday: bread and milk in cash; knife and book, 100.00 by card and the rest in cash; milk on credit to a
school; a knife by Vipps, which was a card after all; the first milk comes back. Tuesday has a Z and no
settlement, Wednesday is open.
"""

import re
import shutil
import sqlite3

import pytest

from appliance.__main__ import main
from appliance.domain.contributions import contributions
from appliance.domain.settlement import Count
from appliance.domain.voucher import Voucher
from appliance.simulated.history import history
from appliance.simulated.shop import fill
from appliance.storage import trail
from appliance.storage.deliveries import Deliveries
from appliance.storage.vouchers import reading
from appliance.till import books, day, mapping, modes, people, returns, slips
from appliance.till.mapping import Row
from tests.saft.hand_days import HAND_DAYS, stocked_danish
from tests.saft.playing import box_for
from tests.till.shop import BOOK, BREAD, KNIFE, MILK, Box, managed, opened, paid, ring, trusted

TOML = """[shop]
name = "Bua"
language = "en"
organisation_number = "974760673"
country = "norway"
[printer]
kind = "none"
"""
ROWS = (
    Row("revenue", "3000", "3", rate="2500"),
    Row("revenue", "3010", "31", rate="1500"),
    Row("revenue", "3100", "5", rate="0"),
    Row("tender", "1900", tender="cash"),
    Row("tender", "1571", tender="card"),
    Row("receivable", "1500"),
    Row("rounding", "7771"),
)


def happens(till):
    """Monday."""
    paid(ring(till, MILK, BREAD), ("cash", 10_000))
    paid(ring(till, KNIFE, BOOK), ("card", 10_000), ("cash", 30_000))
    slips.deliver(ring(managed(till), MILK), "77", "School")
    paid(ring(till, KNIFE), ("vipps", 12_950))
    returns.correct_tender(till, returns.find_receipt(till, 3), 0, "card")
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    paid(till, ("cash", -2500))


def close(till):
    """Z and settlement, as counted."""
    z = day.z_report(till)
    day.settle_day(till, Count(z["cash_expected"], {}, {}, {}, counted_by="2"))


def book(folder, number: str = "10023", stage: str = "posted") -> Voucher:
    """The uploader delivers Monday; the books give it a number."""
    with reading(folder / "till.db") as till, Deliveries(folder / "delivery.db") as deliveries:
        vouchers = trail.vouchers(till)
        accounts = {row.key: (row.account, row.vat_code) for row in ROWS}
        deliveries.adopt([], "office24", 1, 0, {})
        deliveries.adopt([(one.id, 1) for one in vouchers], "office24", 1, 0, {})
        for one in vouchers:
            if deliveries.latest()[one.id].accepted_at is None:
                sent = [
                    next(accounts[key] for key in _keys(posting) if key in accounts)
                    for posting in one.postings
                ]
                deliveries.sending(f"{one.id}-office24-1", 2, sent)
                deliveries.take(f"{one.id}-office24-1", "t-7", 3, stage=stage, voucher_number=number)
        return vouchers[0]


def _keys(posting):
    role, _, rate, tender, *_ = posting.key()
    return (role, "", rate, "", "", "", ""), (role, "", "", tender, "", "", "")


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """The three days on disk, the till switched off."""
    box = Box(tmp_path_factory.mktemp("lived") / "box")
    till = opened(box.start())
    (box.folder / "till.toml").write_text(TOML)
    mapping.save(trusted(till), ROWS)
    happens(till)
    close(till)
    box.clock.forward(24)
    day.open_day(till, day.proposed_float(till))
    paid(ring(till, BREAD), ("card", 3990))
    day.z_report(till)
    book(box.folder)
    box.clock.forward(24)
    day.open_day(till, day.proposed_float(till))
    paid(ring(till, MILK), ("card", 2490))
    modes.begin_training(managed(till))
    paid(ring(till, MILK), ("card", 2490))
    box.off()
    return box


@pytest.fixture
def box(lived, tmp_path):
    """A copy of it, off."""
    copy = Box(tmp_path / "box")
    shutil.copytree(lived.folder, copy.folder)
    copy.clock.at = lived.clock.at
    yield copy
    copy.off()


@pytest.fixture
def asked(lived, capsys):
    """Ask as a person types: exit code, lines, and what stands on stderr."""

    def ask(*wanted, folder=lived.folder):
        capsys.readouterr()
        code = main(["trace", "--data", str(folder), *wanted])
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err

    return ask


def squeezed(lines):
    """Columns apart by one bar; hashes and times left out."""
    without = (
        re.sub(r"  [0-9A-F]{4}( [0-9A-F]{4}){3}|\d\d\.\d\d\.\d{4} \d\d:\d\d", "", line) for line in lines
    )
    return [re.sub(r" {2,}", " | ", line).replace("| |", "|") for line in without]


def block(lines, begins):
    """The lines from one that begins so to the next rule."""
    start = next(place for place, line in enumerate(lines) if line.startswith(begins))
    stop = next(place for place in range(start, len(lines)) if place > start and not lines[place].strip("-"))
    return lines[start:stop]


def test_a_ledger_line_leads_to_its_receipts_and_their_entries(asked):
    """25 %: two knives, 129.50 with 25.90 of VAT each. 15 %: milk 24.90 (3.25) and bread 39.90 (5.20)
    are 64.80 (8.45), and the milk came back."""
    _, lines, _ = asked("Z-1-1-20261121")
    lines = squeezed(lines)
    assert block(lines, "Line 2, ") == [
        "Line 2, account 3000, VAT code 3 | -259.00",
        "Sales, Department 2, Group 20 Hardware, VAT 25 % | -51.80",
        "Made of | Time | Journal | VAT | Amount",
        "Receipt 2 | 1/9 | -25.90 | -129.50",
        "Receipt 3 | 1/13 | -25.90 | -129.50",
        "Sum of 2 | -51.80 | -259.00",
    ]
    assert block(lines, "Line 1, ") == [
        "Line 1, account 3010, VAT code 31 | -39.90",
        "Sales, Department 1, Group 10 Food, VAT 15 % | -5.20",
        "Made of | Time | Journal | VAT | Amount",
        "Receipt 1 | 1/8 | -8.45 | -64.80",
        "Return receipt 1 | 1/15 | 3.25 | 24.90",
        "Sum of 2 | -5.20 | -39.90",
    ]


def test_money_that_was_put_right_leads_to_the_correction(asked):
    _, lines, _ = asked("Z 1")
    assert block(squeezed(lines), "Line 5, ") == [
        "Line 5, account 1571 | 229.50",
        "Paid with, Card",
        "Made of | Time | Journal | VAT | Amount",
        "Receipt 2 | 1/9 | 0.00 | 100.00",
        "Receipt 3, put right | 1/14 | 0.00 | 129.50",
        "Sum of 2 | 0.00 | 229.50",
    ]


def test_and_back_from_each_entry_to_its_lines(asked):
    _, lines, _ = asked("Z 1")
    lines = squeezed(lines)
    start = lines.index("And back | Journal | Lines")
    assert lines[start + 1 : start + 7] == [
        "Receipt 1 | 1/8 | 1, 4, 8",
        "Receipt 2 | 1/9 | 2, 3, 4, 5, 8",
        "Delivery receipt 1 | 1/12 | 6, 7",
        "Receipt 3 | 1/13 | 2",
        "Receipt 3, put right | 1/14 | 5",
        "Return receipt 1 | 1/15 | 1, 4, 8",
    ]


def test_the_voucher_says_how_it_stands_in_the_books(asked):
    _, lines, _ = asked("Z 1")
    assert squeezed(lines)[1:6] == [
        "Voucher Z-1-1-20261121",
        "Z report 1, Till 1 | 21.11.2026",
        "Is booked in 24SevenOffice",
        "Number in the books | 10023",
        "Reference in the books | t-7",
    ]
    assert re.fullmatch(r"Delivery +[0-9a-f]{32}-office24-1", lines[6])


@pytest.mark.parametrize(
    "wanted",
    [
        ("1",), ("z", "1"), ("Z 1",), ("Z report 1",), ("z-1-1-20261121",), ("10023",), ("voucher", "10023"),
        ("t-7",), ("T-7",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_name_of_it_finds_it(asked, wanted):
    assert asked(*wanted) == asked("Z-1-1-20261121")


def test_a_number_that_is_a_z_here_and_a_voucher_there_shows_both(box, asked):
    with sqlite3.connect(box.folder / "delivery.db") as file:
        file.execute("UPDATE followed SET voucher_number = '2'")
    file.close()
    code, lines, _ = asked("2", folder=box.folder)
    assert code == 0
    assert lines[1].startswith("Closed with Z report 2")
    assert "Voucher Z-1-1-20261121" in lines


def test_one_account_alone(asked):
    _, lines, _ = asked("Z", "1", "--account", "1900")
    assert [line for line in squeezed(lines) if line.startswith("Line")] == ["Line 4, account 1900 | 269.00"]
    code, _, said = asked("Z", "1", "--account", "4711")
    assert code == 2
    assert (
        "expected an account of Z-1-1-20261121 (1500, 1571, 1900, 3000, 3010, 3100, 7771), got '4711'" in said
    )


def test_a_receipt_leads_up_to_its_lines(asked):
    code, lines, _ = asked("sale", "3")
    assert code == 0
    lines = squeezed(lines)
    assert lines[1:8] == [
        "Receipt 3",
        " | 1/13",
        "Amount | 129.50",
        "VAT | 25.90",
        "Vipps | 129.50",
        "Receipt 3, put right: Card 129.50 | 1/14",
        "Closed with Z report 1, 21.11.2026 | 1/16",
    ]
    start = lines.index("Its part of each line | VAT | Amount | The whole line")
    assert lines[start + 1 : start + 4] == [
        "Line 2, account 3000, VAT code 3: Sales, Department 2, Group 20",
        "Hardware, VAT 25 % | -25.90 | -129.50 | -259.00",
        "Line 5, account 1571: Paid with, Card | 0.00 | 129.50 | 229.50",
    ]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("return 1", "Return receipt 1"),
        ("Return receipt 1", "Return receipt 1"),
        ("delivery 1", "Delivery receipt 1"),
        ("receipt 2", "Receipt 2"),
    ],
)
def test_every_series_has_its_own_numbers(asked, wanted, name):
    code, lines, _ = asked(wanted)
    assert (code, lines[1]) == (0, name)
    assert "Number in the books" in " ".join(lines)


def test_a_z_without_a_settlement_shows_its_receipts(asked):
    code, lines, _ = asked("Z 2")
    assert (code, squeezed(lines)[1:5]) == (0, [
        "Closed with Z report 2, 22.11.2026 | 1/20",
        "The day is not settled yet: it has no voucher",
        "Receipts | Time | Journal | Amount",
        "Receipt 4 | 1/19 | 39.90",
    ])  # fmt: skip
    assert "The day is not settled yet: it has no voucher" in asked("sale 4")[1]


def test_a_receipt_of_the_open_day(asked):
    _, lines, _ = asked("sale 5")
    assert "Its day is still open: it has no Z report and no voucher yet" in lines


def test_a_training_receipt_is_found_and_leads_nowhere(asked):
    code, lines, _ = asked("training 1")
    assert (code, lines[1]) == (0, "Training receipt 1")
    assert not any("Voucher" in line for line in lines)


@pytest.mark.parametrize("wanted", ["foo", "4711", "sale 99", "Z 99", "Z-1-9-20261121", "sale", "-"])
def test_what_nobody_knows_is_said_with_what_was_expected(asked, wanted):
    code, lines, said = asked("--", wanted)
    assert (code, lines) == (2, [])
    assert f"got {wanted!r}" in said
    assert "a Z (the last one is 2)" in said
    assert "the last ones are Receipt 5, Return receipt 1, Delivery receipt 1, Training receipt 1" in said


def test_the_till_sells_on_meanwhile(box, asked):
    till = box.start()
    people.log_in(till, "1", "1234")
    modes.end_training(till)
    ring(till, MILK)
    assert asked("Z 1", folder=box.folder)[0] == 0
    paid(till, ("card", 2490))
    assert (
        "Its day is still open: it has no Z report and no voucher yet"
        in asked("sale 6", folder=box.folder)[1]
    )


def test_an_uploader_at_work_keeps_its_record_to_itself(box, asked):
    busy = sqlite3.connect(box.folder / "delivery.db", isolation_level=None)
    busy.execute("PRAGMA locking_mode = EXCLUSIVE")
    busy.execute("BEGIN EXCLUSIVE")
    code, lines, _ = asked("Z 1", folder=box.folder)
    assert code == 0
    assert "The uploader's record cannot be read just now: try again in a moment" in lines
    assert "Line 4, account 1900, as it is mapped now" in " ".join(lines)
    code, _, said = asked("10023", folder=box.folder)
    assert code == 2 and "cannot be read just now" in said
    busy.close()


def test_a_day_that_was_corrected_shows_all_three_vouchers(box, asked):
    till = box.start()
    people.log_in(till, "2", "9876")
    modes.end_training(till)
    mapping.save(till, [*ROWS[:-1], Row("rounding", "7770")])
    books.correct(till, box.folder / "delivery.db", 1, "wrong account")
    code, lines, _ = asked("Z 1", folder=box.folder)
    assert code == 0
    assert [line for line in lines if line.startswith("Voucher ")] == [
        "Voucher Z-1-1-20261121",
        "Voucher Z-1-1-20261121-R1, which takes back what was booked for Z-1-1-20261121",
        "Voucher Z-1-1-20261121-C1, in place of what was booked for Z-1-1-20261121",
    ]
    back = squeezed(asked("Z-1-1-20261121-R1", "--account", "3000", folder=box.folder)[1])
    assert block(back, "Line 2, ")[3:] == [
        "Receipt 2 | 1/9 | 25.90 | 129.50", "Receipt 3 | 1/13 | 25.90 | 129.50", "Sum of 2 | 51.80 | 259.00",
    ]  # fmt: skip
    anew = squeezed(asked("Z-1-1-20261121-C1", folder=box.folder)[1])
    assert "Line 8, account 7770, as it is mapped now | -0.60" in anew


def parts_of(folder):
    """Every posting of every voucher with what each receipt gave to it: (series, receipt) → [amount, VAT]."""
    with reading(folder / "till.db") as till:
        for voucher in trail.vouchers(till):
            there = trail.day(till, voucher.z)
            assert there
            bodies = [entry.data for entry in trail.entries(till, there)]
            for posting, made in zip(voucher.postings, contributions(voucher, bodies), strict=True):
                sums: dict[tuple[str, int], list[int]] = {}
                for one in made:
                    data = bodies[one.entry]
                    held = sums.setdefault((data.get("series", ""), data.get("receipt", 0)), [0, 0])
                    held[0] += one.amount
                    held[1] += one.vat
                yield voucher, posting, sums


@pytest.mark.parametrize("one", HAND_DAYS, ids=lambda one: one.name)
def test_the_receipts_of_a_posting_come_to_what_the_hand_worked_out(one, tmp_path):
    box = box_for(tmp_path / "box", one.country)
    till = stocked_danish(box.start()) if one.country == "denmark" else opened(box.start())
    one.happens(till)
    z = day.z_report(till)
    while waiting := day.unsettled(till):
        day.settle_day(till, Count(waiting["cash_expected"], {}, {}, {}))
    box.off()
    found: dict[tuple, int] = {}
    for voucher, posting, sums in parts_of(box.folder):
        if voucher.z == z["z"]:
            key = (str(posting.role), posting.department, posting.rate, posting.tender)
            named = tuple(part for part in key if part not in ("", None))
            found[named] = found.get(named, 0) + sum(amount for amount, _ in sums.values())
    assert found == one.postings


def test_each_receipt_s_part_is_what_its_lines_and_tenders_say(tmp_path):
    """Ten days of a shop; the parts are summed once more in SQL, from the tables of lines and tenders."""
    box = Box(tmp_path / "box")
    till = box.start()
    fill(till)
    history(till, 10)
    box.off()
    counted = 0
    with sqlite3.connect(box.folder / "till.db") as file:
        for voucher, posting, sums in parts_of(box.folder):
            mine = {key: tuple(held) for key, held in sums.items() if key[1]}
            if posting.role == "revenue":
                rows = file.execute(
                    """SELECT series, receipt, -sum(line.gross), -sum(line.vat) FROM line
                    JOIN sale ON sale.entry = line.entry
                    WHERE date = ? AND department = ? AND rate = ? AND grp = ? GROUP BY sale.entry""",
                    (voucher.date, posting.department, posting.rate, posting.group),
                )  # fmt: skip
            elif posting.role == "tender" and not posting.reason:
                kind, _, brand = posting.tender.partition(":")
                rows = file.execute(
                    """SELECT series, receipt, sum(amount), 0 FROM tender
                    JOIN sale ON sale.entry = tender.entry
                    WHERE date = ? AND kind = ? AND brand = ? GROUP BY sale.entry""",
                    (voucher.date, kind, brand),
                )
            else:
                continue
            expected = {(series, receipt): (amount, vat) for series, receipt, amount, vat in rows}
            nothing = {key for key, held in mine.items() if held == (0, 0)}
            assert {key: held for key, held in mine.items() if key not in nothing} == {
                key: held for key, held in expected.items() if held != (0, 0)
            }
            assert sum(amount for amount, _ in sums.values()) == posting.amount
            assert sum(vat for _, vat in sums.values()) == posting.vat
            counted += len(mine)
    file.close()
    assert counted > 500
