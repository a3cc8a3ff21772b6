"""Every function of the build has its line in the description, and every line its function."""

import pytest

from appliance.description.found import found
from appliance.description.functions import SAID
from appliance.description.functions.journal import LETTERS, PARAGRAPHS
from appliance.domain.money import NOK
from appliance.fiscal import denmark, norway, plain

FOUND = found()


@pytest.mark.parametrize("area", SAID)
def test_every_function_is_described(area):
    assert [name for name in FOUND[area] if name not in SAID[area]] == []


@pytest.mark.parametrize("area", SAID)
def test_nothing_is_described_that_is_not_there(area):
    assert [name for name in SAID[area] if name not in FOUND[area]] == []


def test_every_area_is_described():
    assert FOUND.keys() == SAID.keys()


def test_no_two_functions_are_described_in_the_same_breath():
    """Two stages, or two deeds, with the same words would say nothing about what differs."""
    for area in ("stages", "kinds", "headings", "report", "commands"):
        assert len(set(SAID[area].values())) == len(SAID[area]), area


def test_every_country_words_the_same_headings():
    one, *others = (rules.headings.keys() for rules in (norway.RULES, denmark.RULES, plain.rules(NOK)))
    assert all(other == one for other in others)


def test_every_letter_and_paragraph_stands_at_a_field_or_heading_that_is_there():
    assert LETTERS.keys() <= set(FOUND["report"])
    assert PARAGRAPHS.keys() <= set(FOUND["headings"])


def test_every_letter_of_the_regulation_is_answered():
    """§ 2-8-2: a to d stand at the head of every report; the rest are fields."""
    assert set(LETTERS.values()) == set("efghijklmnopqrstuvwxyz") | {"2"}
