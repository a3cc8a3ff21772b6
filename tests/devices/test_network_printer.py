"""A printer on the network: what the till may believe of a job, case by case, over real TCP."""

import socket
import threading
import time

import pytest

from appliance.devices import Outcome, PrinterState, cables, printer
from appliance.devices.printer import NetworkPrinter
from appliance.domain.receipt import Cut, Pair, Text
from appliance.paper.escpos import render
from appliance.simulated.escpos_printer import SimulatedPrinter

RECEIPT = render((Text("Kaffebrenneriet Ø"), Pair("Grønn te", "39,00"), Cut()))
MUCH, LITTLE = 30.0, 0.3


@pytest.fixture
def device():
    device = SimulatedPrinter()
    yield device
    device.close()


@pytest.fixture
def patience(monkeypatch):
    """Sets how many seconds the printer is waited for. Little only where nothing is to come: what does come
    is late on a busy machine."""

    def set_to(seconds):
        for name in ("WRITE_SECONDS", "PRINT_SECONDS", "ANSWER_SECONDS"):
            monkeypatch.setattr(printer, name, seconds)

    set_to(MUCH)
    return set_to


@pytest.fixture
def ours(device, patience):
    ours = NetworkPrinter("127.0.0.1", device.port)
    yield ours
    ours.close()


def until(true):
    """Wait for the printer's thread."""
    end = time.monotonic() + MUCH
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_job_is_done_when_the_printer_has_worked_it_off(device, ours):
    assert ours.print(RECEIPT) == Outcome.DONE
    assert device.roll.lines() == ["Kaffebrenneriet Ø", "Grønn te" + " " * 35 + "39,00"]
    assert device.faults == []
    assert device.picture().startswith(b"\x89PNG")


def test_jobs_go_over_one_connection_and_keep_their_order(device, ours):
    assert [ours.print(render((Text(str(n)),))) for n in range(5)] == [Outcome.DONE] * 5
    assert device.roll.lines() == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        ({}, PrinterState.FINE),
        ({"paper": "low"}, PrinterState.PAPER_LOW),
        ({"paper": "out"}, PrinterState.OUT_OF_PAPER),
        ({"cover_open": True}, PrinterState.COVER_OPEN),
        ({"cover_open": True, "paper": "out"}, PrinterState.COVER_OPEN),
    ],
)
def test_the_state_is_what_the_printer_answers(device, ours, trouble, state):
    for name, value in trouble.items():
        setattr(device, name, value)
    assert ours.state() == state


@pytest.mark.parametrize("silent", ["mute", "deaf"])
def test_silence_is_unknown(device, ours, patience, silent):
    setattr(device, silent, True)
    patience(LITTLE)
    assert ours.state() == PrinterState.UNKNOWN


@pytest.mark.parametrize("trouble", [{"paper": "out"}, {"cover_open": True}])
def test_a_printer_that_cannot_print_gets_nothing_and_prints_after_it_was_mended(device, ours, trouble):
    for name, value in trouble.items():
        setattr(device, name, value)
    assert ours.print(RECEIPT) == Outcome.FAILED
    device.mend()
    assert device.roll.drawn == []
    assert ours.print(RECEIPT) == Outcome.DONE
    assert device.roll.lines()[0] == "Kaffebrenneriet Ø"


def test_paper_that_is_low_still_prints(device, ours):
    device.paper = "low"
    assert ours.print(RECEIPT) == Outcome.DONE


def test_paper_that_ends_during_the_job_leaves_it_unknown(device, ours, monkeypatch):
    receive = device._receive

    def end_after_the_first_bytes(connection, data):
        if b"Kaffe" in data:
            device.paper = "out"
        receive(connection, data)

    monkeypatch.setattr(device, "_receive", end_after_the_first_bytes)
    assert ours.print(RECEIPT) == Outcome.UNKNOWN
    assert ours.state() == PrinterState.OUT_OF_PAPER
    assert device.roll.lines() == []
    device.mend()  # why nobody may simply repeat it: the printer held it, and prints it now
    assert device.roll.lines()[0] == "Kaffebrenneriet Ø"


def test_a_slow_printer_is_waited_for(device, ours):
    device.seconds = 2.5
    started = time.monotonic()
    assert ours.print(RECEIPT) == Outcome.DONE
    assert time.monotonic() - started >= 2.5 and len(device.roll.lines()) == 2


def test_a_printer_that_never_gets_done_is_unknown_at_the_limit(device, ours, monkeypatch):
    monkeypatch.setattr(printer, "PRINT_SECONDS", 1.0)
    device.seconds = 2 * MUCH
    assert ours.print(RECEIPT) == Outcome.UNKNOWN


def test_an_answer_that_comes_too_late_is_not_taken_for_another_question(device, ours, patience, monkeypatch):
    assert ours.state() == PrinterState.FINE
    device.drawer_open = True  # DLE EOT 1 answers 0x16 now, which as a paper status would say "low"
    answer, too_late = device._say, threading.Event()

    def late(connection, said):
        too_late.wait(MUCH)
        answer(connection, said)

    monkeypatch.setattr(device, "_say", late)
    patience(LITTLE)
    assert ours.ask(1) is None
    patience(MUCH)
    monkeypatch.setattr(device, "_say", answer)
    too_late.set()
    assert ours.state() == PrinterState.FINE


