"""No half-written file ever has a final name: sticks are full, pulled out, or hold another till's key."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from appliance.domain.problems import Refused
from appliance.fiscal.saft import parts
from tests.saft.writing import exported, files, shop, sound
from tests.till.shop import MILK, paid, ring


def failed(excinfo):
    return excinfo.value.problem.code, excinfo.value.problem.facts


def test_what_was_exported_before_stays_and_the_key_is_one(tmp_path):
    with shop(tmp_path) as (box, till):
        paid(ring(till, MILK), ("card", 2490))
        out = tmp_path / "out"
        first = exported(box, out)
        assert [(file.name, file.bytes, file.sha256) for file in first] == [
            (path.name, path.stat().st_size, _sha256(path)) for path in (*files(out), out / "1.pem")
        ]
        (out / ".tillbox-1.tmp").write_text("left by an export that was cut off")
        assert exported(box, out) == first
        assert sorted(path.name for path in out.iterdir()) == sorted(file.name for file in first)
        sound(out)


def _sha256(path):
    said = subprocess.run(["sha256sum", path], capture_output=True, text=True, check=True).stdout
    return said.split()[0]


def test_another_till_s_key_is_not_written_over(tmp_path):
    with shop(tmp_path) as (box, till):
        paid(ring(till, MILK), ("card", 2490))
        out = tmp_path / "out"
        out.mkdir()
        (out / "1.pem").write_text("another key")
        with pytest.raises(Refused) as refused:
            exported(box, out)
        assert failed(refused) == (
            "export_failed",
            {"file": "1.pem", "detail": "the key of another till lies there"},
        )
        assert [path.name for path in out.iterdir()] == ["1.pem"]
        assert (out / "1.pem").read_text() == "another key"


@pytest.mark.parametrize("name", ["fsync", "rename"])
def test_a_stick_that_fails_leaves_no_file(tmp_path, monkeypatch, name):
    """The second call fails, so that one of two files is done already."""
    calls = []

    def fails(*arguments):
        calls.append(arguments)
        if len(calls) == 2:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(*arguments)

    with shop(tmp_path) as (box, till):
        paid(ring(till, MILK), ("card", 2490))
        out = tmp_path / "out"
        real = os.fsync if name == "fsync" else parts.Path.rename
        monkeypatch.setattr(*((parts.os, "fsync") if name == "fsync" else (parts.Path, "rename")), fails)
        with pytest.raises(Refused) as refused:
            exported(box, out)
    assert failed(refused) == ("export_failed", {"file": str(out), "detail": "Input/output error"})
    assert list(out.iterdir()) == []


def _shorten(file):
    os.truncate(file, os.fstat(file).st_size // 2)


def _turn_a_bit(file):
    at = os.fstat(file).st_size // 2
    (byte,) = os.pread(file, 1, at)
    os.pwrite(file, bytes([byte ^ 4]), at)


@pytest.mark.parametrize("lie", [_shorten, _turn_a_bit])
@pytest.mark.parametrize("which", [1, 2], ids=["the export", "the key"])
def test_a_stick_that_keeps_something_else_than_it_took_is_found_out(tmp_path, monkeypatch, lie, which):
    """It says that a file is on it, and has other bytes when it is asked for them."""
    real, synced = os.fsync, []

    def lies(file):
        real(file)
        if not stat.S_ISDIR(os.fstat(file).st_mode):
            synced.append(file)
            if len(synced) == which:
                with Path(f"/proc/self/fd/{file}").open("r+b") as other:
                    lie(other.fileno())

    with shop(tmp_path) as (box, till):
        paid(ring(till, MILK), ("card", 2490))
        out = tmp_path / "out"
        monkeypatch.setattr(parts.os, "fsync", lies)
        with pytest.raises(Refused) as refused:
            exported(box, out)
        monkeypatch.undo()
        code, facts = failed(refused)
        assert (code, facts["file"].rpartition(".")[2]) == ("export_differs", ("xml", "pem")[which - 1])
        assert list(out.iterdir()) == []
        exported(box, out)
        sound(out)


def test_a_stick_that_is_pulled_out_before_it_was_read_back(tmp_path, monkeypatch):
    with shop(tmp_path) as (box, till):
        paid(ring(till, MILK), ("card", 2490))
        out, real = tmp_path / "STICK" / "out", parts.settle
        out.parent.mkdir()

        def pulled(folder):
            real(folder)
            out.parent.rename(tmp_path / "in a pocket")

        monkeypatch.setattr(parts, "settle", pulled)
        with pytest.raises(Refused) as refused:
            exported(box, out)
    assert failed(refused) == ("export_failed", {"file": str(out), "detail": "No such file or directory"})


def test_a_full_stick_says_so(tmp_path):
    """A process that may write no file larger than 100,000 bytes."""
    with shop(tmp_path) as (box, till):
        for _ in range(60):
            paid(ring(till, MILK), ("card", 2490))
        out = tmp_path / "out"
        script = f"""
import resource, signal
from pathlib import Path
from types import SimpleNamespace
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
from appliance.domain.problems import Refused
from appliance.fiscal import rules_for
from tests.saft.writing import exported
box = SimpleNamespace(folder=Path({str(box.folder)!r}), rules=rules_for("norway"))
try:
    exported(box, Path({str(out)!r}))
except Refused as refused:
    print(refused)
"""
        said = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True
        ).stdout
        assert said == f"export_failed (file={out}, detail=File too large)\n"
        assert list(out.iterdir()) == []


def test_a_power_cut_in_the_middle_leaves_nothing_with_a_final_name(tmp_path):
    """The process kills itself half-way, and then just before the files get their names."""
    with shop(tmp_path) as (box, till):
        for _ in range(260):
            paid(ring(till, MILK), ("card", 2490))
        out = tmp_path / "out"
        for least in (500, 900):
            script = f"""
import os, signal
from pathlib import Path
from appliance.fiscal.saft.export import export
from appliance.storage.spans import spanning
from tests.saft.writing import DAY, facts
def told(thousandths):
    if thousandths > {least}:
        os.kill(os.getpid(), signal.SIGKILL)
with spanning(Path({str(box.folder)!r}) / "till.db", DAY, DAY, 240) as source:
    export(source, (DAY, DAY), facts(), Path({str(out)!r}), told)
"""
            assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -9
            assert [path.name for path in out.iterdir()] == [".tillbox-1.tmp"]
        exported(box, out)
        assert len(list(out.iterdir())) == 2
        sound(out)


def test_a_folder_that_cannot_be_made_says_why(tmp_path):
    with shop(tmp_path) as (box, _):
        (tmp_path / "file").write_text("no folder")
        with pytest.raises(Refused) as refused:
            exported(box, tmp_path / "file" / "out")
    assert failed(refused)[1]["detail"] == "Not a directory"
