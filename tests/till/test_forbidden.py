"""What a cash register must not be able to do (kassasystemforskrifta § 2-6), tried in every way there is.

One by one: changing or deleting a registration, in the till and in its file; another item text during a
sale; a second copy; a sale beside an open drawer; a sale without its receipt; an entry with a past date.
Where a function of that kind would show by its name or by what it takes, the till's functions are asked.
"""

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import re
import sqlite3
from contextlib import suppress

import pytest

import appliance.till
from appliance.domain.line import Line
from appliance.domain.payment import Payment
from appliance.domain.problems import Refused
from appliance.domain.product import Product
from appliance.storage import journal
from appliance.till import catalogue, day, jobs, parking, paying, returns, scanning, selling, slips
from tests.till.shop import BREAD, KNIFE, MILK, kinds, last, managed, paid, ring, trusted

MODULES = [
    importlib.import_module(f"appliance.till.{found.name}")
    for found in pkgutil.iter_modules(appliance.till.__path__)
]


def functions():
    """Every public function of the till with its name: ``scanning.scan``."""
    for module in MODULES:
        for name, found in inspect.getmembers(module, inspect.isfunction):
            if found.__module__ == module.__name__ and not name.startswith("_"):
                yield f"{module.__name__.rpartition('.')[2]}.{name}", found


FUNCTIONS = dict(functions())

# -- 2: no registration is changed or deleted ----------------------------------------------------------

LETS_GO = {
    "selling.remove": "line_removed",
    "selling.cancel": "sale_aborted",
    "parking.abort_parked": "sale_aborted",
    "paying.give_back": "payment_undone",
    "door.undo": "admission_undone",
    "selling.remove_late": "line_removed",
}
"""The functions by which something registered is given up, and the entry that each leaves behind."""
NOT_REGISTERED = {"stocktake.drop", "favourites.undo", "basket.drop_empty"}
"""What takes away only what nobody has registered: pieces counted, before the count is
kept; favourites; a sale without a line."""
TAKES_AWAY = re.compile(
    r"delet|remov|cancel|abort(?!ed_body)|undo|void|clear|purge|drop|edit|renam|reset|give"
)


def test_whatever_takes_away_leaves_an_entry():
    assert {name for name in FUNCTIONS if TAKES_AWAY.search(name)} == set(LETS_GO) | NOT_REGISTERED


def test_and_the_entry_holds_what_was_there(till):
    paying.pay(ring(till, MILK, KNIFE))
    paying.tender(till, "card", 1_000)
    paying.give_back(till)
    assert last(till)["kind"] == LETS_GO["paying.give_back"]
    selling.remove(till, 1)
    assert (last(till)["kind"], last(till)["line"]["name"]) == (LETS_GO["selling.remove"], "Milk 1 l")
    parking.park(till, "blue hat")
    parking.abort_parked(till, parking.parked(till)[0][0])
    assert (last(till)["kind"], last(till)["gross"]) == (LETS_GO["parking.abort_parked"], 12_950)
    selling.cancel(ring(till, BREAD))
    assert [line["name"] for line in last(till)["lines"]] == ["Bread"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET body = CAST(replace(body, '2490', '1490') AS BLOB) WHERE kind = 'sale'",
        "UPDATE entry SET id = id + 1000",
        "DELETE FROM entry WHERE kind = 'sale'",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry SELECT id, till, epoch, number, kind, x'00', hash FROM entry LIMIT 1",
        "INSERT INTO entry SELECT id - 1000, till, epoch, number, kind, body, hash FROM entry LIMIT 1",
        "INSERT INTO entry SELECT max(id) + 2, till, epoch, max(number) + 2, kind, body, hash FROM entry",
        "UPDATE OR REPLACE entry SET id = 1 WHERE id = 2",
        "WITH x AS (SELECT 1) DELETE FROM entry WHERE id = (SELECT max(id) FROM entry)",
    ],
)
def test_no_statement_changes_or_deletes_an_entry(till, box, statement):
    paid(ring(till, MILK), ("card", 2490))
    before = [(row, one) for row, one in journal.entries(till.database)]
    beside = sqlite3.connect(box.folder / "till.db")  # somebody at the file, while the till runs
    for connection in (till.database.connection(), beside):
        with pytest.raises(sqlite3.IntegrityError, match="a journal entry"):
            connection.execute(statement)
        with suppress(sqlite3.OperationalError):
            connection.rollback()
    beside.close()
    assert [(row, one) for row, one in journal.entries(till.database)] == before


