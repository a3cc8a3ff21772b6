"""A printer under usblp, played by a pseudo terminal: the same non-blocking file, both ways."""

import os
import threading
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
        self.came, self.gone = bytearray(), False
        self.thread = threading.Thread(target=self.read, daemon=True)

    def read(self):
        while not self.gone:
            data = os.read(self.ours, 4096)
            self.came += data
            if data[:2] == b"\x10\x04":
                os.write(self.ours, bytes((self.answers[data[2]],)) if self.answers else b"")
            elif data.endswith(b"\x1dr\x01") and self.answers:
                os.write(self.ours, b"\x00")

    def pull(self):
        """End its thread, or that would read what is the next test's."""
        self.gone = True
        if self.thread.is_alive():
            os.write(self.theirs, b"!")
            self.thread.join(30)
        os.close(self.theirs)
        os.close(self.ours)


@pytest.fixture
def bench(tmp_path, monkeypatch):
    """Little patience only with what never comes: what does come is late on a busy machine."""
    made = []

    def make(answers=None, reads=True):
        monkeypatch.setattr(printer, "WRITE_SECONDS", 30.0 if reads else 1.0)
        monkeypatch.setattr(printer, "ANSWER_SECONDS", 30.0 if answers else 0.3)
        monkeypatch.setattr(printer, "PRINT_SECONDS", 30.0 if answers else 0.5)
        terminal = Terminal(tmp_path, answers)
        if reads:
            terminal.thread.start()
        made.append(terminal)
        return terminal, UsbLpPrinter(str(tmp_path / "lp*"))

    yield make
    for terminal in made:
        terminal.pull()


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


def test_a_printer_that_never_answers_is_not_waited_for_at_every_look(bench, monkeypatch):
    monkeypatch.setattr(printer, "QUIET_SECONDS", 300.0)
    asked, write = [], LpCable.write
    monkeypatch.setattr(LpCable, "write", lambda *how: asked.append(how[1]) or write(*how))
    _, ours = bench()
    assert [ours.ask(1) for _ in range(20)] == [None] * 20
    assert len(asked) == 1


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
