"""The till and the uploader as two users of a sticky folder: each reads the other's file, and breaks nothing.

Real processes, forked here, that have given up root for good. They import nothing anew: what they need was
loaded by the first life of the shop, which root lives.
"""

import os
import pickle
import shutil
import sqlite3
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from appliance.config import load
from appliance.domain.settlement import Count
from appliance.storage import beside, delivery, vouchers
from appliance.storage.delivery import State, states
from appliance.storage.heads import noted
from appliance.storage.looked import damage, last_z
from appliance.till import day, people
from appliance.till.till import Person
from appliance.wiring.books import deliver
from appliance.wiring.box import Box
from appliance.wiring.connections import secret
from appliance.wiring.first_boot import change_at_a_desk
from appliance.wiring.starting import start
from tests.test_commands import TOML

GROUP, TILL, BOOKS = 54810, 54811, 54812
pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become two users")


def as_user(user: int, work: Callable[[], Any]) -> Any:
    """What ``work`` gives, or raises as RuntimeError, in a process of a user; None if it is killed."""
    out, into = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.setgroups([GROUP])
            os.setresgid(GROUP, GROUP, GROUP)
            os.setresuid(user, user, user)
            os.umask(0o027)
            said = (True, work())
        except BaseException:
            said = (False, traceback.format_exc())
        os.write(into, pickle.dumps(said))
        os._exit(0)
    os.close(into)
    with open(out, "rb") as pipe:  # noqa: PTH123
        told = pipe.read()
    os.waitpid(child, 0)
    if not told:
        return None
    well, result = pickle.loads(told)
    if not well:
        raise RuntimeError(result)
    return result


def closed(folder: Path, ending: Callable[[Box], object]) -> None:
    """A day of the till from start to settlement, and how it ends."""
    box = start(load(folder / "till.toml"), folder, parts=None)
    people.add(box.till, Person("1", "Ingrid"), "1111")
    people.log_in(box.till, "1", "1111")
    day.open_day(box.till, 50_000, clock_confirmed=True)
    day.z_report(box.till)
    day.settle_day(box.till, Count(50_000, {}, {}, {}, counted_by="1"))
    ending(box)


def ends(box: Box) -> None:
    """It is switched off."""
    box.stop()


def falls(box: Box) -> None:
    """It dies: nothing is closed, the log stays hot."""
    os.kill(os.getpid(), 9)


def delivered(folder: Path) -> tuple[int, int]:
    """One pass: how many arrived, how many wait."""
    ended = deliver(load(folder / "till.toml"), folder, at_once=True)
    return ended.accepted, ended.waiting


def owners(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_uid for path in folder.iterdir() if ".db" in path.name}


