"""Cut off after any event and run again, a replay ends as if it had not been; paper is never ahead."""

import shutil
from random import Random

from appliance.simulated.replay import Replay
from tests.simulated.oracle import days, some_days

LINES = [f"{line}\n".encode() for line in some_days(Random(9), "denmark", 2, sales=8)]


class Cut(Exception):
    """The power goes."""


def cut_after(lines, count):
    """The lines of a file whose reader is cut off."""
    yield from lines[:count]
    raise Cut


def test_the_same_result_as_in_one_run(tmp_path):
    said = []
    for place in range(0, len(LINES), 3):
        folder = tmp_path / "data"
        replay = Replay(folder, "denmark", "", tmp_path / "paper")
        try:
            replay.run(cut_after(LINES, place), lambda what: None)
        except Cut:
            shutil.copytree(folder, tmp_path / f"cut{place}")  # as the power cut leaves the files
        replay.database.close()
        shutil.rmtree(folder)
        (tmp_path / f"cut{place}").rename(folder)
    replay = Replay(folder, "denmark", "", tmp_path / "paper")
    replay.run(LINES, said.append)
    replay.database.close()
    want = days([line.decode() for line in LINES], "denmark")
    assert [{name: day[name] for name in day if name != "entries"} for day in said] == want
    paper = (tmp_path / "paper").read_text().splitlines()
    assert len(paper) == len(set(paper)) == sum(day["sales"] + day["returns"] for day in want)
