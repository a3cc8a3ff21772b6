"""The same file again stores nothing; a longer one goes on; another is refused."""

import json
from random import Random

import pytest

from appliance.simulated.replay import replay
from tests.simulated.oracle import some_days
from tests.simulated.test_replay_bad_lines import stored


@pytest.fixture
def play(tmp_path, capsys):
    """Replays lines in the same database; gives (exit code, day lines, errors)."""

    def run(lines, country="norway", currency=""):
        file = tmp_path / "f.jsonl"
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        code = replay(file, tmp_path / "data", country, currency)
        out, err = capsys.readouterr()
        said = [json.loads(line) for line in out.splitlines()]
        return code, [one for one in said if "z" in one], err

    return run


LINES = some_days(Random(5), "norway", 3, sales=6)


def test_the_same_file_says_the_same_and_stores_nothing(play, tmp_path):
    code, days, _ = play(LINES)
    before = stored(tmp_path / "data")
    assert (code, len(days)) == (0, 3)
    assert play(LINES)[:2] == (0, days)
    assert stored(tmp_path / "data") == before


def test_a_longer_file_goes_on(play, tmp_path):
    cut = len(LINES) * 2 // 3
    assert play(LINES[:cut])[0] == 0
    assert play(LINES)[1] == play(LINES)[1]
    assert len(play(LINES)[1]) == 3


@pytest.mark.parametrize("place", [0, 8, 12, len(LINES) - 1])
def test_another_file_is_refused_at_the_line_that_differs(play, tmp_path, place):
    play(LINES)
    before = stored(tmp_path / "data")
    other = [*LINES[:place], LINES[place].replace("}", " }"), *LINES[place + 1 :]]
    code, _, error = play(other)
    assert code == 2
    assert f"line {place + 1}: expected the line that was replayed" in error
    assert stored(tmp_path / "data") == before


@pytest.mark.parametrize("place", [8, len(LINES) - 1])
def test_a_line_that_went_blank_is_another_file(play, tmp_path, place):
    play(LINES)
    code, _, error = play([*LINES[:place], "", *LINES[place + 1 :]])
    assert code == 2
    assert f"line {place + 1}: expected the line that was replayed" in error


def test_a_line_put_where_a_blank_one_was_is_another_file(play, tmp_path):
    gap = [*LINES[:8], "", *LINES[8:]]
    assert play(gap)[0] == 0
    before = stored(tmp_path / "data")
    code, _, error = play([*LINES[:8], LINES[7], *LINES[8:]])
    assert code == 2
    assert "line 9: expected the line that was replayed" in error
    assert stored(tmp_path / "data") == before
    assert play(gap)[0] == 0


@pytest.mark.parametrize(("country", "currency"), [("denmark", ""), ("plain", "NOK")])
def test_another_country_is_refused(play, country, currency):
    play(LINES)
    assert play(LINES, country, currency)[0] == 2


def test_windows_line_ends_blank_lines_and_a_byte_order_mark_are_the_same_file(tmp_path, capsys):
    file = tmp_path / "f.jsonl"
    file.write_bytes("".join(f"{line}\n" for line in LINES).encode())
    assert replay(file, tmp_path / "data", "norway", "") == 0
    file.write_bytes(b"\xef\xbb\xbf" + "".join(f"{line}\r\n" for line in LINES).encode() + b"\r\n\r\n")
    assert replay(file, tmp_path / "data", "norway", "") == 0


def test_a_shop_s_own_database_is_never_written(tmp_path, capsys):
    from tests.till.shop import Box

    box = Box(tmp_path / "data")
    box.start()
    box.off()
    before = stored(tmp_path / "data")
    file = tmp_path / "f.jsonl"
    file.write_text(LINES[0])
    assert replay(file, tmp_path / "data", "norway", "") == 2
    assert "database_replayed" in capsys.readouterr().err
    assert stored(tmp_path / "data") == before
