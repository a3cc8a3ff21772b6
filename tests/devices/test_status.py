"""What a printer's answers mean, bit by bit (Epson command reference, DLE EOT n), and what silence means."""

import pytest

from appliance.devices import Outcome, PrinterState, printer
from appliance.devices.printer import NetworkPrinter
from appliance.devices.status import ask_state
from appliance.simulated.escpos_printer import SimulatedPrinter

WELL = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}
STOPPED = {**WELL, 1: 0x1A}


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        (WELL, PrinterState.FINE),
        ({**WELL, 4: 0x1E}, PrinterState.PAPER_LOW),
        ({**WELL, 4: 0x7E}, PrinterState.OUT_OF_PAPER),
        ({**STOPPED, 2: 0x16}, PrinterState.COVER_OPEN),
        ({**STOPPED, 2: 0x32, 4: 0x7E}, PrinterState.OUT_OF_PAPER),
        ({**STOPPED, 2: 0x36, 4: 0x7E}, PrinterState.COVER_OPEN),
        (STOPPED, PrinterState.OFFLINE),
        ({**STOPPED, 2: 0x52, 3: 0x1A}, PrinterState.CUTTER),
        ({**STOPPED, 2: 0x52, 3: 0x52}, PrinterState.HOT),
        ({**STOPPED, 2: 0x52, 3: 0x16}, PrinterState.ERROR),
        ({**STOPPED, 2: 0x52, 3: 0x32}, PrinterState.ERROR),
        ({**STOPPED, 2: 0x52, 3: 0x72}, PrinterState.ERROR),
        ({**STOPPED, 2: 0x52, 3: None}, PrinterState.ERROR),
        ({**STOPPED, 2: None}, PrinterState.UNKNOWN),
        ({**WELL, 1: None}, PrinterState.UNKNOWN),
        ({**WELL, 4: None}, PrinterState.UNKNOWN),
    ],
)
def test_the_bits_say_it(answers, state):
    assert ask_state(answers.get) == state


@pytest.mark.parametrize("error", ["cutter", "hot", "error"])
def test_a_printer_with_an_error_gets_no_job_and_prints_the_next_when_it_is_well(error, monkeypatch):
    monkeypatch.setattr(printer, "ANSWER_SECONDS", 30.0)  # its thread is late on a busy machine
    device = SimulatedPrinter()
    ours = NetworkPrinter("127.0.0.1", device.port)
    try:
        device.error = error
        assert (ours.state(), ours.print(b"one\n")) == (PrinterState(error), Outcome.FAILED)
        device.mend()
        assert (ours.print(b"two\n"), device.roll.lines()) == (Outcome.DONE, ["two"])
    finally:
        ours.close()
        device.close()
