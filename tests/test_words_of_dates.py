"""Dates among the facts of a problem are written as the country writes them."""

import pytest

from appliance.domain.money import NOK
from appliance.domain.problems import Problem
from appliance.words import Words


@pytest.mark.parametrize(
    ("language", "said"), [("nb", "20.11.2026 ble aldri avsluttet"), ("en", "20.11.2026 was never closed")]
)
def test_a_forgotten_day_has_a_date_that_people_write(language, said):
    problem = Problem.of("day_forgotten", date="2026-11-20", today="2026-11-21")
    assert Words(language, NOK).problem(problem)[0] == said


@pytest.mark.parametrize("code", ["database_damaged", "journal_broken", "key_missing", "disk_full"])
@pytest.mark.parametrize("language", ["nb", "da", "en"])
def test_a_stop_says_where_to_sell_on_from(language, code):
    assert "till.db" in Words(language, NOK).problem(Problem.of(code, number=7))[2]