@pytest.fixture(scope="module", autouse=True)
def loaded(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever the two import on their way."""
    folder = tmp_path_factory.mktemp("loaded")
    (folder / "till.toml").write_text(TOML)
    deliver_to = folder / "delivery.db"
    closed(folder, ends)
    delivered(folder)
    assert states(deliver_to) and list(noted(deliver_to)) and last_z(folder / "till.db")


@pytest.fixture
def folder() -> Iterator[Path]:
    """The data folder as `systemd/tmpfiles.conf` makes it."""
    top = Path(tempfile.mkdtemp(prefix="two-users-"))
    top.chmod(0o711)
    data = top / "data"
    data.mkdir()
    os.chown(data, 0, GROUP)
    data.chmod(0o1770)
    (data / "till.toml").write_text(TOML)
    (data / "till.toml").chmod(0o644)
    yield data
    shutil.rmtree(top)


@pytest.fixture
def known(folder: Path) -> Path:
    """A folder whose uploader has been there before its first day."""
    as_user(TILL, lambda: ends(start(load(folder / "till.toml"), folder, parts=None)))
    as_user(BOOKS, lambda: delivered(folder))
    return folder


def nothing_of_the_others(folder: Path) -> None:
    """Each file, and what SQLite keeps beside it, is its writer's."""
    for name, owner in owners(folder).items():
        assert owner == (BOOKS if name.startswith("delivery.db") else TILL), owners(folder)


def opened(folder: Path) -> None:
    """The till starts and is switched off."""
    ends(start(load(folder / "till.toml"), folder, parts=None))


def stands(folder: Path) -> list[State]:
    """What the till sees of its deliveries."""
    return [row.state for row in states(folder / "delivery.db").values()]


@pytest.mark.parametrize("ending", [ends, falls])
def test_a_day_arrives_while_no_till_runs(known: Path, ending: Callable[[Box], object]) -> None:
    """Switched off or fallen, the uploader needs no till to read it: nobody recovers the log for it."""
    as_user(TILL, lambda: closed(known, ending))
    assert (known / "till.db-wal").exists()
    assert as_user(BOOKS, lambda: delivered(known)) == (1, 0)
    nothing_of_the_others(known)
    assert as_user(TILL, lambda: stands(known)) == [State.ACCEPTED]
    as_user(TILL, lambda: opened(known))
    nothing_of_the_others(known)


def test_a_day_arrives_beside_a_till_that_runs(known: Path) -> None:
    """The till stands there with everything open, and sees at once what became of the day."""
    (ready, say_ready), (done, say_done) = os.pipe(), os.pipe()

    def live(box: Box) -> None:
        os.write(say_ready, b".")
        os.read(done, 1)
        assert stands(known) == [State.ACCEPTED]
        box.stop()

    child = os.fork()
    if not child:
        code = 1
        try:
            as_user(TILL, lambda: closed(known, live))
            code = 0
        finally:
            os._exit(code)
    os.read(ready, 1)
    assert as_user(BOOKS, lambda: delivered(known)) == (1, 0)
    os.write(say_done, b".")
    assert os.waitpid(child, 0)[1] == 0
    nothing_of_the_others(known)


def test_an_uploader_that_fell_is_read_at_once(known: Path) -> None:
    as_user(TILL, lambda: closed(known, ends))
    as_user(BOOKS, lambda: (delivered(known), hot(known / "delivery.db")))
    assert (known / "delivery.db-wal").stat().st_size > 0
    assert as_user(TILL, lambda: stands(known)) == [State.ACCEPTED]
    assert (
        as_user(TILL, lambda: len(list(noted(known / "delivery.db")))) == 3
    )  # the last of them was only in its log
    assert as_user(BOOKS, lambda: delivered(known)) == (0, 0)
    nothing_of_the_others(known)


def hot(path: Path) -> None:
    """Write, and die before anything is closed."""
    database = sqlite3.connect(path)
    database.execute("INSERT INTO head SELECT max(id) + 1, 1, 1, zeroblob(32), 1 FROM head")
    database.commit()
    os.kill(os.getpid(), 9)


def test_a_file_that_was_brought_back_has_no_log(known: Path) -> None:
    """From a back-up it comes alone; it is read as it is, and no log is made for its writer to trip over."""
    as_user(TILL, lambda: closed(known, ends))
    for side in ("till.db-wal", "till.db-shm"):
        (known / side).unlink()
    assert as_user(BOOKS, lambda: delivered(known)) == (1, 0)
    assert "till.db-wal" not in owners(known)
    as_user(TILL, lambda: opened(known))
    nothing_of_the_others(known)


def test_a_log_without_its_index_is_out_of_reach_at_once(
    known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only its writer can make that index. Nobody waits for him, and nothing is made in his place."""
    as_user(TILL, lambda: closed(known, falls))
    as_user(BOOKS, lambda: hot(known / "delivery.db"))
    for side in ("till.db-shm", "delivery.db-shm"):
        (known / side).unlink()
    with monkeypatch.context() as patch:
        for module in (vouchers, delivery):  # who waits, waits for longer than a test may take
            patch.setattr(module, "beside", lambda path, patience: beside.beside(path, 3_600_000))
        with pytest.raises(RuntimeError, match="unable to open database file"):
            as_user(BOOKS, lambda: delivered(known))
        with pytest.raises(RuntimeError, match="OutOfReach"):
            as_user(TILL, lambda: stands(known))
    as_user(TILL, lambda: opened(known))
    assert as_user(BOOKS, lambda: delivered(known)) == (1, 0)
    nothing_of_the_others(known)


def test_what_sqlite_made_in_the_wrong_moment_is_taken_away(
    known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log was there when we looked and gone when SQLite opened: it makes one that is ours."""
    as_user(TILL, lambda: closed(known, ends))
    seen = as_user(BOOKS, lambda: beside.address(known / "till.db"))
    for side in ("till.db-wal", "till.db-shm"):
        (known / side).unlink()
    monkeypatch.setattr(beside, "address", lambda path: seen)
    with pytest.raises(RuntimeError, match="unable to open database file"):
        as_user(BOOKS, lambda: read(known / "till.db"))
    assert owners(known) == {"till.db": TILL, "draft.db": TILL, "delivery.db": BOOKS} | {
        f"delivery.db-{side}": BOOKS for side in ("wal", "shm")
    }
    monkeypatch.undo()
    as_user(TILL, lambda: opened(known))


def read(path: Path) -> None:
    with beside.beside(path, 100) as database:
        database.execute_sql("SELECT 1 FROM entry")


def test_neither_replaces_what_is_the_others(known: Path) -> None:
    as_user(TILL, lambda: closed(known, ends))
    as_user(BOOKS, lambda: delivered(known))
    keys = [path.relative_to(known) for path in (known / "keys").rglob("*") if path.is_file()]
    assert keys
    for file in ("till.db", "till.db-wal", "till.db-shm", "till.lock"):
        assert as_user(BOOKS, lambda file=file: spoilt(known / file)) == []
    for file in ("delivery.db", "delivery.db-wal", "delivery.db-shm", "upload.lock"):
        assert as_user(TILL, lambda file=file: spoilt(known / file)) == []
    for key in keys:
        with pytest.raises(RuntimeError, match="PermissionError"):
            as_user(BOOKS, lambda key=key: (known / key).read_bytes())


def spoilt(path: Path) -> list[str]:
    """What can be done to a file of the other's that must not be."""
    deeds = {
        "removed": path.unlink,
        "renamed": lambda: path.rename(path.with_suffix(".old")),
        "written to": lambda: path.open("ab").close(),
        "opened to all": lambda: path.chmod(0o666),
    }
    done = []
    for name, deed in deeds.items():
        try:
            deed()
        except PermissionError:
            continue
        done.append(name)
    return done


SMS = b"""[sms]
service = "gatewayapi"
to = "+4799999999"
secret = "hush-hush-hush"
"""


def test_what_the_screen_keeps_secret_at_a_desk_its_uploader_reads_and_nobody_else(folder: Path) -> None:
    """Nobody there is root, who gives it to the uploader on a box."""
    os.chown(folder / "till.toml", TILL, GROUP)
    assert as_user(TILL, lambda: change_at_a_desk(SMS, folder)).state == "applied"
    file = folder / "secrets/sms-secret"
    assert as_user(BOOKS, lambda: secret(load(folder / "till.toml").sms)) == "hush-hush-hush"
    assert (file.stat().st_uid, file.stat().st_gid, file.stat().st_mode & 0o777) == (TILL, GROUP, 0o640)


def test_looks_from_outside_make_nothing_either(known: Path) -> None:
    as_user(TILL, lambda: closed(known, ends))
    before = owners(known)
    assert as_user(BOOKS, lambda: (damage(known / "till.db"), last_z(known / "till.db")))[0] == ""
    assert as_user(TILL, lambda: damage(known / "delivery.db")) == ""
    assert owners(known) == before
