"""The worker's side of printer and drawer: every job gets its outcome, every change is told once."""

import queue

import pytest

from appliance.devices import (
    DrawerMoved,
    DrawerState,
    DrawerStays,
    JobDone,
    KitchenChanged,
    Outcome,
    PrinterChanged,
    PrinterState,
    lines,
    printer,
)
from appliance.devices.drawer import PrinterDrawer
from appliance.devices.lines import DrawerLine, PrinterLine
from appliance.devices.printer import NetworkPrinter
from appliance.domain.receipt import Text
from appliance.paper.escpos import render
from appliance.simulated.escpos_printer import SimulatedPrinter
from appliance.worker import Worker

RECEIPT = render((Text("Takk for handelen"),))
LONGEST = 30.0
"""Seconds; a busy machine schedules late."""


@pytest.fixture
def inbox():
    return queue.SimpleQueue()


@pytest.fixture
def device():
    device = SimulatedPrinter()
    yield device
    device.close()


@pytest.fixture
def worker(inbox):
    worker = Worker("printer", inbox.put)
    yield worker
    worker.stop()


@pytest.fixture
def ours(device, worker, monkeypatch):
    monkeypatch.setattr(lines, "PRINTER_SECONDS", 0.1)
    monkeypatch.setattr(lines, "DRAWER_SECONDS", 0.05)
    monkeypatch.setattr(printer, "ANSWER_SECONDS", LONGEST)
    ours = NetworkPrinter("127.0.0.1", device.port)
    yield ours
    worker.stop()
    ours.close()


def test_a_job_is_answered_under_its_id(ours, worker, inbox, device):
    line = PrinterLine(ours, worker)
    assert inbox.get(timeout=LONGEST) == PrinterChanged(PrinterState.FINE)
    line.print("7f3a", RECEIPT)
    assert inbox.get(timeout=LONGEST) == JobDone("7f3a", Outcome.DONE)
    assert device.roll.lines() == ["Takk for handelen"]


def test_paper_that_runs_out_is_told_once_and_its_return_too(ours, worker, inbox, device):
    PrinterLine(ours, worker)
    assert inbox.get(timeout=LONGEST) == PrinterChanged(PrinterState.FINE)
    device.paper = "out"
    assert inbox.get(timeout=LONGEST) == PrinterChanged(PrinterState.OUT_OF_PAPER)
    with pytest.raises(queue.Empty):
        inbox.get(timeout=0.4)
    device.mend()
    assert inbox.get(timeout=LONGEST) == PrinterChanged(PrinterState.FINE)


def test_a_failed_job_says_why_and_the_state_follows_at_once(ours, worker, inbox, device, monkeypatch):
    monkeypatch.setattr(lines, "PRINTER_SECONDS", 60)
    line = PrinterLine(ours, worker)
    assert inbox.get(timeout=LONGEST) == PrinterChanged(PrinterState.FINE)
    device.cover_open = True
    line.print("7f3a", RECEIPT)
    assert inbox.get(timeout=LONGEST) == JobDone("7f3a", Outcome.FAILED, "printer is cover_open")
    assert inbox.get(timeout=LONGEST) == PrinterChanged(PrinterState.COVER_OPEN)


