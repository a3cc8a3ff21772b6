"""Words for every problem in every language, naming only facts that come with it."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from appliance.domain.problems import STRENGTH
from appliance.problem_words import PROBLEMS
from appliance.words import LANGUAGES, LOCALE

ROOT = Path(__file__).parent.parent
FACT = re.compile(r"{(\w+)}")


def test_every_code_has_words_and_every_word_a_code():
    assert PROBLEMS.keys() == STRENGTH.keys()


@pytest.mark.parametrize("code", PROBLEMS)
def test_it_says_what_happened_and_never_error(code):
    what, sale, do = PROBLEMS[code]
    assert what and "error" not in f"{what} {sale} {do}".lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything_with_the_same_facts(language):
    with (LOCALE / language / "LC_MESSAGES" / "tillbox.po").open("rb") as file:
        said = {message.id: message.string for message in read_po(file, locale=language) if message.id}
    wrong = {
        text for text in said if not said[text] or set(FACT.findall(text)) != set(FACT.findall(said[text]))
    }
    assert wrong == set()
    assert {part for words in PROBLEMS.values() for part in words if part} <= said.keys()


def raised() -> list[tuple[str, str, set[str]]]:
    """Every place that makes a problem with a code written out: (where, code, names of its facts)."""
    found = []
    for path in (ROOT / "appliance").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            starred = any(keyword.arg is None for keyword in node.keywords)
            if name in ("refuse", "of") and node.args[0].value in STRENGTH and not starred:
                facts = {keyword.arg for keyword in node.keywords if keyword.arg}
                found.append((f"{path.name}:{node.lineno}", str(node.args[0].value), facts))
    return found


def test_the_facts_that_words_name_come_with_the_problem():
    missing = {
        f"{where} {code}": needed
        for where, code, facts in raised()
        if (needed := {fact for part in PROBLEMS[code] for fact in FACT.findall(part)} - facts)
    }
    assert missing == {}
