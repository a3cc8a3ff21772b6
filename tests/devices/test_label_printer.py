"""A label printer is asked how it is before anything is sent, and again until nothing is left to print."""

import pytest

from appliance.devices import Outcome, label_printer
from appliance.devices.label_printer import LabelState, Said, understood
from appliance.domain.label import Label
from appliance.paper.labels import Stock, zpl
from appliance.simulated.label_printer import LabelPrinter

MILK = Label("Helmelk 1 l", "24,90", "", "7038010000010", "100 · 21.11.2026")
STOCK = Stock(57, 32, 203)


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """Sets how many seconds an answer is waited for; much, for what comes is late on a busy machine."""
    monkeypatch.setattr(label_printer, "_LOOK", 0.01)
    monkeypatch.setattr(label_printer, "_PATIENCE", 30.0)

    def set_to(seconds):
        monkeypatch.setattr(label_printer, "_SECONDS", seconds)

    set_to(30.0)
    return set_to


@pytest.fixture
def there():
    """A printer that is there, and the till's way to it."""
    printer = LabelPrinter()
    yield printer, label_printer.LabelPrinter("127.0.0.1", printer.port)
    printer.close()


def send(ours, count):
    """Print so many labels of milk."""
    return ours.print(zpl(MILK, count, STOCK), count)


def test_all_come_out_and_it_says_so(there):
    printer, ours = there
    assert send(ours, 3) == (Outcome.DONE, LabelState.FINE)
    assert (len(printer.printed), printer.faults) == (3, [])


@pytest.mark.parametrize(
    ("trouble", "state"),
    [({"left": 0}, "out"), ({"head_open": True}, "open"), ({"paused": True}, "paused")],
)
def test_in_trouble_it_is_sent_nothing(there, trouble, state):
    printer, ours = there
    printer.silent_in_trouble = False
    for name, value in trouble.items():
        setattr(printer, name, value)
    assert send(ours, 2) == (Outcome.FAILED, state)
    printer.mend()
    assert printer.printed == []


def test_nor_is_one_that_is_silent_as_newer_ones_are_without_labels(there, patience):
    printer, ours = there
    patience(0.15)
    printer.left = 0
    assert send(ours, 2) == (Outcome.FAILED, LabelState.SILENT)
    assert ours.state() == LabelState.SILENT
    printer.mend()
    assert printer.printed == []


@pytest.mark.parametrize(("silent", "state"), [(True, LabelState.SILENT), (False, LabelState.OUT)])
def test_when_the_labels_end_in_the_middle_nobody_knows_how_many_came(
    there, silent, state, patience, monkeypatch
):
    printer, ours = there
    work = printer._work
    # from now on it is silent, where it is one of those
    monkeypatch.setattr(printer, "_work", lambda: (work(), silent and patience(0.15)))
    printer.left, printer.silent_in_trouble = 2, silent
    assert send(ours, 5) == (Outcome.UNKNOWN, state)
    assert len(printer.printed) == 2
    printer.mend()
    assert len(printer.printed) == 5  # by itself: sent again they would be ten


def test_one_that_hangs_costs_its_time_limit(there, patience):
    printer, ours = there
    patience(0.15)
    printer.hangs = True
    assert send(ours, 1) == (Outcome.FAILED, LabelState.SILENT)


def test_one_that_is_off_is_offline(there):
    printer, ours = there
    printer.close()
    assert send(ours, 1) == (Outcome.FAILED, LabelState.OFFLINE)
    assert ours.state() == LabelState.OFFLINE


def test_an_answer_of_the_manual_is_understood():
    """ZPL II Programming Guide, ~HS: three strings; two formats wait, and seven labels are left."""
    lines = b"030,0,0,0256,002,0,0,0,000,0,0,0", b"000,0,0,0,0,2,4,0,00000007,1,000", b"1234,0"
    answer = b"".join(b"\x02" + line + b"\x03\r\n" for line in lines)
    assert understood(answer) == Said(LabelState.FINE, 9)
    ribbon = answer.replace(b"000,0,0,0,0,2", b"000,0,0,1,0,2")
    assert understood(ribbon) == Said(LabelState.RIBBON, 9)
    assert understood(answer.replace(b",000,0,0,0\x03", b",000,0,0,1\x03")) == Said(LabelState.HOT, 9)
    for cut in (b"", answer[:20], answer[:-30]):
        assert understood(cut).state == LabelState.SILENT