def test_a_printer_that_breaks_in_a_way_nobody_foresaw_leaves_the_job_unknown(
    ours, worker, inbox, monkeypatch
):
    line = PrinterLine(ours, worker)
    assert inbox.get(timeout=LONGEST) == PrinterChanged(PrinterState.FINE)
    monkeypatch.setattr(ours, "print", lambda data: 1 // 0)
    line.print("7f3a", RECEIPT)
    done = inbox.get(timeout=LONGEST)
    assert (done.job, done.outcome) == ("7f3a", Outcome.UNKNOWN) and "ZeroDivisionError" in done.detail


def test_the_drawer_opens_before_the_receipt_prints_and_is_seen_open_and_shut(ours, worker, inbox, device):
    receipts = PrinterLine(ours, worker)
    drawer = DrawerLine(PrinterDrawer(ours), worker)
    begun = {inbox.get(timeout=LONGEST), inbox.get(timeout=LONGEST)}
    assert begun == {PrinterChanged(PrinterState.FINE), DrawerMoved(DrawerState.SHUT)}
    drawer.kick("d1")
    receipts.print("p1", RECEIPT)
    said = [inbox.get(timeout=LONGEST) for _ in range(3)]
    assert [each.job for each in said if isinstance(each, JobDone)] == ["d1", "p1"]
    assert DrawerMoved(DrawerState.OPEN) in said
    device.shut_drawer()
    assert inbox.get(timeout=LONGEST) == DrawerMoved(DrawerState.SHUT)


class BouncingSwitch:
    """A drawer whose switch reads what the test wrote down."""

    def __init__(self, states):
        self.states = states

    def state(self):
        return self.states.pop(0)


def test_a_bounce_of_the_switch_is_not_taken_for_shut():
    opened, shut = DrawerState.OPEN, DrawerState.SHUT
    seen = [shut, shut, opened, shut, opened, shut, shut, shut]
    line = DrawerLine(BouncingSwitch(seen), Nowhere())
    told = [line._look() for _ in range(8)]
    assert told == [None, DrawerMoved(shut), DrawerMoved(opened), None, None, None, DrawerMoved(shut), None]


def test_a_drawer_job_that_breaks_is_unknown(worker, inbox):
    class Broken:
        def state(self):
            return DrawerState.UNKNOWN

        def kick(self):
            raise OSError("line gone")

    line = DrawerLine(Broken(), worker)
    assert inbox.get(timeout=LONGEST) == DrawerMoved(DrawerState.UNKNOWN)
    line.kick("d1")
    assert inbox.get(timeout=LONGEST) == JobDone("d1", Outcome.UNKNOWN, "OSError: line gone")


def test_a_drawer_that_stays_open_is_told_of_again_and_again(worker, monkeypatch):
    opened, shut = DrawerState.OPEN, DrawerState.SHUT
    now = [100.0]
    monkeypatch.setattr(lines.time, "monotonic", lambda: now[0])
    switch = BouncingSwitch([])
    line = DrawerLine(switch, Nowhere())

    def look(state, seconds):
        now[0] += seconds
        switch.states = [state]
        return line._look()

    assert look(opened, 1) == DrawerMoved(opened)
    assert [look(opened, 19), look(opened, 1), look(opened, 9), look(opened, 1)] == [
        None, DrawerStays(20), None, DrawerStays(30),
    ]  # fmt: skip
    assert [look(shut, 1), look(shut, 1), look(shut, 60)] == [None, DrawerMoved(shut), None]
    assert [look(opened, 1), look(opened, 15), look(opened, 5)] == [
        DrawerMoved(opened),
        None,
        DrawerStays(20),
    ]


class Nowhere:
    """A queue that does nothing."""

    def put(self, work, broken=None):
        raise AssertionError("nothing is put here")

    def repeat(self, work, seconds):
        self.repeated = work, seconds


class Fickle:
    """Says that it is fine, and takes a job only at its third try."""

    def __init__(self):
        self.tries = 0

    def print(self, data):
        self.tries += 1
        return Outcome.DONE if self.tries > 2 else Outcome.FAILED

    def state(self):
        return PrinterState.FINE

    def close(self):
        pass


def test_a_printer_that_is_fine_and_took_nothing_says_again_that_it_is_fine(worker, inbox, monkeypatch):
    monkeypatch.setattr(lines, "PRINTER_SECONDS", 0.1)
    fickle = Fickle()
    line = PrinterLine(fickle, worker)
    assert inbox.get(timeout=LONGEST) == PrinterChanged(PrinterState.FINE)
    for _ in range(2):  # whoever hears that it is fine prints what is owed
        line.print("7f3a", RECEIPT)
        assert inbox.get(timeout=LONGEST).outcome == Outcome.FAILED
        assert inbox.get(timeout=LONGEST) == PrinterChanged(PrinterState.FINE)
    line.print("7f3a", RECEIPT)
    assert inbox.get(timeout=LONGEST) == JobDone("7f3a", Outcome.DONE)
    with pytest.raises(queue.Empty):
        inbox.get(timeout=0.6)


def test_it_waits_longer_each_time(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(lines.time, "monotonic", lambda: now[0])
    posted, looks = [], []

    class Hand:
        def put(self, work, broken=None):
            posted.append(work())

        def repeat(self, work, seconds):
            looks.append(work)

    fickle = Fickle()
    fickle.tries = -99
    line = PrinterLine(fickle, Hand())
    looks[0]()
    waited = []
    for _ in range(7):
        line.print("7f3a", RECEIPT)
        since = now[0]
        while looks[0]() is None:
            now[0] += 1
        waited.append(now[0] - since)
    assert waited == [3, 6, 12, 24, 48, 96, 96]


def test_a_line_in_the_kitchen_speaks_for_the_kitchen(ours, worker, inbox):
    PrinterLine(ours, worker, KitchenChanged)
    assert inbox.get(timeout=LONGEST) == KitchenChanged(PrinterState.FINE)