def test_a_late_answer_on_a_connection_that_is_kept_is_not_taken_for_another_question(
    device, ours, patience, monkeypatch
):
    def unreachable(cable):
        raise TimeoutError("no answer")

    assert ours.state() == PrinterState.FINE
    monkeypatch.setattr(cables.TcpCable, "renew", unreachable)
    device.drawer_open = True  # DLE EOT 1 answers 0x16 now, which as a paper status would say "low"
    answer = device._say
    late = []
    monkeypatch.setattr(device, "_say", lambda connection, said: late.append((connection, said)))
    patience(LITTLE)
    assert ours.state() == PrinterState.OFFLINE
    assert ours.print(RECEIPT) == Outcome.FAILED
    patience(MUCH)
    until(lambda: len(late) == ours._late)
    monkeypatch.setattr(device, "_say", answer)
    for connection, said in late:
        answer(connection, said)
    assert ours.state() == PrinterState.FINE
    assert ours.print(RECEIPT) == Outcome.DONE
    assert len(device.roll.lines()) == 2


def test_a_printer_that_is_silent_on_a_kept_connection_is_asked_on_until_it_speaks(
    device, ours, patience, monkeypatch
):
    def unreachable(cable):
        raise TimeoutError("no answer")

    monkeypatch.setattr(printer, "QUIET_SECONDS", 0.0)
    monkeypatch.setattr(printer, "SETTLE_SECONDS", 0.3)
    assert ours.state() == PrinterState.FINE
    monkeypatch.setattr(cables.TcpCable, "renew", unreachable)
    device.mute = True
    patience(LITTLE)
    assert [ours.state() for _ in range(3)] == [PrinterState.OFFLINE] * 3
    patience(MUCH)
    device.mend()
    assert ours.state() == PrinterState.FINE
    assert ours.print(RECEIPT) == Outcome.DONE


def test_one_connection_is_served_and_the_next_when_that_one_was_still_for_long(device, ours):
    question = b"\x10\x04\x01"
    with socket.create_connection(("127.0.0.1", device.port)) as first:
        first.sendall(question)
        assert first.recv(1) == b"\x12"
        with socket.create_connection(("127.0.0.1", device.port), 0.5) as second:
            second.sendall(question)
            with pytest.raises(TimeoutError):
                second.recv(1)
            device.still_seconds = 0.1
            second.settimeout(MUCH)
            assert second.recv(1) == b"\x12"
        assert first.recv(1) == b""


def test_a_printer_that_serves_somebody_else_is_unknown_and_fine_when_it_is_free(
    device, ours, patience, monkeypatch
):
    monkeypatch.setattr(printer, "QUIET_SECONDS", 0.0)
    patience(LITTLE)
    with socket.create_connection(("127.0.0.1", device.port)):  # they are served in the order of their calls
        assert ours.state() == PrinterState.UNKNOWN
    patience(MUCH)
    assert ours.state() == PrinterState.FINE


def test_a_printer_that_takes_the_job_and_hangs_up_leaves_it_unknown(device, ours):
    assert ours.state() == PrinterState.FINE
    device.hang_up_after = 25
    assert ours.print(RECEIPT) == Outcome.UNKNOWN
    assert ours.print(RECEIPT) == Outcome.DONE


def test_a_printer_that_never_reads_leaves_the_job_unknown(device, ours, patience):
    device.deaf = True
    patience(LITTLE)
    assert ours.print(RECEIPT) == Outcome.UNKNOWN


def test_a_job_that_does_not_even_fit_the_network_buffers_is_unknown_in_time(device, ours, patience):
    device.deaf = True
    patience(LITTLE)
    assert ours.print(b"x" * 30_000_000) == Outcome.UNKNOWN


def test_a_printer_that_used_to_answer_and_is_silent_now_gets_nothing(device, ours, patience):
    assert ours.print(RECEIPT) == Outcome.DONE
    device.mute = True
    patience(LITTLE)
    assert ours.print(RECEIPT) == Outcome.FAILED
    patience(MUCH)
    device.mend()
    assert len(device.roll.lines()) == 2
    assert ours.print(RECEIPT) == Outcome.DONE


def test_a_printer_that_cannot_answer_at_all_prints_but_the_outcome_stays_unknown(device, ours, patience):
    device.mute = True
    patience(LITTLE)
    assert ours.print(RECEIPT) == Outcome.UNKNOWN
    assert ours.print(RECEIPT) == Outcome.UNKNOWN
    until(lambda: len(device.roll.lines()) == 4)
    assert device.roll.lines()[2:] == device.roll.lines()[:2]


def test_a_printer_that_was_switched_off_and_on_between_two_jobs_loses_none(device, ours):
    assert ours.print(RECEIPT) == Outcome.DONE
    device.unplug()
    assert ours.print(RECEIPT) == Outcome.DONE
    assert len(device.roll.lines()) == 4


def test_a_printer_that_is_not_there_fails_and_is_offline(device, ours):
    device.close()
    assert ours.print(RECEIPT) == Outcome.FAILED
    assert ours.state() == PrinterState.OFFLINE


def test_after_trouble_a_look_does_not_knock_again_at_once_but_a_job_does(device, ours, monkeypatch):
    knocks = []
    knock = cables.TcpCable.open
    monkeypatch.setattr(cables.TcpCable, "open", lambda cable: (knocks.append(cable), knock(cable)))
    device.close()
    assert [ours.state() for _ in range(5)] == [PrinterState.OFFLINE] * 5
    assert len(knocks) == 1
    assert ours.print(RECEIPT) == Outcome.FAILED
    assert len(knocks) == 2


def test_closing_twice_is_harmless(ours):
    ours.state()
    ours.close()
    ours.close()
    assert ours.state() == PrinterState.FINE
