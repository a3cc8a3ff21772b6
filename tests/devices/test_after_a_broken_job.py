"""What broke off lies in the printer: the next job is printed whole all the same, and believed by its own
answer alone."""

import pytest

from appliance.devices import Outcome, printer
from appliance.devices.printer import EscposPrinter, NetworkPrinter
from appliance.domain.receipt import Cut, Logo, Text
from appliance.paper import dots
from appliance.paper.escpos import render
from appliance.simulated.escpos_printer import SimulatedPrinter

PICTURE = render((Logo(), Text("one"), Cut()), logo=dots.command(dots.Dots(320, 40, b"\xaa" * 1600)))
NEXT = render((Text("two"), Cut()))


@pytest.fixture
def device(monkeypatch):
    monkeypatch.setattr(printer, "ANSWER_SECONDS", 30.0)  # its thread is late on a busy machine
    monkeypatch.setattr(printer, "PRINT_SECONDS", 30.0)
    device = SimulatedPrinter()
    yield device
    device.close()


@pytest.mark.parametrize("bytes_taken", [20, 300, 1500])
def test_cut_off_in_the_middle_of_a_picture_the_next_job_is_no_part_of_it(device, bytes_taken):
    ours = NetworkPrinter("127.0.0.1", device.port)
    ours.state()
    device.hang_up_after = bytes_taken + 6  # the two questions before it
    assert ours.print(PICTURE) == Outcome.UNKNOWN
    assert ours.print(NEXT) == Outcome.DONE
    assert [line for line in device.roll.lines() if line][-1] == "two"
    assert device.faults == []
    ours.close()


class Line:
    """A cable whose printer says what the test says it does."""

    def __init__(self, *answers):
        self.answers, self.came = list(answers), []

    def open(self):
        pass

    def close(self):
        pass

    def port_status(self):
        return None

    def write(self, data, seconds):
        self.came.append(data)
        return len(data)

    def read(self, seconds):
        return self.answers.pop(0) if self.answers and seconds else b""


def test_an_automatic_status_is_no_answer_to_a_job():
    """Switched off and on in the middle of the job, the printer tells how it is: four bytes, unasked."""
    cable = Line(b"\x12", b"\x12", b"\x10\x00\x00\x00")
    assert EscposPrinter(cable).print(b"receipt") == Outcome.UNKNOWN


def test_behind_it_come_as_many_nuls_and_a_question_of_their_own():
    cable = Line(b"\x12", b"\x12")
    ours = EscposPrinter(cable)
    assert ours.print(b"x" * 100) == Outcome.UNKNOWN
    cable.came.clear()
    cable.answers = [b"\x12", b"\x12", b"\x00", b"\x00", b"\x00"]  # fine; one for each GS r
    assert ours.print(b"y" * 10) == Outcome.DONE
    assert cable.came[-2:] == [bytes(100) + b"\x1dr\x01", b"y" * 10 + b"\x1dr\x01"]
    assert ours.print(b"z" * 10) == Outcome.FAILED  # it says nothing any more
