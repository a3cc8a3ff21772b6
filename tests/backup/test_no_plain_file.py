"""What a stick of somebody's holds that is no file: a pipe, a socket or a link under the name of one of ours.

Whoever opened a pipe as a file would wait until the stick is pulled out; an alarm ends that, and the test.
"""

import errno
import json
import os
import signal
import socket
from pathlib import Path

import pytest

from appliance import plain_file
from appliance.backup import copies, joining, lines, stick
from appliance.backup.disk import Disk
from appliance.config import parse
from appliance.domain.problems import Refused
from appliance.till import people
from appliance.wiring import backing_up, copying, log_text, resetting, restore_screen, restoring
from tests.backup.boxes import sold
from tests.backup.test_backing_up import TOML
from tests.till.shop import MILK, Box, opened

NAMES = ("till.json", "till.toml", "journal-1.jsonl", "journal-2.jsonl", "copy/manifest.json", "copy/till.db")
"""Files of a till's folder on a stick; ``copy`` stands for its newest copy."""


@pytest.fixture(autouse=True)
def nobody_waits():
    """Who hangs is woken."""

    def woken(number, frame):
        raise AssertionError("it waits for a pipe")

    signal.signal(signal.SIGALRM, woken)
    signal.alarm(30)
    yield
    signal.alarm(0)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def bound(path: Path) -> None:
    """A socket; its name is too long where it stands."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)


def link(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.fixture
def box(tmp_path):
    """A box that has sold, with a stick that has its lines and a copy."""
    box = Box(tmp_path / "till")
    box.till, box.root = opened(box.start()), tmp_path / "STICK"
    sold(box.till, MILK, 2490)
    box.root.mkdir()
    box.off()
    assert copying.run(parse(TOML), box.folder, print, now=True, found=lambda: [str(box.root)])
    box.on_stick = stick.place(box.root, stick.whose(parse(TOML)))
    return box


def planted(box: Box, name: str, kind) -> Path:
    """Something that is no file, in the place of one of ours."""
    (copy,) = copies.copies(Disk(), box.on_stick)
    path = box.on_stick / name.replace("copy", copy.folder.name)
    path.unlink(missing_ok=True)
    kind(path)
    return path


@pytest.mark.parametrize("kind", [pipe, bound, link])
def test_no_plain_file_is_opened(tmp_path, kind):
    kind(tmp_path / "file")
    for flags in (os.O_RDONLY, os.O_RDWR | os.O_CREAT, os.O_WRONLY | os.O_CREAT | os.O_TRUNC):
        with pytest.raises(OSError) as refused:
            plain_file.descriptor(tmp_path / "file", flags)
        assert refused.value.errno in (errno.EINVAL, errno.ENXIO, errno.ELOOP)
    (tmp_path / "file").unlink()
    (tmp_path / "file").write_bytes(b"here it is")
    assert plain_file.content(tmp_path / "file", 4) == b"here"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *((name, pipe) for name in NAMES),
        ("till.json", bound),
        ("journal-1.jsonl", link),
        ("copy/till.db", link),
    ],
)
def test_a_restore_neither_waits_nor_falls(box, tmp_path, name, kind):
    planted(box, name, kind)
    for offer in restoring.offers(lambda: [str(box.root)]):
        try:
            restoring.Restoring(tmp_path / "new", restoring.join(offer, tmp_path / "new")).close()
        except Refused as refused:
            assert refused.problem.code in ("restore_unreadable", "restore_nothing")


def test_a_pipe_as_the_settings_does_not_hold_up_the_first_screen(box, tmp_path, monkeypatch):
    planted(box, "till.toml", pipe)
    monkeypatch.setattr(restore_screen, "offers", lambda: restoring.offers(lambda: [str(box.root)]))
    with pytest.raises(SystemExit):
        restore_screen._config(tmp_path / "new")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *((name, pipe) for name in (*NAMES, "copy.part", "till.json.part", "till.toml.part")),
        ("copy/manifest.json", bound),
        ("journal-1.jsonl", link),
    ],
)
def test_a_back_up_neither_waits_nor_falls(box, name, kind):
    planted(box, name, kind)
    box.till = box.start()
    box.till.drawer = "shut"
    people.log_in(box.till, "1", "1234")
    sold(box.till, MILK, 2490)
    found = lambda: [str(box.root)]  # noqa: E731
    copying.run(parse(TOML), box.folder, print, now=True, found=found)
    box.off()
    copying.run(parse(TOML), box.folder, print, now=True, found=found)
    resetting._on_a_stick(parse(TOML), box.folder, found)
    try:
        backing_up.needs_own_stick(parse(TOML), box.folder, found)
    except Refused as refused:
        assert name == "journal-2.jsonl" and refused.problem.code == "till_moved"


def test_lines_in_a_pipe_are_a_stick_that_cannot_be_written_to(box):
    planted(box, "journal-1.jsonl", pipe)
    with pytest.raises(OSError) as refused:
        lines.Keeper(Disk(), box.folder / "till.db").catch_up(box.on_stick)
    assert backing_up.trouble(refused.value).code == "backup_failed"


def test_a_copy_that_names_a_device_as_its_file_is_not_sound(box, tmp_path):
    (copy,) = copies.copies(Disk(), box.on_stick)
    path = copy.folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"files": [["/dev/zero", "0" * 64, 0]]}))
    assert not any(copies.sound(Disk(), one) for one in copies.copies(Disk(), box.on_stick))
    assert joining.join(Disk(), box.on_stick, tmp_path / "new").copy == ""


def test_a_log_is_written_through_no_pipe(tmp_path):
    os.mkfifo(tmp_path / "log.txt.part")
    with pytest.raises(OSError):
        log_text.write("text", tmp_path, "log.txt")
    assert not (tmp_path / "log.txt").exists()
