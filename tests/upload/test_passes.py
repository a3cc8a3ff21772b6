"""While a pass of a month goes on, the till tells how many days have arrived, and the screen shows it."""

import subprocess
import sys
import time
from datetime import date
from threading import Thread

import pytest

from appliance.config.books import FOLDER
from appliance.simulated.books import SYSTEMS
from appliance.storage.delivery import states, waiting
from appliance.wiring.asked import can_ask
from appliance.wiring.passes import ask, upload_once, watch
from tests.upload.month import Month, days

MONTH = days(date(2026, 10, 1), 31)


@pytest.fixture
def month(tmp_path):
    """A month that waits."""
    books = SYSTEMS[FOLDER](tmp_path)
    made = Month(books, MONTH[0])
    upload_once(tmp_path)  # a record of deliveries that is younger than a day makes that day's fate unknown
    for when in MONTH:
        made.close_day(when)
    yield made
    made.box.stop()
    books.close()


SLOWLY = """
import sys, time
from pathlib import Path
from appliance.storage.deliveries import Deliveries
from appliance.storage.vouchers import reading
folder = Path(sys.argv[1])
with reading(folder / "till.db") as till, Deliveries(folder / "delivery.db") as deliveries:
    rows = [(voucher, 1) for voucher, _ in till.closed()]
    deliveries.adopt(rows, "told", 1, 0, {})
    for number, row in enumerate(list(deliveries.latest().values()), 1):
        deliveries.take(row.id, "N-1", 1)
        while not (folder / f"told-{number}").exists():
            time.sleep(0.01)
print("one line", file=sys.stderr)
"""


class Told(list):
    """How far it has come, each time; the slow pass goes on when that has been told."""

    def __init__(self, folder):
        super().__init__()
        self.folder = folder

    def __call__(self, *far):
        self.append(far)
        (self.folder / f"told-{far[0]}").touch()


def test_how_far_it_has_come_is_told_on_the_way(month):
    told = Told(month.folder)
    command = [sys.executable, "-c", SLOWLY, str(month.folder)]
    said = watch(command, month.folder, 150, told, look=0.05)
    assert told == [(arrived, 31) for arrived in range(1, 32)]
    assert said == "one line"


def test_a_pass_without_an_end_is_ended(month):
    told = []
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    assert "timed out" in watch(command, month.folder, 0.3, lambda *far: told.append(far), look=0.1)
    assert told == []


def test_the_real_uploader_is_watched_to_its_end(month):
    posted = []
    ended = upload_once(month.folder, "--now", post=posted.append)
    assert ended.passing == (0, 0) and "31 delivered, 0 waiting" in ended.detail
    arrived = [one.passing[0] for one in posted]
    assert arrived == sorted(set(arrived)) and {one.passing[1] for one in posted} <= {31}
    assert waiting(month.folder / "delivery.db", [(row.voucher, 1) for row in rows(month)]).count == 0


def rows(month):
    """Every row of delivery.db."""
    return states(month.folder / "delivery.db").values()


def test_on_a_box_another_user_is_asked(month, tmp_path):
    """The question is a file; whoever answers takes it away, and says when the pass has ended."""
    run = tmp_path / "run"
    for name in ("ask", "told"):
        (run / name).mkdir(parents=True)
    assert can_ask(run) and not can_ask(tmp_path / "desk")

    def answer():
        while not (run / "ask" / "upload-now").exists():
            time.sleep(0.01)
        (run / "ask" / "upload-now").unlink()
        subprocess.run([sys.executable, "-c", SLOWLY, str(month.folder)], check=True, capture_output=True)
        (run / "told" / "upload.json").write_text('{"state": "done", "at": 1}')

    answering = Thread(target=answer, daemon=True)
    answering.start()
    told = Told(month.folder)
    said = ask("upload-now", month.folder, 150, told, look=0.05, run=run)
    answering.join(30)
    assert said == "done" and told == [(arrived, 31) for arrived in range(1, 32)]
    assert list((run / "ask").iterdir()) == []


def test_nobody_who_answers_is_waited_for_no_longer_than_a_pass(month, tmp_path):
    run = tmp_path / "run"
    (run / "ask").mkdir(parents=True)
    assert "timed out" in ask("upload", month.folder, 0.3, lambda *far: None, look=0.1, run=run)
    with pytest.raises(OSError, match="upload"):
        ask("upload", month.folder, 0.3, lambda *far: None, run=tmp_path / "desk")
