"""The units as they are installed: tight sandboxes, and every deed has its path."""

import json
import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from appliance.wiring import asked

SYSTEMD = Path(__file__).parents[2] / "systemd"
LIMITS = {"tillbox.service": 1.9, "tillbox-upload.service": 1.2, "tillbox-reach.service": 1.2,
          "tillbox-backup.service": 1.2,
          "tillbox-scrub.service": 1.2, "tillbox-rescue.service": 1.2}  # fmt: skip
"""The most that `systemd-analyze security` may say of each."""
analyze = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="Debian's package systemd is needed")


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with everything that a box gets."""
    root = tmp_path_factory.mktemp("box")
    subprocess.run([SYSTEMD / "install", root], check=True)
    return root


def units(root: Path) -> Path:
    return root / "usr/lib/systemd/system"


@analyze
@pytest.mark.parametrize("unit", LIMITS)
def test_sandbox(box: Path, unit: str) -> None:
    asked = ["systemd-analyze", "security", "--no-pager", "--offline=true", f"--root={box}", unit]
    said = subprocess.run(asked, capture_output=True, text=True).stdout
    level = re.search(r"Overall exposure level for \S+: ([\d.]+)", said)
    assert level, said
    assert float(level[1]) <= LIMITS[unit], said


def test_install_twice(box: Path, tmp_path: Path) -> None:
    def listed() -> dict[str, tuple[int, str]]:
        files = [path for path in sorted(box.rglob("*")) if not path.is_dir()]
        return {str(path): (path.lstat().st_mode, str(path.resolve())) for path in files}

    before = listed()
    subprocess.run([SYSTEMD / "install", box], check=True)
    assert listed() == before


def test_desk_keeps_its_consoles(tmp_path: Path) -> None:
    subprocess.run([SYSTEMD / "install", "--desk", tmp_path], check=True)
    assert not (tmp_path / "etc").exists()
    assert not list(units(tmp_path).glob("multi-user.target.wants/*"))
    assert not (units(tmp_path) / "tillbox.service.d").exists()
    assert (units(tmp_path) / "tillbox-upload.timer").exists()


def test_every_deed_can_be_asked_for(box: Path) -> None:
    """A path unit that wakes nothing, or what takes no question away, would turn round and round."""
    asked = sorted(path.name for path in (units(box) / "paths.target.wants").iterdir())
    assert len(asked) > 5
    for name in asked:
        deed = name.removeprefix("tillbox-ask@").removesuffix(".path")
        text = (units(box) / f"tillbox-{deed}.service").read_text()
        lines = [line for line in text.splitlines() if line.startswith("Exec")]
        taken = f"rm -rf /run/tillbox/ask/{deed}"
        own = deed in ("set-up", "settings", "networks", "reach", "letter")  # they read what was asked
        assert lines[-1 if own else 0].endswith(taken), name
        assert "ConditionPath" not in text, (
            f"{name}: a condition does not hold, and it is asked again at once"
        )


def test_firewall() -> None:
    """Every line is one that nft understands; whoever the till is here, is root."""
    nft = shutil.which("nft", path="/usr/sbin:/usr/bin")
    if not nft or subprocess.run([nft, "-c", "list ruleset"], capture_output=True, check=False).returncode:
        pytest.skip("Debian's package nftables and root's rights are needed")
    rules = (SYSTEMD / "box/firewall.nft").read_text().replace('skuid "till"', 'skuid "root"')
    subprocess.run([nft, "-c", "-f", "-"], input=rules, text=True, check=True)


@pytest.mark.parametrize("script", sorted(SYSTEMD.rglob("*")), ids=lambda path: path.name)
def test_scripts_are_plain_shell(script: Path) -> None:
    if script.is_dir() or not script.read_text().startswith("#!/bin/sh"):
        return
    subprocess.run(["sh", "-n", script], check=True)
    assert script.stat().st_mode & 0o111


def test_a_desk_gets_what_a_desk_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same till in the same sandbox, as a window; nothing that takes hold of sticks, clocks or slots."""
    subprocess.run([SYSTEMD / "install", "--desk", tmp_path], check=True)
    there = {path.name for path in units(tmp_path).iterdir()}
    for unit in ("stick@.service", "clock.service", "rescue.service", "firewall.service", "update.service"):
        assert f"tillbox-{unit}" not in there
    assert {"tillbox@.service", "tillbox-upload.timer", "tillbox-backup.service"} <= there
    assert "[Install]" not in (units(tmp_path) / "tillbox@.service").read_text()
    (tmp_path / "run/ask").mkdir(parents=True)
    monkeypatch.setattr(asked, "HEEDED", units(tmp_path) / "paths.target.wants")
    can = [deed for deed in ("upload", "backup", "slot-good") if asked.can_ask(tmp_path / "run", deed=deed)]
    assert can == ["upload", "backup"]
    assert not list((tmp_path / "usr/lib/udev/rules.d").glob("*stick*"))


def test_no_link_on_a_stick_is_followed() -> None:
    assert re.search(r"options=\S*nodev\S*,nosymfollow\b", (SYSTEMD / "box/stick").read_text())


