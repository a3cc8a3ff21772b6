"""Behind the health screen: looks on their own thread, a scan shown, the last trouble, the log on a stick."""

import json
import logging
import threading
import time

import pytest

from appliance.config import parse
from appliance.devices import DrawerMoved, JobDone, Outcome, Scanned
from appliance.domain.finding import PARTS, Finding
from appliance.domain.problems import Refused
from appliance.till import jobs
from appliance.wiring import health_screen, log_text, troubles
from appliance.wiring.health_screen import TEST, Watched
from appliance.wiring.starting import start
from tests.test_commands import TOML

BOOKS = """[books]
target = "24sevenoffice"
client_id = "client-4711"
secret_file = "{}"
organisation = "1"
transaction_type = 1
"""


@pytest.fixture
def box(tmp_path):
    made = start(parse(TOML), tmp_path / "data", parts=None)
    yield made
    made.stop()


@pytest.fixture
def watched(box):
    made = Watched(box)
    box.aside = made.take
    yield made
    made.stop()


def settle(box, watched, seconds=60.0):
    """Bring messages to the box until nothing is being looked at or written."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for message in box.inbox.drain():
            box.take(message)
        shown = watched.shown()
        if not shown.looking and shown.log != ("", None):
            return shown
        time.sleep(0.01)
    raise AssertionError("it does not come to an end")


def test_every_part_is_looked_at_on_a_thread_of_its_own(box, watched, monkeypatch):
    threads = set()

    def look(part, at):
        threads.add(threading.current_thread().name)
        return (Finding(part, "", "language_ready"),)

    monkeypatch.setattr(health_screen, "look", look)
    watched.look()
    assert watched.shown().looking == {*PARTS} and watched.shown().found == {}
    assert settle(box, watched).found.keys() == {*PARTS} and threads == {"health"}


def test_a_look_that_is_under_way_is_not_begun_again(box, watched, monkeypatch):
    begun, go = [], threading.Event()

    def look(part, at):
        begun.append(part)
        go.wait(60)
        return ()

    monkeypatch.setattr(health_screen, "look", look)
    watched.look("disk")
    watched.look("disk")
    go.set()
    settle(box, watched)
    assert begun == ["disk"]


def test_the_real_looks_run_inside_the_till_and_see_that_it_is_running(box, watched):
    watched.look("files", "disk", "language")
    found = settle(box, watched).found
    assert [one.code for one in found["files"]][:2] == ["till_running", "file_whole"]


def test_one_scan_is_shown_and_the_next_is_the_tills(box, watched):
    watched.listen(True)
    assert watched.shown().listening
    assert watched.take(Scanned("7038010000010")) and not watched.take(Scanned("7038010000010"))
    shown = watched.shown()
    assert shown.scanned == ("7038010000010", "ean13") and not shown.listening


def test_who_turns_away_has_nothing_swallowed(watched, monkeypatch):
    watched.listen(True)
    watched.listen(False)
    assert not watched.take(Scanned("7038010000010"))
    watched.listen(True)
    later = time.monotonic() + health_screen.LISTENING + 1
    monkeypatch.setattr(health_screen.time, "monotonic", lambda: later)
    assert not watched.take(Scanned("7038010000010"))


def test_a_trouble_is_remembered_when_it_is_over(box, watched):
    jobs.printer_changed(box.till, "cover_open")
    box.take(object())
    jobs.printer_changed(box.till, "fine")
    trouble = watched.shown().troubles["printer"]
    assert trouble.what.code == "printer_cover_open" and trouble.at > 0


def test_a_trouble_is_remembered_by_the_next_start_too(box, watched):
    jobs.printer_changed(box.till, "cover_open")
    jobs.kitchen_changed(box.till, "offline")
    box.take(object())
    watched._keep("disk", Finding("disk", "/data", "disk_low", {"free": "3 MB"}))
    watched.stop()
    again = troubles.load(box.folder)
    assert again == watched.shown().troubles and again.keys() >= {"printer", "kitchen", "disk"}
    assert again["disk"].what == Finding("disk", "/data", "disk_low", {"free": "3 MB"})
    assert health_screen.Watched(box).shown().troubles["disk"] == again["disk"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"disk": 1}', '{"disk": {"code": "x", "facts": {}, "at": 1}}']
)
def test_what_was_kept_and_cannot_be_read_is_not_known(box, text):
    (box.folder / troubles.NAME).write_text(text)
    assert health_screen.Watched(box).shown().troubles == {}


def test_a_trouble_that_this_version_has_no_words_for_is_left_out(box):
    kept = {"code": "from_tomorrow", "facts": {}, "at": 1, "offset": 60}
    (box.folder / troubles.NAME).write_text(json.dumps({"disk": kept, "moon": kept}))
    assert health_screen.Watched(box).shown().troubles == {}


def test_what_moves_while_the_screen_is_up_is_looked_at_again(box, watched, monkeypatch):
    looked = []

    def look(part, at):
        looked.append((part, at.own.drawer))
        return (Finding(part, "", "language_ready"),)

    monkeypatch.setattr(health_screen, "look", look)
    watched.look("drawer")
    settle(box, watched)
    box.take(DrawerMoved("open"))
    assert watched.shown().looking == {"drawer"}
    settle(box, watched)
    assert looked == [("drawer", "unknown"), ("drawer", "open")]


def test_what_became_of_a_slip_is_a_finding_and_no_job_of_the_journal(box, watched):
    assert box.take(JobDone(f"{TEST}printer", Outcome.DONE)) is False
    assert [one.code for one in watched.shown().found["printer"]] == ["slip_compare"]
    for part in ("printer", "kitchen"):
        watched.print_slip(part)  # this box has none
        assert [(one.part, one.code) for one in watched.shown().found[part]] == [(part, "slip_failed")]


def test_the_log_goes_to_the_stick_whole_and_without_secrets(box, watched, tmp_path, monkeypatch):
    secret, stick = tmp_path / "secret", tmp_path / "stick"
    secret.write_text("hush-hush\n")
    stick.mkdir()
    box.config = parse(TOML + BOOKS.format(secret))
    monkeypatch.setattr(log_text, "JOURNAL", ("echo", "kept by systemd: hush-hush"))
    monkeypatch.setattr(log_text, "KERNEL", ("echo", "mmc0: error -110"))
    (box.folder / "scrub.json").write_text('{"date": "2026-11-15", "found": [], "note": "hush-hush"}')
    watched.heard.lines.append("sent client-4711 with Authorization: Bearer abc.def")
    watched.write_log(lambda: [str(stick)])
    name, problem = settle(box, watched).log
    assert problem is None and [one.name for one in stick.iterdir()] == [name]
    text = (stick / name).read_text()
    assert "2026-11-15" in text and "mmc0: error -110" in text
    assert "kept by systemd: •••" in text and 'country = "norway"' in text and "Bearer •••" in text
    assert not any(hidden in text for hidden in ("hush", "client-4711", "abc.def", str(secret)))


def test_without_a_stick_it_is_refused_and_a_stick_that_takes_nothing_is_told(box, watched, tmp_path):
    with pytest.raises(Refused, match="stick_missing"):
        watched.write_log(list)
    watched.write_log(lambda: [str(tmp_path / "gone")])
    name, problem = settle(box, watched).log
    assert (name, problem.code) == ("", "export_failed")


def test_the_newest_lines_are_kept():
    ours = logging.getLogger("appliance")
    before, level = list(ours.handlers), ours.level
    heard = log_text.listen()
    try:
        logging.getLogger("appliance.devices.scanner").info("reading %s", "it")
        for n in range(log_text.KEPT):
            ours.info("line %s", n)
        assert len(heard.lines) == log_text.KEPT and heard.lines[-1].endswith(f"line {log_text.KEPT - 1}")
    finally:
        ours.handlers[:] = before
        ours.setLevel(level)


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ('{"client_secret": "abc123"}', "abc123"),
        ("POST /token?api_key=abc123&x=1", "abc123"),
        ("Authorization: Basic abc123==", "abc123"),
        ("pin: 4321", "4321"),
    ],
)
def test_what_looks_like_a_secret_is_hidden(said, hidden):
    assert hidden not in log_text.without_secrets(said, ())
