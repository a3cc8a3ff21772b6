"""``tillbox update`` and ``tillbox slot`` on a box's disk: what they do, and what the screen is told."""

import json
import os
import shutil
import threading
from dataclasses import replace

import pytest

from appliance import __version__
from appliance.__main__ import main
from appliance.config import parse
from appliance.domain.problems import Refused
from appliance.till import day, people
from appliance.update import slots
from appliance.update.disk import Disk
from appliance.update.record import MARK, State, counted, mark, order
from appliance.wiring import updating
from appliance.wiring.starting import start
from tests.integrations.test_download import Server
from tests.test_commands import TOML
from tests.till.shop import Box as Shop
from tests.till.shop import opened, stocked
from tests.update import lab


class Box:
    """A box that runs slot A, with a shop's folder, a stick, and what was said."""

    def __init__(self, folder):
        self.folder, self.key = folder, lab.key(folder)
        self.old, self.new = (lab.made(folder, self.key, version) for version in (__version__, "9.0.0"))
        self.disk = lab.disk(folder / "disk", self.old)
        (folder / "run" / "told").mkdir(parents=True)
        (folder / "run" / "ask").mkdir()
        self.restarts, self.said = [], []
        self.shop = Shop(folder / "data")
        self.shop.folder.mkdir()
        self.box = updating.Box(
            self.disk,
            "a",
            self.shop.folder,
            folder / "run",
            (self.key.public,),
            lambda: self.restarts.append(1),
        )

    def update(self, wanted="", **how):
        return updating.update(self.box, str(wanted), self.said.append, **how)

    def slot(self, deed, here="a"):
        return updating.slot(replace(self.box, running=here), deed, self.said.append)

    def told(self, name):
        return json.loads((self.folder / "run" / "told" / f"{name}.json").read_text())

    def boot(self):
        """U-Boot's part; the folder in memory is empty again."""
        with Disk(self.disk) as disk:
            record = slots.known(disk)
            if after := counted(record):
                slots.change(disk, "", lambda _: after)
        shutil.rmtree(self.folder / "run" / "told")
        (self.folder / "run" / "told").mkdir()
        return order(record)[0]

    def open_a_day(self):
        opened(self.shop.start())
        self.shop.off()

    def close_the_day(self):
        till = self.shop.start()
        people.log_in(till, "1", "1234")
        day.z_report(till)
        self.shop.off()


@pytest.fixture
def box(tmp_path, monkeypatch):
    """The box."""
    monkeypatch.setattr(updating, "FETCHED", tmp_path / "fetched")
    monkeypatch.setattr(updating, "MOUNTED", tmp_path / "media")
    monkeypatch.setattr(updating.os, "nice", lambda more: 0)
    monkeypatch.setattr("appliance.integrations.download.SPARE", 0)
    monkeypatch.setattr(updating.asked, "HEEDED", tmp_path / "heeded")
    (tmp_path / "heeded").mkdir()
    (tmp_path / "heeded/tillbox-ask@slot-activate.path").symlink_to("anywhere")
    return Box(tmp_path)


def test_an_update_from_a_file_boots_next_and_stays_once_it_sells(box):
    assert box.update(box.new.path) == 0
    assert box.said[-1] == "9.0.0 boots at the next start"
    assert box.told("update")["state"] == "active"
    assert box.boot() == "b"
    assert box.slot("begin", "b") == 0 and box.slot("good", "b") == 0
    assert box.told("slot")["running"] == "b" and box.told("slot")["went_back"] == ""
    assert box.boot() == "b" and box.slot("judge", "b") == 0 and not box.restarts


def test_the_newest_of_what_is_on_sticks_is_taken(box, tmp_path):
    stick = tmp_path / "media" / "KARI"
    stick.mkdir(parents=True)
    for version in ("9.9.0", "9.10.0"):
        lab.made(stick, box.key, version)
    box.update()
    assert box.told("update")["version"] == "9.10.0"


