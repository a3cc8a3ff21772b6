"""A few kills of a replay; ``python -m tests.kills`` does it hundreds of times."""

import pytest

from tests.kills import Broken, Figures, acknowledged, check, replay_kills, start
from tests.simulated.oracle import some_days


@pytest.mark.slow
def test_every_acknowledged_receipt_survives_ten_kills():
    figures = replay_kills(10, seed=7, sales=80)
    assert figures.kills == 10
    assert figures.acknowledged > 0


def test_a_lost_receipt_would_be_found(tmp_path):
    """The judge itself is judged: paper that the journal knows nothing of, and a line printed twice."""
    from random import Random

    file, paper = tmp_path / "f.jsonl", tmp_path / "paper"
    file.write_text("\n".join(some_days(Random(3), "plain", 1, 4)))
    start(file, tmp_path / "data", "plain", paper).communicate()
    check(tmp_path / "data", "plain", paper, Figures())
    printed = paper.read_text()
    for wrong in (printed + "9999 9999 100\n", printed + printed.splitlines()[0] + "\n"):
        paper.write_text(wrong)
        with pytest.raises(Broken):
            check(tmp_path / "data", "plain", paper, Figures())


def test_a_torn_last_line_was_never_acknowledged(tmp_path):
    (tmp_path / "paper").write_text("4 1 100\n5 2 2")
    assert acknowledged(tmp_path / "paper") == [(4, 1, 100)]
