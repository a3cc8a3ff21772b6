"""The power goes, a UPS tells: saved, journalled and stopped, whatever hangs; the next start says so."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from gpiozero.pins.mock import MockFactory

from appliance.config import parse
from appliance.devices import PowerLost
from appliance.domain.problems import Refused
from appliance.pin_map import POWER_GOOD
from appliance.storage import journal
from appliance.till import verifying
from appliance.wiring import power
from appliance.wiring.starting import start
from tests.test_commands import TOML
from tests.till.shop import MILK, Box, opened, paid, ring

SENSED = TOML + "[power]\nsense = true\n"


def alive(pid):
    """Is the process still at work?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_the_process_tree_stops_with_everything_saved_though_printer_and_uploader_hang(tmp_path):
    program = [sys.executable, "-m", "tests.power_goes", str(tmp_path)]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as box:
        said, _, delivery = box.stdout.readline().partition(" ")
        assert said == "ready" and alive(int(delivery))
        print(file=box.stdin, flush=True)
        assert box.wait(60) == 0
        assert not alive(int(delivery))
    till = start(parse(TOML), tmp_path, parts=None)
    assert [line.name for line in till.till.sale.lines] == ["Milk 1 l", "Bread"]
    stopped = journal.newest(till.till.database)
    assert (stopped.kind, stopped.data["cause"]) == ("stopped", "power")
    assert verifying.verify(till.till.database, till.till.rules)[1] == ""
    till.stop()


def test_the_next_start_says_so_until_something_is_sold(tmp_path):
    box = start(parse(TOML), tmp_path, parts=lambda box: None)
    box.take(PowerLost())
    box.take(PowerLost())
    box.stop()
    box = start(parse(TOML), tmp_path, parts=lambda box: None)
    assert "power_was_gone" in box.till.banners
    box.stop()
    box = start(parse(TOML), tmp_path, parts=lambda box: None)
    assert "power_was_gone" not in box.till.banners
    box.stop()


def test_systemd_is_told_and_nobody_is_waited_for(tmp_path, monkeypatch):
    there = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    there.bind(str(tmp_path / "notify"))
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    box = start(parse(TOML), tmp_path / "box", parts=lambda box: None)
    left = []
    box.leave = lambda: left.append(True)
    box.take(PowerLost())
    assert there.recv(200).decode().splitlines()[0] == "STOPPING=1"
    assert left == [True] and all(worker.patience < 0.2 for worker in box.workers) and box.workers
    box.stop()
    there.close()
    power.tell_systemd("STOPPING=1")  # and one that does not listen stops nothing


@pytest.mark.parametrize(("low", "sense"), [(True, True), (False, True), (True, False)])
def test_nothing_is_opened_on_what_is_left_in_the_ups(low, sense, monkeypatch):
    pins = MockFactory()
    monkeypatch.setattr(power, "factory", lambda: pins)
    monkeypatch.setattr(type(pins.pin(POWER_GOOD.bcm)), "_get_state", lambda self: not low)
    config = parse(SENSED if sense else TOML)
    if low and sense:
        with pytest.raises(Refused, match="power_gone"):
            power.needed(config)
    else:
        power.needed(config)
    pins.close()


def test_a_line_that_cannot_be_had_keeps_nobody_from_selling(tmp_path, monkeypatch, caplog):
    def none():
        raise OSError("no GPIO chip")

    monkeypatch.setattr(power, "factory", none)
    config = parse(SENSED)
    power.needed(config)
    box = start(config, tmp_path, parts=power.watch)
    assert caplog.text.count("no GPIO chip") == 2
    box.stop()


def test_it_leaves_with_the_first_sale(tmp_path):
    box = Box(tmp_path / "box")
    till = opened(box.start())
    till.banners["power_was_gone"] = object()
    paid(ring(till, MILK), ("card", 2490))
    assert "power_was_gone" not in till.banners
    box.off()