def test_with_nothing_on_any_stick_it_says_so(box):
    with pytest.raises(Refused, match="update_missing"):
        box.update()
    assert box.told("update") | {"at": 0} == {
        "state": "refused", "code": "update_missing", "facts": {}, "version": "", "at": 0,
    }  # fmt: skip


def test_it_comes_over_a_line_that_breaks(box, tmp_path):
    with Server() as server:
        server.content, server.cuts = box.new.path.read_bytes(), 2
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("appliance.integrations.download.time.sleep", lambda seconds: None)
            assert box.update(server.url) == 0
        server.shutdown()
    assert box.boot() == "b" and list((tmp_path / "fetched").iterdir()) == []


@pytest.mark.parametrize(
    ("made", "code"),
    [
        ({"version": "0.0.1"}, "update_older"),
        ({"version": "9.1", "country": "DK"}, "update_other_country"),
        ({"version": "9.1", "boards": ("raspberrypi,1",)}, "update_other_board"),
        ({"version": "9.1", "root": 4 << 20}, "update_too_large"),
    ],
)
def test_what_is_not_for_this_box_is_refused_and_told(box, tmp_path, monkeypatch, made, code):
    (box.shop.folder / "till.toml").write_text(
        '[shop]\nname = "X"\norganisation_number = "974760673"\naddress = ["Y"]\ncountry = "norway"\n'
        '[printer]\nkind = "none"\n'
    )
    (tmp_path / "board").write_bytes(b"raspberrypi,4-model-b\0brcm,bcm2711\0")
    monkeypatch.setattr(updating, "BOARD", tmp_path / "board")
    with pytest.raises(Refused, match=code):
        box.update(lab.made(tmp_path, box.key, **made).path)
    assert box.told("update")["code"] == code and box.boot() == "a"


def test_a_file_that_is_not_there_is_refused_in_words(box, tmp_path):
    with pytest.raises(Refused, match="update_damaged"):
        box.update(tmp_path / "none.update")


def test_two_at_a_time_are_one_too_many(box):
    with updating._alone(box.folder / "run"), pytest.raises(Refused, match="update_under_way"):
        box.update(box.new.path)


def test_a_day_that_is_open_is_waited_for(box):
    box.open_a_day()
    assert box.update(box.new.path) == 0
    assert box.told("update")["state"] == "ready" and "once the open day is closed" in box.said[-1]
    assert box.boot() == "a" and box.slot("activate") == 0 and box.boot() == "a"
    box.close_the_day()
    assert box.slot("activate") == 0 and box.told("update")["state"] == "active"
    assert box.told("slot")["waiting"] == "9.0.0" and box.boot() == "b"


def test_a_day_is_not_waited_for_when_somebody_says_so(box):
    box.open_a_day()
    box.update(box.new.path, now=True)
    assert box.boot() == "b" and box.slot("begin", "b") == 0 and not box.restarts


def test_a_day_that_was_opened_after_it_was_activated_sends_it_back_for_a_while(box):
    box.update(box.new.path)
    box.open_a_day()
    assert box.boot() == "b" and box.slot("begin", "b") == 1 and box.restarts == [1]
    assert box.boot() == "a" and box.slot("good") == 0 and box.boot() == "a"
    assert updating.went_back(box.folder / "run") is None
    box.close_the_day()
    box.slot("activate")
    assert box.boot() == "b" and box.slot("begin", "b") == 0


