"""Room: what a year takes is foretold from what weeks took; the reserve is real, and goes when needed."""

import os

import pytest

from appliance.health import room

WEEK = 7 * 86_400_000
GROWTH = 1_000_000
"""Bytes in a week: 365.25 / 7 × 1 000 000 = 52 178 571 in a year."""


def grown(weeks):
    return [(at * WEEK, 9_000_000 + at * GROWTH) for at in range(weeks)]


def test_years_of_room_at_the_pace_of_the_last_year():
    assert room.years(grown(54), 52_178_571) == 1.0
    assert room.years(grown(10), 521_785_714) == 10.0


def test_nothing_is_foretold_of_a_new_shop_or_of_one_that_does_not_grow():
    assert room.years(grown(4), 1 << 30) is None, "three weeks"
    assert room.years([(0, 5), (9 * WEEK, 5)], 1 << 30) is None
    assert room.years([], 1 << 30) is None


def test_a_year_of_weeks_is_kept_and_a_clock_that_was_wrong_leaves_nothing():
    kept = room.measured(grown(60), 60 * WEEK, 5)
    assert (len(kept), kept[0][0], kept[-1]) == (54, 7 * WEEK, (60 * WEEK, 5))
    assert room.measured([(WEEK, 1), (99 * WEEK, 2)], 2 * WEEK, 3) == [(WEEK, 1), (2 * WEEK, 3)]


def test_measurements_outlive_the_program_and_a_spoilt_file(tmp_path):
    room.measure(tmp_path, WEEK)
    room.measure(tmp_path, 2 * WEEK)
    assert [at for at, _ in room.kept(tmp_path)] == [WEEK, 2 * WEEK]
    (tmp_path / room.MEASURED).write_text('{"used": [[1]]}')
    assert room.kept(tmp_path) == []
    (tmp_path / room.MEASURED).write_text("half a fi")
    assert room.kept(tmp_path) == []


def test_the_reserve_is_of_real_blocks_and_goes_once(tmp_path):
    assert room.keep(tmp_path, 4 << 20)
    held = (tmp_path / room.NAME).stat()
    assert held.st_size == 4 << 20 and held.st_blocks * 512 >= 4 << 20 and held.st_mode & 0o777 == 0o600
    assert room.keep(tmp_path, 4 << 20), "it is there"
    assert room.give_up(tmp_path)
    assert not room.give_up(tmp_path)


def test_no_reserve_is_made_of_the_last_room(tmp_path, monkeypatch):
    of = os.statvfs(tmp_path)
    free = of.f_bavail * of.f_frsize
    assert not room.keep(tmp_path, free)
    assert not (tmp_path / room.NAME).exists()


def test_a_reserve_that_cannot_be_made_whole_leaves_nothing(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", full)
    assert not room.keep(tmp_path, 4 << 20)
    assert not (tmp_path / room.NAME).exists()


def test_what_the_reserve_takes_is_not_used(tmp_path):
    # others write to this disk too, so only that it is not counted twice is certain
    assert room.keep(tmp_path, 64 << 20)
    with_it = room.used(tmp_path)
    of = os.statvfs(tmp_path)
    assert with_it == pytest.approx((of.f_blocks - of.f_bfree) * of.f_frsize - (64 << 20), abs=16 << 20)
