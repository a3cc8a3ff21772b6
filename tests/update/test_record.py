"""The record of the slots: whatever becomes of one copy, the other says which slot boots."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from appliance.update.record import (
    BLOCK,
    FIRST,
    MARK,
    Record,
    State,
    counted,
    mark,
    marked,
    newest,
    order,
    packed,
    read,
)  # fmt: skip

TRYING = Record("b", State.GOOD, State.TRYING, tries=2, told=True, seq=0x1F)


@pytest.mark.parametrize(
    "record", [FIRST, TRYING, Record("b", State.GIVEN_UP, State.READY, 1, False, 1 << 31)]
)
def test_what_is_written_is_read(record):
    assert len(packed(record)) == BLOCK
    assert read(packed(record)) == record


def test_it_is_what_u_boot_writes():
    """As ``env export -c -s 200`` of U-Boot 2025.01 wrote it: checksum, names in their order, zeros."""
    block = bytes.fromhex("305fb4ad") + b"a=good\0active=a\0b=ready\0seq=10\0told=0\0tries=1\0\0"
    record = Record("a", State.GOOD, State.READY, 1, False, 16)
    assert packed(record) == block.ljust(BLOCK, b"\0")


def test_the_newer_copy_counts_and_the_older_is_written_next():
    older, newer = packed(replace(TRYING, seq=9)), packed(replace(TRYING, seq=10))
    assert newest((older, newer)) == (replace(TRYING, seq=10), 0)
    assert newest((newer, older)) == (replace(TRYING, seq=10), 1)


@pytest.mark.parametrize("torn", [1, 3, 4, 20, 40])
def test_a_torn_copy_leaves_the_other(torn):
    overwritten = packed(replace(FIRST, seq=0))
    half = packed(TRYING)[:torn] + overwritten[torn:]
    assert newest((half, packed(FIRST))) == (FIRST, 0)
    assert newest((packed(FIRST), half)) == (FIRST, 1)


def test_nothing_that_a_copy_can_become_is_taken_for_a_record():
    chance = random.Random(1)
    for _ in range(3000):
        block = bytearray(packed(TRYING))
        for _ in range(chance.randint(1, 9)):
            block[chance.randrange(BLOCK)] ^= 1 << chance.randrange(8)
        assert read(bytes(block)) in (None, TRYING)
    assert read(bytes(BLOCK)) is None and read(b"") is None and read(b"\xff" * BLOCK) is None


def test_with_no_record_left_it_is_a_then_b():
    assert newest((bytes(BLOCK), b"\xff" * BLOCK)) == (None, 0)
    assert order(None) == ("a", "b")


def test_a_new_slot_is_tried_twice_and_then_the_box_is_back():
    record, booted = replace(TRYING, seq=5), []
    for _ in range(4):
        booted.append(order(record)[0])
        record = counted(record) or record
    assert booted == ["b", "b", "a", "a"]
    assert record == replace(TRYING, seq=7, tries=0)


def test_a_good_slot_boots_without_a_write_however_often():
    assert counted(FIRST) is None and order(FIRST) == ("a", "b")
    assert order(Record("b", State.EMPTY, State.GOOD)) == ("b", "a")


@pytest.mark.parametrize("state", [State.EMPTY, State.READY, State.GIVEN_UP])
def test_a_slot_that_is_not_to_boot_comes_last(state):
    assert order(Record("b", State.GOOD, state, tries=2)) == ("a", "b")


def test_a_mark_names_its_slot_in_plain_text():
    assert mark("b") == b"tillbox-slot-b-does-not-start" + bytes(BLOCK - 29)
    assert (marked(mark("a")), marked(mark("b"))) == ("a", "b")


def test_nothing_that_a_mark_can_become_is_taken_for_another():
    chance = random.Random(1)
    for _ in range(3000):
        block = bytearray(mark("a"))
        block[chance.randrange(BLOCK)] ^= chance.randrange(1, 256)
        assert marked(bytes(block)) in ("", "b")
    assert marked(bytes(BLOCK)) == marked(b"") == marked(b"\xff" * BLOCK) == marked(mark("a")[:29]) == ""


GOOD, TRYING_NOW = State.GOOD, State.TRYING


@pytest.mark.parametrize(
    ("record", "broken", "first"),
    [
        (Record("a", GOOD, GOOD), "a", "b"),
        (Record("a", GOOD, State.READY), "a", "b"),
        (Record("a", GOOD, State.GIVEN_UP), "a", "b"),
        (FIRST, "a", "a"),  # nothing is in the other
        (Record("b", GOOD, GOOD), "a", "b"),
        (Record("b", GOOD, TRYING_NOW, tries=2), "b", "a"),
        (Record("b", GOOD, TRYING_NOW, tries=0), "a", "b"),
        (Record("b", GOOD, State.EMPTY), "a", "a"),
        (None, "a", "b"),
    ],
)
def test_the_slot_that_does_not_start_comes_last_unless_the_other_is_empty(record, broken, first):
    assert order(record, broken) == (first, "ab".replace(first, ""))


def test_a_try_that_is_not_made_is_not_counted():
    assert counted(TRYING, "b") is None
    assert counted(TRYING, "a") == counted(TRYING) == replace(TRYING, tries=1, seq=0x20)


def test_the_script_and_the_rule_know_the_same_mark():
    script = (Path(__file__).parents[2] / "image/boot/boot.cmd").read_text()
    assert f"read ${{loadaddr}} {MARK // BLOCK:x} 1" in script
    assert mark("${slot}").rstrip(b"\0").decode() in script