def test_what_is_told_can_be_read_by_the_screen(tmp_path: Path) -> None:
    """Whatever the deed's own files are hidden from."""
    script = (SYSTEMD / "tell").read_text().replace("/run/tillbox/told", str(tmp_path))
    begun = int(time.time())
    for result, state in (("success", "done"), ("exit-code", "failed")):
        told = {"SERVICE_RESULT": result, "PATH": "/usr/bin:/bin"}
        subprocess.run(["sh", "-c", script, "tell", "upload"], check=True, env=told, umask=0o077)
        assert json.loads((tmp_path / "upload.json").read_text())["state"] == state
        assert (tmp_path / "upload.json").stat().st_mode & 0o777 == 0o644
        (tmp_path / "upload.json.new").unlink(missing_ok=True)
        (tmp_path / "upload.json.new").symlink_to(tmp_path / "another's")  # the folder is not root's alone
    assert not (tmp_path / "another's").exists()
    assert begun <= json.loads((tmp_path / "upload.json").read_text())["at"] / 1000 <= time.time() + 1


def test_the_clock_never_goes_back_and_never_ahead_of_what_was_written(tmp_path: Path) -> None:
    """Nothing newer than now: nothing is set. Something newer: that is the time (date is not asked here)."""
    script = (SYSTEMD / "box/clock-forward").read_text().replace("date -s", "echo SET")
    script = script.replace(">/dev/null && echo", "&& echo")

    unit = (SYSTEMD / "box/units/tillbox-clock.service").read_text()
    (files,) = re.findall(r"^ExecStart=/usr/libexec/tillbox/clock-forward (.*)", unit, re.M)
    files = files.replace("/data/system/timesync", f"{tmp_path}/sync").replace(
        "/var/lib/tillbox", f"{tmp_path}/data"
    )

    def run() -> str:
        asked = ["sh", "-c", script, "clock-forward", *files.split()]
        return subprocess.run(asked, check=True, capture_output=True, text=True).stdout

    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "till.db-wal").touch()
    assert run() == ""
    (tmp_path / "sync").mkdir()
    (tmp_path / "sync" / "clock").touch()
    ahead = int(time.time()) + 86_400
    os.utime(tmp_path / "data" / "till.db-wal", (ahead, ahead))
    assert run().startswith(f"SET @{ahead}\n")


def test_no_file_that_others_made_moves_the_clock(tmp_path: Path) -> None:
    """The uploader's user writes in the shop's folder too, and may put any time on what it makes there."""
    unit = (SYSTEMD / "box/units/tillbox-clock.service").read_text()
    (files,) = re.findall(r"^ExecStart=/usr/libexec/tillbox/clock-forward (.*)", unit, re.M)
    named = [file.replace("/var/lib/tillbox", str(tmp_path)) for file in files.split()]
    ahead = int(time.time()) + 86_400
    for name in ("clock", "delivery.db", "elsewhere"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (ahead, ahead))
    (tmp_path / "till.db-wal").symlink_to("elsewhere")
    os.utime(tmp_path / "till.db-wal", (ahead, ahead), follow_symlinks=False)
    os.utime(tmp_path, (ahead, ahead))
    script = (SYSTEMD / "box/clock-forward").read_text().replace("date -s", "echo SET")
    said = subprocess.run(["sh", "-c", script, "clock-forward", *named], capture_output=True, text=True)
    assert (said.returncode, said.stdout) == (0, "")


def test_failures_of_every_kind_come_to_the_rescue_screen(box: Path) -> None:
    """Also five that hang until their time is up, at the start or under the watchdog."""
    text = (units(box) / "tillbox.service").read_text()
    number = {name: int(re.search(rf"^{name}=(\d+)", text, re.M)[1]) for name in (
        "StartLimitIntervalSec", "StartLimitBurst", "TimeoutStartSec", "WatchdogSec", "RestartSec",
        "TimeoutAbortSec", "TimeoutStopSec")}  # fmt: skip
    each = max(number["TimeoutStartSec"] + number["TimeoutStopSec"], 60 + number["WatchdogSec"] + 15)
    assert number["StartLimitBurst"] * (each + number["RestartSec"]) < number["StartLimitIntervalSec"] * 60


def test_nothing_but_its_own_is_in_front_of_the_till(box: Path) -> None:
    """What the till waits for, and what that waits for where it is ours: files, devices, our own three."""
    debians = {"local-fs.target", "systemd-tmpfiles-setup.service", "systemd-udevd.service"}
    ends = {"getty@tty1.service"}  # stopped, never waited for
    ours, seen = ["tillbox.service"], set[str]()
    while ours:
        unit = ours.pop()
        files = [units(box) / unit, *(units(box) / f"{unit}.d").glob("*.conf")]
        texts = [file.read_text() for file in files]
        assert "DefaultDependencies=no" in texts[0], unit  # else all of sysinit and basic comes first
        lines = [line for text in texts for line in re.findall(r"^After=(.*)", text, re.M)]
        named = {name for line in lines for name in line.split()}
        seen |= named - debians - ends
        ours += [name for name in named if name.startswith("tillbox-") and name.endswith(".service")]
    assert seen == {"dev-tillbox-screen.device", "tillbox-clock.service", "tillbox-first-boot.service",
                    "tillbox-slot-begin.service"}  # fmt: skip
