"""Forty tamperings with a till's journal, by hand and by people who know the till: each is named.

``make tampering`` makes five hundred; see `tests.tampering`, also for what is beyond it.
"""

import pytest

from tests.tampering import HANDS, WAYS, run


@pytest.fixture(scope="module")
def made():
    """The cases, and what was tried beyond what can be found."""
    return run(40, seed=5)


def test_each_is_named_where_it_is(made):
    done, _ = made
    assert len(done) == 40 and all(case.named for case in done)
    assert {case.hand for case in done} == set(HANDS)
    assert {case.way for case in done} == set(WAYS)


def test_the_stolen_key_makes_no_seal_fail_and_heads_outside_still_show_it(made):
    thefts = [case for case in made[0] if case.hand == "with the stolen key"]
    assert thefts and not any("seal" in case.means for case in thefts)
    assert all("uploader" in case.means and case.enclosed for case in thefts)


def test_what_is_beyond_it_is_said_and_no_more_than_that(made):
    late_with_key, late_texts, late_amounts, all_but_paper, paper = made[1].values()
    assert (late_with_key, late_texts, all_but_paper) == (0, 0, 0)
    assert late_amounts and paper