def test_a_paid_sale_is_out_of_every_reach(till):
    """Whatever can be asked of the till by name of line, sale or row, after the receipt."""
    sale = paid(ring(till, MILK), ("card", 2490))
    for deed in (
        lambda: selling.remove(till, 1),
        lambda: selling.quantity(till, 1, 2000),
        lambda: selling.price(till, 1, 100),
        lambda: selling.discount_line(till, 1, None),
        lambda: selling.discount_sale(till, None),
        lambda: selling.cancel(till),
        lambda: parking.resume(till, sale.data["sale"]),
        lambda: parking.abort_parked(till, sale.data["sale"]),
        lambda: paying.tender(till, "cash", 100),
    ):
        with pytest.raises(Refused):
            deed()
    paying.give_back(till)
    assert (last(till)["number"], last(till)["gross"]) == (sale.data["number"], 2490)
    with pytest.raises(dataclasses.FrozenInstanceError):
        sale.row = 1


# -- 3: no item text is typed during a sale ------------------------------------------------------------


def test_no_function_takes_a_text_for_a_line():
    """Every text that a function of selling takes, and what it is; none ends as the name of a line."""
    texts = {
        f"{name}({parameter.name})"
        for name, function in FUNCTIONS.items()
        if name.partition(".")[0] in ("scanning", "selling", "parking", "paying", "returns", "loose", "notes")
        for parameter in inspect.signature(function).parameters.values()
        if parameter.annotation is str
    }
    assert texts == {
        "scanning.scan(text)", "selling.tap(number)", "selling.sell(code)", "selling.sell_open(group)",
        "selling.sell_asked(number)", "parking.park(name)", "parking.parked_sale(sale)",
        "parking.resume(sale)", "parking.abort_parked(sale)", "parking.change_hands(before)",
        "parking.change_hands(now)", "selling.search(typed)", "selling.put(pant)",
        "paying.tender(kind)", "paying.tender(brand)", "paying.tender(reference)",
        "paying.redeem(number)", "paying.pay_notes(currency)",
        "paying.commit_sale(series)",
        "returns.scanned(text)", "loose.take_back(number)", "loose.take_back(reason)",
        "notes.on_line(text)", "notes.on_sale(text)",
        "returns.find_receipt(series)", "returns.correct_tender(kind)", "returns.correct_tender(brand)",
    }  # fmt: skip


def test_the_texts_of_a_receipt_are_the_shelf_s(till):
    scanning.scan(till, MILK)
    selling.sell_open(till, "20", 5_000)
    parking.park(till, "Flowers for the boss")
    parking.resume(till, parking.parked(till)[0][0])
    lines = paid(till, ("card", 7_490)).data["lines"]
    assert [line["name"] for line in lines] == ["Milk 1 l", "Hardware"]


def test_a_new_text_on_the_shelf_leaves_the_basket(till):
    ring(till, MILK)
    catalogue.put(till, [Product("1", "Something else", "10", "1", 2490, 1500, codes=(MILK,))])
    assert paid(till, ("card", 2490)).data["lines"][0]["name"] == "Milk 1 l"


def test_a_line_is_never_changed_in_its_place(till):
    ring(till, MILK)
    with pytest.raises(dataclasses.FrozenInstanceError):
        till.sale.lines[0].name = "Something else"


def test_goods_without_a_name_of_their_own_do_not_exist(till):
    for name in ("", "   "):
        with pytest.raises(Refused, match="name_needed"):
            catalogue.create(till, "5701234567899", name, "10", 100)


# -- 5: one copy ---------------------------------------------------------------------------------------


def receipts(box, receipt):
    """The papers that went to the printer as receipt or copy of a sale."""
    papers = [stored.data for stored, job in box.sent if job.kind == "print"]
    return [one["kind"] for one in papers if one["kind"] in ("sale", "copy") and one["receipt"] == receipt]


