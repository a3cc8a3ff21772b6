"""Labels are printed beside everything else: a dead label printer keeps no receipt, and says why."""

import queue
import threading

import pytest

from appliance.config import parse
from appliance.devices import Outcome, label_printer
from appliance.domain.label import Label
from appliance.simulated.label_printer import LabelPrinter
from appliance.wiring.label_desk import LabelDesk, LabelsOut
from appliance.worker import Worker
from tests.config.test_config import SHOP

MILK = Label("Helmelk 1 l", "24,90", "", "7038010000010", "100 · 21.11.2026")
BREAD = Label("Brød", "39,90", "", "7038010000027", "200 · 21.11.2026")


class Till:
    """A desk and the messages that it posts, taken as the screen's thread takes them."""

    def __init__(self, said: str, worker=None, line=None) -> None:
        self.messages: queue.Queue = queue.Queue()
        self.desk = LabelDesk(parse(SHOP + said), self.messages.put, worker, line)

    def take(self, count: int) -> None:
        """So many messages."""
        for _ in range(count):
            message = self.messages.get(timeout=30)
            assert isinstance(message, LabelsOut)
            self.desk.take(message)


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """All answers come, and late on a busy machine."""
    monkeypatch.setattr(label_printer, "_SECONDS", 30.0)
    monkeypatch.setattr(label_printer, "_LOOK", 0.01)


@pytest.fixture
def printer():
    """A label printer."""
    made = LabelPrinter()
    yield made
    made.close()


def test_a_pile_comes_out_product_by_product(printer):
    till = Till(f'[labels]\naddress = "127.0.0.1:{printer.port}"\n')
    till.desk.print([(MILK, 2), (BREAD, 1)])
    assert (till.desk.seen.where, till.desk.seen.state, till.desk.seen.of) == ("labels", "printing", 3)
    till.take(1)
    assert (till.desk.seen.state, till.desk.seen.done) == ("printing", 2)
    till.take(1)
    assert (till.desk.seen.state, till.desk.seen.done) == ("done", 3)
    assert [one.texts[0][0] for one in printer.printed] == ["Helmelk 1 l"] * 2 + ["Brød"]
    till.desk.stop()


def test_one_without_labels_ends_the_pile_and_says_why(printer):
    printer.left, printer.silent_in_trouble = 0, False
    till = Till(f'[labels]\naddress = "127.0.0.1:{printer.port}"\n')
    till.desk.print([(MILK, 2), (BREAD, 1)])
    till.take(1)
    assert (till.desk.seen.state, till.desk.seen.why, till.desk.seen.done) == ("failed", "out", 0)
    printer.mend()
    till.desk.print([(BREAD, 1)])
    till.take(1)
    assert till.desk.seen.state == "done" and len(printer.printed) == 1
    till.desk.stop()


class Line:
    """The receipt printer's line: notes what it prints, and what it is told to print in between."""

    def __init__(self) -> None:
        self.printed: list[str] = []
        self.outcome = Outcome.DONE
        self.go = threading.Event()
        self.go.set()

    def beside(self, data: bytes) -> Outcome:
        """Print a label, when it may."""
        self.go.wait(30)
        self.printed.append("label")
        return self.outcome


def test_without_one_they_come_out_of_the_receipt_printer_and_a_receipt_goes_first():
    line, posted = Line(), queue.Queue()
    worker = Worker("printer", posted.put)
    till = Till("", worker, line)
    till.desk._post = till.messages.put
    worker._post = till.messages.put
    line.go.clear()
    till.desk.print([(MILK, 3)])
    worker.put(lambda: line.printed.append("receipt"))  # a sale is paid while the first label comes out
    line.go.set()
    till.take(3)
    assert line.printed[1] == "receipt" and line.printed.count("label") == 3
    assert till.desk.seen.state == "done"
    worker.stop()


def test_where_the_receipt_printer_is_not_well_nobody_prints_on():
    line = Line()
    line.outcome = Outcome.FAILED
    till = Till("", None, line)
    worker = Worker("printer", till.messages.put)
    till.desk._worker = worker
    till.desk.print([(MILK, 3)])
    till.take(1)
    assert (till.desk.seen.state, till.desk.seen.why, line.printed) == ("failed", "receipts", ["label"])
    worker.stop()
