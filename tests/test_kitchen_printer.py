"""A till with a printer on its counter and one in its kitchen, both on the network: what comes out where."""

import time
from dataclasses import replace

import pytest

from appliance.config import parse
from appliance.devices import lines, printer
from appliance.paper.layout import Row
from appliance.simulated.escpos_printer import SimulatedPrinter
from appliance.till import catalogue, day, jobs, people
from appliance.till.till import KITCHEN_JOB, Person
from appliance.wiring.parts import cooking, named, printing
from appliance.wiring.starting import start
from tests.test_commands import TOML
from tests.till.shop import GROUPS, MILK, PRODUCTS, paid, ring

BOTH = """kind = "network"
address = "127.0.0.1:{counter}"
[kitchen]
kind = "network"
address = "127.0.0.1:{kitchen}"
columns = 32
[drawer]
kind = "none"
"""


@pytest.fixture
def counter():
    device = SimulatedPrinter()
    yield device
    device.close()


@pytest.fixture
def kitchen():
    device = SimulatedPrinter(columns=32)
    yield device
    device.close()


@pytest.fixture
def box(tmp_path, counter, kitchen, monkeypatch):
    monkeypatch.setattr(lines, "PRINTER_SECONDS", 0.2)
    monkeypatch.setattr(printer, "ANSWER_SECONDS", 30.0)  # a simulated one is late on a busy machine
    config = parse(TOML.replace('kind = "none"\n', BOTH).format(counter=counter.port, kitchen=kitchen.port))

    def parts(box):
        printing(box, named(config.printer))
        cooking(box, named(config.kitchen))

    box = start(config, tmp_path, parts=parts)
    catalogue.put(box.till, PRODUCTS, [replace(group, kitchen=group.code == "10") for group in GROUPS])
    people.enter(box.till, Person("1", "Kari", "manager"))
    day.open_day(box.till, 0, clock_confirmed=True)
    box.till.drawer = "shut"
    until(box, lambda: str(box.till.printer) == str(box.till.kitchen) == "fine")
    yield box
    box.stop()


def until(box, so):
    """Take messages until it is so."""
    end = time.monotonic() + 60
    while not so():
        assert time.monotonic() < end
        for message in box.inbox.drain():
            box.take(message)
        time.sleep(0.02)


def owed(box):
    """What printers still owe: kinds and states."""
    return [(one.job.kind, one.state) for one in jobs.owed(box.till)]


def said(device):
    """The texts on a roll."""
    return [row.text.strip() for row in device.roll.drawn if isinstance(row, Row)]


def test_the_receipt_comes_out_here_and_the_ticket_there(box, counter, kitchen):
    paid(ring(box.till, MILK), ("card", 2490))
    until(box, lambda: not owed(box))
    assert "1 × Milk 1 l" in said(kitchen) and not any("24,90" in row for row in said(kitchen))
    assert any("24,90" in row for row in said(counter)) and "1 × Milk 1 l" not in said(counter)
    assert (kitchen.faults, counter.faults) == ([], [])


def test_a_kitchen_without_paper_holds_up_nobody_and_gets_its_ticket_when_it_has_some(box, counter, kitchen):
    kitchen.paper = "out"
    until(box, lambda: str(box.till.kitchen) == "out_of_paper")
    paid(ring(box.till, MILK), ("card", 2490))
    paid(ring(box.till, MILK), ("card", 2490))
    until(box, lambda: owed(box) == [("kitchen", "failed")] * 2)
    kitchen.paper = "full"
    until(box, lambda: not owed(box))
    assert said(kitchen).count("1 × Milk 1 l") == 2


def test_a_ticket_of_a_kitchen_that_is_gone_comes_out_here_when_asked_for(box, counter, kitchen):
    kitchen.close()
    until(box, lambda: str(box.till.kitchen) == "offline")
    paid(ring(box.till, MILK), ("card", 2490))
    until(box, lambda: owed(box) == [("kitchen", "failed")])
    (ticket,) = (one.job for one in jobs.owed(box.till) if one.job.kind == KITCHEN_JOB)
    jobs.ticket_again(box.till, ticket, here=True)
    until(box, lambda: not owed(box))
    assert "1 × Milk 1 l" in said(counter)


def test_an_owed_receipt_goes_out_by_itself_when_its_printer_is_well_though_it_never_said_otherwise(
    box, counter, monkeypatch
):
    from appliance.devices import Outcome
    from appliance.devices.printer import EscposPrinter

    tried, really = [], EscposPrinter.print

    def print_once(self, data):
        """The first job is not taken, by a printer that says before and after that it is fine."""
        tried.append(data)
        return Outcome.FAILED if len(tried) == 1 else really(self, data)

    monkeypatch.setattr(EscposPrinter, "print", print_once)
    box.till.kitchen = ""
    paid(ring(box.till, MILK), ("card", 2490))
    until(box, lambda: owed(box) == [("print", "failed")])
    until(box, lambda: not owed(box))
    assert [row for row in said(counter) if "24,90" in row] and len(tried) == 2
