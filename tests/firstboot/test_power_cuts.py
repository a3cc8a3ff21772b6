"""The power goes at every step of the way: what is in force is the old or the new, and never a part of each.

A process is ended (as by SIGKILL: nothing of it runs on) before, or half-way through, each call that changes
the disk; then the box starts again, as it does, with `first_boot` before anything else.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from appliance.firstboot import boot
from tests.firstboot.card import FULL, SECRETS, SHORTEST, Card

CALLS = ("open", "write", "rename", "replace", "unlink", "mkdir", "symlink", "ftruncate", "fchmod", "fsync")


class Cut:
    """Ends the process at the given call; a write is cut in its middle."""

    def __init__(self, at: int) -> None:
        self.at, self.seen = at, 0

    def around(self, name: str, call: Callable) -> Callable:
        def cut(*args, **kwargs):
            self.seen += 1
            if self.seen == self.at:
                if name == "write":
                    call(args[0], bytes(args[1])[: len(args[1]) // 2])
                os._exit(9)
            return call(*args, **kwargs)

        return cut


def started(card: Card, at: int) -> bool:
    """Start the box in a process of its own; False when the power went before it was ready."""
    child = os.fork()
    if child == 0:
        cut = Cut(at)
        for name in CALLS:
            setattr(os, name, cut.around(name, getattr(os, name)))
        try:
            card.start()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def copy_of(folder: Path, to: Path) -> Card:
    shutil.copytree(folder, to, symlinks=True)
    return Card(to)


def settled(card: Card) -> dict[str, bytes]:
    """What is in force; the paths of this copy are those of every other."""
    return {name: content.replace(str(card.data).encode(), b"DATA") for name, content in card.state().items()}


@pytest.mark.parametrize("before", ["", SHORTEST], ids=["a new box", "a till that is set up"])
def test_whenever_the_power_goes_the_old_or_the_new_is_in_force(tmp_path, before, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)  # a killed process loses nothing it has written
    (tmp_path / "old").mkdir()
    old = Card(tmp_path / "old")
    if before:
        old.put(before).start()
    was = settled(old)
    old.put(FULL)
    new = copy_of(tmp_path / "old", tmp_path / "new")
    new.start()
    becomes = settled(new)
    assert was != becomes

    ended = False
    at = 0
    seen = set()
    while not ended:
        at += 1
        card = copy_of(tmp_path / "old", tmp_path / f"cut-{at}")
        ended = started(card, at)
        begun = (card.data / "setup/ready").exists()
        taken = becomes if ended or begun or settled(card) == becomes else was
        if not begun:
            assert settled(card) == taken, f"half at call {at}"
        seen.add((ended, begun, taken is becomes))
        assert card.start().state in ("applied", "nothing")
        assert settled(card) == becomes, f"not mended after call {at}"
        assert not (card.data / "setup/ready").exists()
        for path in [*card.boot.iterdir(), *(card.data / "setup").rglob("*")]:
            content = path.read_bytes() if path.is_file() else b""
            assert not [secret for secret in SECRETS if secret in content], (at, path)
        shutil.rmtree(card.folder)
    assert at > 60  # it was cut that often, and in every phase
    assert seen == {(False, False, False), (False, True, True), (False, False, True), (True, False, True)}


def test_a_card_that_cannot_be_written_is_tried_again(tmp_path, monkeypatch):
    card = Card(tmp_path).put(FULL)
    with monkeypatch.context() as locked:
        locked.setattr("appliance.firstboot.putting.over", refuse)
        with pytest.raises(OSError, match="read-only"):
            card.start()
    assert card.text("till/secrets/books-secret") == "hush-hush-hush\n"
    assert card.start().state == boot.APPLIED
    assert not any(secret in (card.boot / "till.toml").read_bytes() for secret in SECRETS)


def refuse(*_):
    raise OSError("read-only")