def test_however_often_it_is_asked_for_there_is_one(till, box):
    sale = paid(ring(till, MILK), ("card", 2490))
    found = returns.find_receipt(till, 1)
    returns.copy(till, found)
    for again in (found, returns.receipt(till, sale.row), *returns.newest(till)):
        with pytest.raises(Refused, match="copy_taken"):
            returns.copy(till, again)
    for _ in range(2):
        jobs.ended(till, sale.receipt, "done")
        jobs.resend(till)
        jobs.printer_changed(till, "offline")
        jobs.printer_changed(till, "fine")
    assert receipts(box, 1) == ["sale", "copy"]


def test_only_a_job_that_did_not_print_is_sent_again(till, box):
    sale = paid(ring(till, MILK), ("card", 2490))
    job = box.sent[-1][1]
    jobs.ended(till, sale.receipt, "done")
    assert [one.job for one in jobs.owed(till)] == []
    jobs.resend(till)
    assert receipts(box, 1) == ["sale"]
    jobs.again(till, job)
    assert receipts(box, 1) == ["sale"]


def test_nor_one_that_is_under_way(till, box):
    paid(ring(till, MILK), ("card", 2490))
    jobs.again(till, box.sent[-1][1])
    assert receipts(box, 1) == ["sale"]


# -- 6: no sale beside an open drawer ------------------------------------------------------------------

REGISTERS = {
    "selling.tap": lambda till: selling.tap(till, "1"),
    "selling.sell": lambda till: selling.sell(till, Product("9", "x", "10", "1", 100, 1500)),
    "selling.sell_open": lambda till: selling.sell_open(till, "20", 100),
    "selling.sell_asked": lambda till: selling.sell_asked(till, "1"),
    "selling.put": lambda till: selling.put(till, Line(0, "x", "10", "1", 100, 1500)),
    "selling.quantity": lambda till: selling.quantity(till, 1, 2000),
    "selling.price": lambda till: selling.price(till, 2, 100),
    "returns.return_lines": lambda till: returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000}),
    "paying.pay": paying.pay,
    "slips.deliver": lambda till: slips.deliver(till, "10001", "Fjord Hotell"),
    "paying.commit_sale": lambda till: paying.commit_sale(till, till.sale, Payment(7_490), "sale"),
}


@pytest.mark.parametrize("name", REGISTERS)
def test_nothing_is_registered_beside_an_open_drawer(till, name):
    paid(ring(till, BREAD), ("card", 3990))
    ring(till, MILK)
    selling.sell_open(till, "20", 5_000)
    jobs.drawer_moved(till, "open")
    sale, row = till.sale, till.journal.id
    with pytest.raises(Refused, match="drawer_open"):
        REGISTERS[name](till)
    assert (till.sale, till.payment, till.journal.id) == (sale, None, row)


def test_nor_is_a_sale_finished(till):
    paying.pay(ring(till, MILK))
    jobs.drawer_moved(till, "open")
    payment, row = till.payment, till.journal.id
    for kind, amount in (("cash", 2500), ("card", 2490)):
        with pytest.raises(Refused, match="drawer_open"):
            paying.tender(till, kind, amount)
    assert (till.payment, till.journal.id) == (payment, row)


# -- 4: no sale without its receipt --------------------------------------------------------------------


@pytest.mark.parametrize("how", [("cash", 2500), ("card", 2490), ("vipps", 2490)])
def test_whatever_is_done_at_the_screens_a_sale_owes_its_receipt(till, how):
    """None of the till's questions makes a tender integrated: that is for a driver, and there is none."""
    paying.pay(ring(till, MILK))
    with pytest.raises(Refused, match="receipt_duty"):
        paying.decline_receipt(till)
    start = till.journal.id
    paying.tender(till, *how)
    assert kinds(till, start) == ["sale"]
    states = [state for job, state in journal.open_jobs(till.database) if job.id == till.paid.receipt]
    assert states == ["queued"]
    assert "integrated" not in till.paid.data["tenders"][0]


