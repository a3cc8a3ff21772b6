"""The network between till and printer is cut and put back: the printer holds what it takes for a connection,
and serves no other for five minutes; the till sells on with it in seconds all the same, and no job is lost or
printed twice."""

import time

import pytest

from tests.devices import cut_network
from tests.devices.cut_network import Network

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(bool(cut_network.hindrance()), reason=cut_network.hindrance() or "-"),
]
CUT_SECONDS = 20.0
STILL_SECONDS = 1.0
"""Until nothing is on its way: a printer with something to say learns by that of a dead connection."""


@pytest.fixture
def network():
    network = Network()
    yield network
    network.close()


@pytest.fixture
def printer(network):
    printer = network.start("printer")
    printer.wait("on")
    return printer


@pytest.fixture
def till(network, printer):
    till = network.start("till")
    till.wait("printer", "fine")
    time.sleep(STILL_SECONDS)
    return till


def prints_once(till, printer, job):
    """Ask for a job, and for one more behind it: each comes out once, and nothing else does."""
    till.tell(job)
    till.wait("job", job, "done")
    till.tell(f"{job} and on")
    till.wait("job", f"{job} and on", "done")
    came = printer.wait("printed", f"job {job} and on", "x")
    return came == [["printed", f"job {job}", "x"]]


@pytest.mark.parametrize("whose", ["till", "printer"])
def test_cut_while_nothing_was_to_print(network, till, printer, whose):
    network.pull(whose)
    till.wait("printer", "offline")
    time.sleep(CUT_SECONDS)
    network.put_back(whose)
    till.wait("printer", "fine")
    assert prints_once(till, printer, "1")


@pytest.mark.parametrize("whose", ["till", "printer"])
def test_a_job_that_is_asked_for_meanwhile_fails_and_prints_once_when_the_network_is_back(
    network, till, printer, whose
):
    network.pull(whose)
    till.tell("1")
    till.wait("job", "1", "failed")
    time.sleep(CUT_SECONDS)
    network.put_back(whose)
    till.wait("printer", "fine")
    till.wait("job", "1", "done")
    assert printer.wait("printed", "job 1", "x") == []
    assert prints_once(till, printer, "2")


def test_cut_in_the_middle_of_a_job_it_is_in_doubt_and_no_part_of_the_next(network, till, printer):
    printer.tell("seconds", 12.0)
    printer.wait("so", "seconds")
    printer.tell("busy")
    till.tell("1")
    printer.wait("so", "busy")
    network.pull("till")
    till.wait("job", "1", "unknown")
    assert printer.wait("printed", "job 1", "x") == []
    time.sleep(CUT_SECONDS)
    printer.tell("seconds", 0.0)
    printer.wait("so", "seconds")
    network.put_back("till")
    till.wait("printer", "fine")
    assert prints_once(till, printer, "2")


def test_the_till_lost_its_power_and_the_printer_does_not_know(network, till, printer):
    network.pull("till")  # or its kernel would say goodbye for it
    time.sleep(STILL_SECONDS)
    till.kill()
    time.sleep(STILL_SECONDS)
    network.put_back("till")
    again = network.start("till")
    again.wait("printer", "fine")
    assert prints_once(again, printer, "1")


def test_the_printer_was_switched_off_and_on_meanwhile(network, till, printer):
    network.pull("printer")
    till.wait("printer", "offline")
    printer.kill()
    again = network.start("printer")
    again.wait("on")
    network.put_back("printer")
    till.wait("printer", "fine")
    assert prints_once(till, again, "1")
