"""The README says of the commands, of the books and of the files what is so."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from appliance.__main__ import parser
from appliance.config.books import _POSTING, TAKES, Books
from appliance.simulated.books import SYSTEMS
from appliance.storage.delivery import DAY, LONG

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BOOKS = README.split("## The books\n")[1].split("\n## ")[0]


def test_every_command_stands_in_the_table_and_no_other():
    rows = re.findall(r"^\| `tillbox ([\w-]+)", README, re.MULTILINE)
    [commands] = [action.choices for action in parser()._actions if action.dest == "command"]
    assert sorted(rows) == sorted(commands)


def test_every_accounting_system_stands_in_the_table_with_how_far_a_day_goes():
    rows = dict(re.findall(r"^\| `([\w-]+)`[^|]*\| ([^|]*) \|", BOOKS, re.MULTILINE))
    rows.pop("target")
    assert rows.keys() == _POSTING.keys() == SYSTEMS.keys()
    for target, said in rows.items():
        assert ("draft" in said) == ("draft" in _POSTING[target]), target


def test_the_modes_of_credit_are_those_that_each_system_takes():
    said = BOOKS.split("**On credit**")[1].split("\n- ")[0]
    assert '`"order"` (REST), `"draft"` and `"invoice"` (REST,\n  Dinero)' in said
    assert {target: {str(mode) for mode in modes} for target, modes in TAKES.items()} == {
        "24sevenoffice": {"order", "draft", "invoice"}, "dinero": {"draft", "invoice"},
    }  # fmt: skip


def test_a_draft_is_said_again_after_the_days_that_are_named():
    assert f"said again after {LONG // DAY} days" in BOOKS


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:appliance|tests)/[\w/.-]+)`", README))))
def test_what_it_names_is_there(path):
    assert (ROOT / path).exists()


def test_the_keys_of_the_books_are_keys():
    named = set(re.findall(r"`(\w+) = ", BOOKS))
    assert named and named <= {one.name for one in fields(Books)}


def test_the_demo_s_books_can_be_chosen():
    named = set(re.findall(r"`([\w-]+)`", BOOKS.split("BOOKS=dinero")[1].split(")")[0])) | {"dinero"}
    assert named == SYSTEMS.keys() - {"24sevenoffice"}
