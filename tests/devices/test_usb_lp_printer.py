"""A printer under usblp, played by a pseudo terminal: the same non-blocking file, both ways."""

import os
import threading
import time
import tty

import pytest

from appliance.devices import Outcome, PrinterState, printer
from appliance.devices.cables import LpCable
from appliance.devices.printer import UsbLpPrinter

FINE = {1: 0x12, 2: 0x12, 4: 0x12}


class Terminal:
    """The printer's end: collects what comes, and answers when it has answers."""

    def __init__(self, folder, answers):
        self.ours, theirs = os.openpty()
        tty.setraw(theirs)
        tty.setraw(self.ours)
        self.link = folder / "lp0"
        self.link.symlink_to(os.ttyname(theirs))
        self.theirs = theirs
        self.answers = answers
        self.came = bytearray()
        self.thread = threading.Thread(target=self.read, daemon=True)

    def read(self):
        while True:
            try:
                data = os.read(self.ours, 4096)
            except OSError:
                return
            self.came += data
            if data[:2] == b"\x10\x04":
                os.write(self.ours, bytes((self.answers[data[2]],)) if self.answers else b"")
            elif data.endswith(b"\x1dr\x01") and self.answers:
                os.write(self.ours, b"\x00")


@pytest.fixture
def bench(tmp_path, monkeypatch):
    monkeypatch.setattr(printer, "WRITE_SECONDS", 1.0)
    monkeypatch.setattr(printer, "ANSWER_SECONDS", 0.7)  # a busy machine schedules late
    monkeypatch.setattr(printer, "PRINT_SECONDS", 0.5)
    made = []

    def make(answers=None, reads=True):
        terminal = Terminal(tmp_path, answers)
        if reads:
            terminal.thread.start()
        made.append(terminal)
        return terminal, UsbLpPrinter(str(tmp_path / "lp*"))

    yield make
    for terminal in made:
        os.close(terminal.theirs)
        os.close(terminal.ours)


def test_a_job_is_written_whole_and_done_when_answered(bench):
    terminal, ours = bench(FINE)
    job = bytes(range(32, 127)) * 100
    assert ours.print(job) == Outcome.DONE
    assert job in bytes(terminal.came)
    ours.close()


def test_out_of_paper_is_read_and_the_job_kept_back(bench):
    terminal, ours = bench({**FINE, 1: 0x1A, 2: 0x32, 4: 0x72})
    assert ours.state() == PrinterState.OUT_OF_PAPER
    assert ours.print(b"receipt") == Outcome.FAILED
    assert b"receipt" not in terminal.came


def test_no_answer_is_unknown(bench):
    _, ours = bench()
    assert ours.state() == PrinterState.UNKNOWN
    assert ours.print(b"receipt") == Outcome.UNKNOWN


def test_a_printer_that_takes_only_a_part_in_time_leaves_the_job_unknown(bench):
    _, ours = bench(reads=False)
    assert ours.print(b"x" * 1_000_000) == Outcome.UNKNOWN


def test_without_a_device_nothing_was_sent(tmp_path):
    ours = UsbLpPrinter(str(tmp_path / "lp*"))
    assert ours.print(b"receipt") == Outcome.FAILED
    assert ours.state() == PrinterState.OFFLINE
    ours.close()


def test_a_printer_that_never_answers_is_not_waited_for_at_every_look(bench):
    _, ours = bench()
    started = time.monotonic()
    assert [ours.ask(1) for _ in range(20)] == [None] * 20
    assert time.monotonic() - started < 1.0


@pytest.mark.parametrize(
    ("port", "state"),
    [
        (0x18, PrinterState.UNKNOWN),
        (0x38, PrinterState.OUT_OF_PAPER),
        (0x10, PrinterState.OFFLINE),
        (None, PrinterState.UNKNOWN),
    ],
)
def test_a_silent_printer_is_judged_by_its_port_status_which_is_never_fine(bench, monkeypatch, port, state):
    monkeypatch.setattr(LpCable, "port_status", lambda _: port)
    _, ours = bench()
    assert ours.state() == state