def test_a_till_file_that_cannot_be_read_counts_as_an_open_day(box):
    (box.shop.folder / "till.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    box.update(box.new.path)
    assert box.told("update")["state"] == "ready"


def test_one_that_never_sells_is_given_up_and_the_screen_can_say_so(box):
    box.update(box.new.path)
    for _ in range(2):
        assert box.boot() == "b" and box.slot("begin", "b") == 0 and box.slot("judge", "b") == 1
    assert box.restarts == [1, 1] and box.boot() == "a"
    assert box.slot("begin") == 0
    banner = updating.went_back(box.folder / "run")
    assert (banner.code, banner.facts) == ("went_back", {"version": "9.0.0"})
    for _ in range(2):
        assert box.boot() == "a" and box.slot("good") == 0
        assert updating.went_back(box.folder / "run").facts == {"version": "9.0.0"}


def test_it_is_noted_that_the_box_went_back_though_nobody_looked_before_the_till(box):
    box.update(box.new.path)
    for _ in range(2):
        box.boot()
    assert box.boot() == "a" and box.slot("good") == 0
    with Disk(box.disk) as disk:
        assert slots.known(disk).b == State.GIVEN_UP


def test_one_that_does_not_start_any_more_is_said_on_the_screen_until_an_update_writes_it(box, tmp_path):
    box.update(box.new.path)
    box.boot()
    box.slot("good", "b")
    with Disk(box.disk) as disk:
        disk.write(MARK, mark("b"))
    (box.folder / "run" / "told" / "slot.json").unlink()
    assert box.slot("begin") == 0 and box.slot("good") == 0
    banner = updating.went_back(box.folder / "run")
    assert (banner.code, banner.facts) == ("slot_broken", {"version": "9.0.0"})
    assert box.said[-1] == (f"slot a: {__version__}, good, running\nslot b: 9.0.0, given_up, does not start")
    box.update(lab.made(tmp_path, box.key, "9.1.0").path)
    box.slot("show")
    assert updating.went_back(box.folder / "run") is None


def test_a_pipe_that_is_called_an_update_holds_nothing_up(box, tmp_path):
    stick = tmp_path / "media" / "KARI"
    stick.mkdir(parents=True)
    os.mkfifo(stick / "tillbox-9.9.9.update")
    with pytest.raises(Refused) as refused:
        box.update("")
    assert refused.value.problem.code == "update_damaged"


def test_a_look_changes_nothing(box, capsys):
    before = box.disk.read_bytes()
    assert box.slot("show") == 0 and box.disk.read_bytes() == before
    assert box.said == [f"slot a: {__version__}, good, running\nslot b: -, empty"]


def test_behind_a_z_the_till_asks_for_what_waits(box):
    updating.day_closed(box.folder / "run")
    assert [path.name for path in (box.folder / "run" / "ask").iterdir()] == ["slot-activate"]
    updating.day_closed(box.folder / "nowhere")


def test_where_nobody_heeds_it_nobody_is_asked(box):
    (box.folder / "heeded/tillbox-ask@slot-activate.path").unlink()
    updating.day_closed(box.folder / "run")
    assert list((box.folder / "run" / "ask").iterdir()) == []


def test_what_is_told_follows_no_link_that_somebody_left(box):
    another = box.folder / "another's"
    for name in (f".slot.{os.getpid()}", "slot.json"):
        (box.folder / "run" / "told" / name).symlink_to(another)
    box.slot("show")
    assert box.told("slot")["running"] == "a" and not another.exists()


def test_nothing_was_told_yet(tmp_path):
    assert updating.went_back(tmp_path) is None and updating.waiting(tmp_path) == ""


@pytest.mark.parametrize("command", [["update", "x.update"], ["slot"], ["slot", "good"]])
def test_a_desk_has_no_slots(command, tmp_path, capsys):
    assert main([*command, "--data", str(tmp_path)]) == 1
    assert "update_no_slots" in capsys.readouterr().err


def test_a_till_that_closes_its_day_has_what_waits_activated_and_says_that_the_box_went_back(
    box, tmp_path, monkeypatch
):
    run = box.folder / "run"
    (run / "told" / "slot.json").write_text('{"went_back": "9.0.0"}')
    monkeypatch.setattr(updating.went_back, "__defaults__", (run,))
    monkeypatch.setattr(updating.day_closed, "__defaults__", (run,))
    till_box = start(parse(TOML), tmp_path / "shop", parts=lambda parts: None)
    try:
        assert till_box.till.banners["went_back"].facts == {"version": "9.0.0"}
        stocked(till_box.till)
        people.log_in(till_box.till, "1", "1234")
        day.open_day(till_box.till, 50_000, clock_confirmed=True)
        assert list((run / "ask").iterdir()) == []
        day.z_report(till_box.till)
        assert (run / "ask" / "slot-activate").exists()
    finally:
        till_box.stop()
