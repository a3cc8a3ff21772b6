"""A plan on the disk: whole or not at all, whenever the power goes.

Everything is written into ``setup/next`` and brought to the disk; renaming that to ``setup/ready`` is the
moment from which it holds. What is in ``ready`` is then put where it belongs, file by file, each by a rename,
and may be put there any number of times: whoever is interrupted goes on at the next start, before anything
reads a file of it. The card's files come when their secrets are safe elsewhere, and are written over in their
place: an unlinked file would leave its secrets on the card.
"""

import grp
import json
import os
import pwd
import shutil
from collections.abc import Sequence
from pathlib import Path

from appliance.firstboot import Places
from appliance.firstboot.plan import Put

_STEPS = "steps.json"
MARK = "seen"
"""Holds the `Card.mark` of what was taken over from the card."""


def stage(places: Places, puts: Sequence[Put], cards: dict[str, bytes], mark: str) -> None:
    """Bring a plan to the disk; from the moment this returns, `finish` will have it in force.

    Args:
        places: The folders.
        puts: The plan, in order.
        cards: What the card's files are to become, by name.
        mark: What the card looks like then.
    """
    setup = places.data / "setup"
    if not setup.is_dir():
        setup.mkdir(mode=0o700)
        _sync(places.data)
    shutil.rmtree(setup / "next", ignore_errors=True)
    new = setup / "next"
    new.mkdir(mode=0o700)
    steps = []
    for place, put in enumerate(puts):
        _write(new / str(place), put.content, 0o600)
        steps.append([put.to, put.mode, put.owner, put.target, put.gone])
    listed = []
    for place, (name, content) in enumerate(cards.items()):
        _write(new / f"card-{place}", content, 0o600)
        listed.append(name)
    said = {"puts": steps, "cards": listed, "mark": mark}
    _write(new / _STEPS, json.dumps(said).encode(), 0o600)
    _sync(new)
    (setup / "next").rename(setup / "ready")
    _sync(setup)


def finish(places: Places, boot: Path | None) -> bool:
    """Put in place what is ready; False when nothing is.

    Raises:
        OSError: A file cannot be written; the next call goes on.
    """
    ready = places.data / "setup" / "ready"
    shutil.rmtree(ready.with_name("done"), ignore_errors=True)
    if not (ready / _STEPS).is_file():
        return False
    said = json.loads((ready / _STEPS).read_text())
    for place, (to, mode, owner, target, gone) in enumerate(said["puts"]):
        content = (ready / str(place)).read_bytes()
        _put(places, Put(to, content, mode, tuple(owner), target, gone))
    if boot:
        for place, name in enumerate(said["cards"]):
            over(boot / name, (ready / f"card-{place}").read_bytes())
    if said["mark"]:
        replace(ready.with_name(MARK), said["mark"].encode(), 0o600)
    ready.rename(ready.with_name("done"))
    _sync(ready.parent)
    shutil.rmtree(ready.with_name("done"))
    return True


def over(file: Path, content: bytes) -> None:
    """Write a file's new content over the old, in its place, and shorten it only then."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    try:
        long = os.fstat(descriptor).st_size
        _all(descriptor, content + b"\n" * (long - len(content)))
        os.fsync(descriptor)
        os.ftruncate(descriptor, len(content))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    _sync(file.parent)


def replace(file: Path, content: bytes, mode: int, owner: tuple[str, str] = ("", "")) -> None:
    """Put a file in the place of another in one step."""
    new = _new(file)
    _write(new, content, mode, owner)
    new.replace(file)
    _sync(file.parent)


def _put(places: Places, put: Put) -> None:
    file = places.data / put.to
    _folders(places.data, file.parent)
    if put.gone:
        _way(file)
        file.unlink(missing_ok=True)
        _sync(file.parent)
    elif put.target:
        link = _new(file)
        link.symlink_to(put.target)
        link.replace(file)
        _sync(file.parent)
    else:
        replace(file, put.content, put.mode, put.owner)


def _folders(data: Path, wanted: Path) -> None:
    """Make the folders down to a file, each ours: what somebody else put in its place is put aside."""
    for folder in reversed([wanted, *(one for one in wanted.parents if one.is_relative_to(data))]):
        ours = folder.is_dir() and not folder.is_symlink() and folder.stat().st_uid == os.geteuid()
        if ours or folder == data:
            continue
        if folder.is_symlink() or folder.exists():
            _aside(folder)
        folder.mkdir()
        folder.chmod(0o755)  # whatever the umask: others read what lies in it
        _sync(folder.parent)


def _new(file: Path) -> Path:
    """The name under which a file is made before it takes its place; nothing stands under either."""
    new = file.with_name(f".{file.name}.new")
    _way(new)
    _way(file)
    new.unlink(missing_ok=True)
    return new


def _way(file: Path) -> None:
    """Others make folders beside ours: one in a file's place, which no file can replace, is put aside."""
    if file.is_dir() and not file.is_symlink():
        _aside(file)


def _aside(path: Path) -> None:
    """Give it a name that nobody has taken, and nobody can guess."""
    path.rename(path.with_name(f"{path.name}.aside-{os.urandom(4).hex()}"))


def _write(file: Path, content: bytes, mode: int, owner: tuple[str, str] = ("", "")) -> None:
    """Make a file, for its owner alone until it is whole, and bring it to the disk."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        _all(descriptor, content)
        if os.geteuid() == 0:
            os.fchown(descriptor, *_ids(owner))
        os.fchmod(descriptor, mode)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _all(descriptor: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def _ids(owner: tuple[str, str]) -> tuple[int, int]:
    """User and group by number, -1 (as it is) where this machine does not have them."""
    try:
        user = pwd.getpwnam(owner[0]).pw_uid
    except KeyError:
        user = -1
    try:
        return user, grp.getgrnam(owner[1]).gr_gid
    except KeyError:
        return user, -1


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
