"""A printer on a serial line, played by a pseudo terminal; its flow control is what the port was set to."""

import os
import termios
import threading
import tty

import pytest

from appliance.devices import Outcome, PrinterState, printer
from appliance.devices.printer import SerialPrinter

FINE = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}


class Line:
    """The printer's end of the line."""

    def __init__(self, answers, reads=True):
        self.ours, self.theirs = os.openpty()
        tty.setraw(self.ours)
        self.path = os.ttyname(self.theirs)
        self.answers, self.came, self.gone = answers, bytearray(), False
        self.thread = threading.Thread(target=self.read, daemon=True)
        if reads:
            self.thread.start()

    def read(self):
        while not self.gone:
            data = os.read(self.ours, 4096)
            self.came += data
            if data[:2] == b"\x10\x04" and self.answers:
                os.write(self.ours, bytes((self.answers[data[2]],)))
            elif data.endswith(b"\x1dr\x01") and self.answers:
                os.write(self.ours, b"\x00")

    def unplug(self):
        """May be done twice. Its thread ends first, or it would read what is the next test's line."""
        if self.gone:
            return
        self.gone = True
        if self.thread.is_alive():
            os.write(self.theirs, b"!")
            self.thread.join(30)
        os.close(self.ours)
        os.close(self.theirs)


@pytest.fixture
def line(monkeypatch):
    """Little patience only with what never comes: what does come is late on a busy machine."""
    made = []

    def make(answers=None, reads=True):
        monkeypatch.setattr(printer, "WRITE_SECONDS", 30.0 if reads else 1.0)
        monkeypatch.setattr(printer, "ANSWER_SECONDS", 30.0 if answers else 0.3)
        monkeypatch.setattr(printer, "PRINT_SECONDS", 30.0 if answers else 0.5)
        made.append(Line(answers, reads))
        return made[-1]

    yield make
    for each in made:
        each.unplug()


def test_a_job_is_written_whole_and_done_when_answered(line):
    far = line(FINE)
    ours = SerialPrinter(far.path)
    job = bytes(range(256)) * 20  # XON, XOFF, line feeds, end of file: none of them means anything here
    assert ours.print(job) == Outcome.DONE
    assert job in bytes(far.came)
    ours.close()


@pytest.mark.parametrize(
    ("flow", "hardware", "software"), [("hardware", True, False), ("software", False, True)]
)
def test_the_port_is_set_to_the_speed_and_flow_control_it_was_told(line, flow, hardware, software):
    far = line(FINE)
    ours = SerialPrinter(far.path, 19200, flow)
    assert ours.state() == PrinterState.FINE
    flags_in, _, flags_control, _, speed_in, speed_out, _ = termios.tcgetattr(far.theirs)
    assert bool(flags_control & termios.CRTSCTS) is hardware
    assert bool(flags_in & termios.IXON) is software
    assert speed_in == speed_out == termios.B19200
    ours.close()


def test_out_of_paper_keeps_the_job_back(line):
    far = line({**FINE, 1: 0x1A, 2: 0x32, 4: 0x72})
    ours = SerialPrinter(far.path)
    assert (ours.state(), ours.print(b"receipt")) == (PrinterState.OUT_OF_PAPER, Outcome.FAILED)
    assert b"receipt" not in far.came


def test_a_printer_that_takes_only_a_part_in_time_leaves_the_job_unknown_and_nothing_for_later(line):
    far = line(reads=False)
    ours = SerialPrinter(far.path)
    assert ours.print(b"x" * 1_000_000) == Outcome.UNKNOWN
    ours.close()


def test_no_answer_is_unknown(line):
    ours = SerialPrinter(line().path)
    assert (ours.state(), ours.print(b"receipt")) == (PrinterState.UNKNOWN, Outcome.UNKNOWN)


def test_pulled_out_it_is_offline_and_nothing_raises(line):
    far = line(FINE)
    ours = SerialPrinter(far.path)
    assert ours.state() == PrinterState.FINE
    far.unplug()
    assert ours.print(b"receipt") == Outcome.FAILED
    assert ours.state() == PrinterState.OFFLINE
    ours.close()
    ours.close()


def test_a_port_that_is_not_there_is_offline(tmp_path):
    ours = SerialPrinter(str(tmp_path / "ttyUSB0"))
    assert (ours.print(b"receipt"), ours.state()) == (Outcome.FAILED, PrinterState.OFFLINE)


def test_two_programs_do_not_share_a_port(line):
    far = line(FINE)
    first, second = SerialPrinter(far.path), SerialPrinter(far.path)
    assert first.state() == PrinterState.FINE
    assert second.state() == PrinterState.OFFLINE
    first.close()
    assert second.print(b"receipt") == Outcome.DONE
    second.close()
