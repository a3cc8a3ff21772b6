"""Which way the drawer's switch reads is learnt from a person who shuts it and opens it."""

import pytest
from gpiozero.pins.mock import MockFactory

from appliance.devices import DrawerState
from appliance.devices.drawer import GpioDrawer, LateDrawer, PrinterDrawer
from appliance.devices.lines import DrawerLine
from appliance.domain.problems import Refused
from appliance.till import drawer, jobs
from tests.till.shop import MILK, kinds, last, managed, ring


def answered(till, shut, opened):
    """Learn it: what the till takes the switch to say while it is shut, and while it is open."""
    turned = []
    till.turn_switch = turned.append
    jobs.drawer_moved(till, shut)
    drawer.learn(managed(till))
    assert till.question.code == "drawer_learn_shut"
    drawer.learn_shut(till)
    jobs.drawer_moved(till, opened)
    drawer.learn_open(till)
    return turned


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize(("shut", "opened", "same"), [("shut", "open", True), ("open", "shut", False)])
def test_a_switch_that_reads_the_wrong_way_round_is_turned(till, box, before, shut, opened, same):
    till.opens_high = before
    high = before if same else not before
    assert answered(till, shut, opened) == [high]
    assert (till.opens_high, till.question, last(till)["opens_high"]) == (high, None, int(high))
    assert drawer.polarity(till, not high) is high
    assert drawer.polarity(box.restart(), not high) is high


def test_before_it_is_learnt_till_toml_says(till):
    assert (drawer.polarity(till, True), drawer.polarity(till, False)) == (True, False)


@pytest.mark.parametrize(("shut", "opened"), [("shut", "shut"), ("open", "open"), ("shut", "unknown")])
def test_a_switch_that_says_the_same_twice_teaches_nothing(till, shut, opened):
    with pytest.raises(Refused, match="drawer_switch_silent"):
        answered(till, shut, opened)
    assert "drawer_learnt" not in kinds(till)
    assert till.question.code == "drawer_learn_open"
    jobs.drawer_moved(till, "shut" if shut == "open" else "open")
    drawer.learn_open(till)
    assert kinds(till)[-1] == "drawer_learnt"


def test_it_is_a_managers_and_not_beside_a_sale(till):
    with pytest.raises(Refused, match="manager_needed"):
        drawer.learn(till)
    with pytest.raises(Refused, match="sale_under_payment"):
        drawer.learn(ring(managed(till), MILK))


def test_without_a_switch_there_is_nothing_to_learn(till):
    till.drawer = "unknown"
    with pytest.raises(Refused, match="drawer_offline"):
        drawer.learn(managed(till))


def test_an_answer_that_nobody_asked_for_does_nothing(till):
    before = till.journal.id
    drawer.learn_shut(till)
    drawer.learn_open(till)
    assert (till.question, till.journal.id) == (None, before)


class AtOnce:
    """A worker that does each job as it is put."""

    def put(self, work, broken=None):
        work()

    def repeat(self, work, seconds):
        self.look = work


@pytest.mark.parametrize("late", [False, True])
def test_the_line_reads_it_so_at_once(late):
    pins = MockFactory()
    ours = GpioDrawer(17, 27, True, pins)
    worker = AtOnce()
    line = DrawerLine(LateDrawer(lambda: ours) if late else ours, worker)
    assert worker.look().state == DrawerState.OPEN  # pulled up
    line.turn(False)
    assert (worker.look(), worker.look().state) == (None, DrawerState.SHUT)
    ours.close()


def test_on_a_printer_too():
    class Printer:
        def ask(self, n):
            return 0x16  # pin 3 is high

    ours = PrinterDrawer(Printer())
    assert ours.state() == DrawerState.OPEN
    ours.opens_high = False
    assert ours.state() == DrawerState.SHUT
