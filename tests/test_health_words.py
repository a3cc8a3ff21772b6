"""Every finding has words, names only facts that it comes with, and never says error."""

import ast
import re
from pathlib import Path

import pytest

from appliance.domain.finding import GRADES, PARTS, Finding, Grade
from appliance.domain.money import NOK
from appliance.problem_words.health import HEALTH
from appliance.problem_words.health import PARTS as NAMES
from appliance.words import Words

APPLIANCE = Path(__file__).parent.parent / "appliance"
FACT = re.compile(r"{(\w+)}")
HINDRANCES = ("missing", "forbidden", "taken", "broken")
"""What `reach.hindrance` gives, and `look_printer` and `look_scanner` put behind their own name."""


def test_every_code_has_words_and_every_word_a_code():
    assert HEALTH.keys() == GRADES.keys()
    assert tuple(NAMES) == PARTS


@pytest.mark.parametrize("code", GRADES)
def test_what_is_not_well_says_what_to_do_and_what_is_well_asks_for_nothing(code):
    so, do = HEALTH[code]
    assert so and "error" not in f"{so} {do}".lower()
    assert bool(do) == (GRADES[code] is not Grade.WELL)


def test_why_a_device_cannot_be_opened_has_words_for_both():
    assert {f"{part}_{why}" for part in ("scanner", "printer") for why in HINDRANCES} <= HEALTH.keys()


def test_a_code_that_nobody_declared_is_refused():
    with pytest.raises(KeyError, match="scanner_odd"):
        Finding("scanner", "", "scanner_odd")


def made() -> list[tuple[str, str, set[str]]]:
    """Every finding that is made with its code and its facts written out."""
    found = []
    for path in APPLIANCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding"):
                continue
            if len(node.args) < 3:
                continue  # another class of this name
            code = node.args[2]
            facts = node.args[3] if len(node.args) > 3 else ast.Dict([], [])
            if isinstance(code, ast.Constant) and isinstance(facts, ast.Dict) and None not in facts.keys:
                names = {key.value for key in facts.keys if isinstance(key, ast.Constant)}
                found.append((f"{path.name}:{node.lineno}", str(code.value), names))
    return found


def test_the_facts_that_words_name_come_with_the_finding():
    every = made()
    assert len(every) > 30
    missing = {
        f"{where} {code}": needed
        for where, code, facts in every
        if (needed := {fact for part in HEALTH[code] for fact in FACT.findall(part)} - facts)
    }
    assert missing == {}


def test_a_date_is_written_as_the_country_writes_it():
    facts = {"size": "3 MB", "z": 7, "date": "2026-11-21"}
    so, do = Words("en", NOK).finding(Finding("files", "till.db", "file_whole_z", facts))
    assert (so, do) == ("In order, 3 MB; last Z report 7 of 21.11.2026", "")
