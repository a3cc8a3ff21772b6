"""What the operating system answers is said in the till's language."""

import os

import pytest

from appliance.domain.finding import Finding
from appliance.domain.money import NOK
from appliance.domain.problems import Problem
from appliance.problem_words.system import SYSTEM
from appliance.words import Words


@pytest.fixture
def answer(tmp_path):
    """What the system itself answers where a file is not there."""
    with pytest.raises(OSError) as refused:
        (tmp_path / "none").read_bytes()
    return refused.value.strerror


def test_a_problem_and_a_finding_say_it_in_the_shops_words(answer):
    nb = Words("nb", NOK)
    what, _, _ = nb.problem(Problem.of("list_failed", file="a.csv", detail=answer))
    assert what == "a.csv kunne ikke skrives: den er ikke der"
    so, _ = nb.finding(Finding("drawer", "", "look_failed", {"detail": answer}))
    assert so.endswith("den er ikke der")


def test_an_answer_without_words_is_said_as_it_is():
    unknown = os.strerror(9999)
    what, _, _ = Words("da", NOK).problem(Problem.of("list_failed", file="a.csv", detail=unknown))
    assert unknown not in SYSTEM and what.endswith(unknown)