def test_a_receipt_that_failed_stays_owed_whatever_anybody_says(till):
    sale = paid(ring(till, MILK), ("cash", 2500))
    for state in ("queued", "failed"):
        journal.set_job(till.database, sale.receipt, state)
        jobs.printed(till, sale.receipt)
        assert [one.state for one in jobs.owed(till) if one.job.id == sale.receipt] == [state]
    journal.set_job(till.database, sale.receipt, "unknown")
    jobs.printed(till, sale.receipt)
    assert [one for one in jobs.owed(till) if one.job.id == sale.receipt] == []


def test_a_sale_of_nothing_too(till):
    selling.discount_sale(ring(trusted(till), MILK), selling.Discount(2490, "gift"))
    assert paying.pay(till).paid
    assert till.paid.receipt is not None


# -- no entry with a past date -------------------------------------------------------------------------

TIMES = {
    "till.store(moment)": "commit_sale hands it the moment that it seals, from the clock",
    "till.store(date)": "open_day hands it the business date that the boundary makes of the clock",
    "sealing.seal(moment)": "arithmetic",
    "sealing.seal_event(date)": "arithmetic",
    "keys.look(moment)": "reads",
    "setup.start(clock)": "the box's own clock, where the parts are put together",
    "restored.taken_up(clock)": "the box's own clock, where a saved journal is taken up",
    "reports.bounds(date)": "arithmetic",
    "reports.turned(date)": "arithmetic",
    "reports.totals(date)": "reads",
    "behind.bookings(date)": "reads",
    "cashier_day.report(date)": "reads",
    "cashier_day.print_day(date)": "which day the paper is of; the entry's own is the clock's",
    "cashier_day.beside(date)": "arithmetic",
    "showing.shown(at)": "reads",
}
"""Every place where the till takes a time, and why no person's time gets into an entry by it."""
TIMELY = re.compile(r"\b(moment|date|day|time|at|when|clock|hour|year|month|since|until|back_?dat\w*)\b")


def test_no_function_takes_a_time_but_those_named():
    taken = {
        f"{name}({parameter.name})"
        for name, function in FUNCTIONS.items()
        for parameter in inspect.signature(function).parameters.values()
        if TIMELY.search(parameter.name) or re.search("Moment|datetime|dt\\.", str(parameter.annotation))
    }
    assert taken - set(TIMES) == set()


def test_only_the_clock_says_when(till, box):
    """Everything a person can do at the counter, and a clock that is read at each."""
    box.clock.forward(1)
    before, start = box.clock.at, till.journal.id
    managed(till)
    paid(ring(till, MILK), ("cash", 2500))
    returns.copy(till, returns.find_receipt(till, 1))
    parking.park(ring(till, BREAD), "yesterday")
    parking.resume(till, parking.parked(till)[0][0])
    slips.deliver(till, "10001", "Fjord Hotell")
    day.move_cash(till, -1_000, "2026-11-20", "2026-11-20")
    day.z_report(till)
    found = [one.data for _, one in journal.entries(till.database, start + 1)]
    assert len(found) == 9
    assert all(before < data["at"] <= box.clock.at for data in found)
    assert {data["date"] for data in found} == {"2026-11-21"}


def test_a_clock_that_goes_back_does_not_do_so_in_secret(till, box):
    """Setting the box's clock is no function of the till; it is told, and orders nothing anew."""
    first = paid(ring(till, MILK), ("card", 2490)).data
    box.clock.forward(-24)
    ring(till, MILK)
    second = paid(till, ("card", 2490)).data
    assert (second["number"], second["nr"], second["date"]) == (first["number"] + 2, 2, first["date"])
    (step,) = journal.every(till.database, "clock_stepped")
    assert step[1]["number"] == first["number"] + 1


# -- 1: nothing that is not known ----------------------------------------------------------------------


def test_nothing_is_loaded_while_the_till_runs():
    """A function that is not in the build does not come into it: no plug-ins, no evaluated text."""
    for module in MODULES:
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            named = getattr(node, "id", "") if isinstance(node, ast.Name) else ""
            names = [one.name for one in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            assert named not in ("eval", "exec", "compile", "__import__"), module
            assert not {"importlib", "runpy", "pkgutil"} & {name.partition(".")[0] for name in names}, module
