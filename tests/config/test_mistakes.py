"""Mistakes are texts, and can be said in another language with the same facts."""

import ast
from pathlib import Path

import pytest

from appliance import config
from appliance.config import ConfigError, parse
from appliance.config.mistakes import Mistake, Unread, unread
from appliance.domain.organisation import organisation_number_of

CONFIG = Path(config.__file__).parent
DANISH = {
    "{key}: {expected}, got {stands}": "{key}: {expected}, der står {stands}",
    "expected {values}": "ventede {values}",
    "or": "eller",
    "something else": "noget andet",
}


def danish(text, **facts):
    said = DANISH[text]
    return said.format(**facts) if facts else said


def test_the_same_mistake_in_another_language():
    made = unread("printer.kind", Unread("expected {values}", values=('"usb"', '"none"')), "lpt")
    assert made == 'printer.kind: expected "usb" or "none", got \'lpt\''
    assert made.said(danish) == 'printer.kind: ventede "usb" eller "none", der står \'lpt\''


def test_a_secret_is_kept_to_itself_in_both():
    made = unread("books.secret", Unread("expected {values}", values=("1",)), "hunter2", secret=True)
    assert made == "books.secret: expected 1, got something else"
    assert made.said(danish) == "books.secret: ventede 1, der står noget andet"


def test_braces_of_a_text_without_facts_stay():
    assert Mistake("{key}") == "{key}"


@pytest.mark.parametrize(("country", "number"), [("norway", "123456789"), ("denmark", "1")])
def test_what_the_domain_says_of_a_number_is_marked_for_the_catalogues(country, number):
    with pytest.raises(ValueError) as refused:
        organisation_number_of(country, number)
    assert f'N_("{refused.value}")' in (CONFIG / "mistakes.py").read_text("utf-8")


@pytest.mark.parametrize("module", sorted(CONFIG.glob("*.py")), ids=lambda path: path.stem)
def test_nothing_is_wrong_in_words_that_no_catalogue_has(module):
    """Every problem of the file is a Mistake, and its words are marked: never a text put together."""
    tree = ast.parse(module.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            assert getattr(node.exc.func, "id", "") in ("Unread", "ConfigError"), ast.unparse(node)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "append":
            said = node.args[0]
            if getattr(node.func.value, "id", "") == "problems":
                assert isinstance(said, ast.Call) and said.func.id in ("Mistake", "unread"), ast.unparse(said)


def test_every_mistake_of_a_file_can_be_said_again():
    with pytest.raises(ConfigError) as caught:
        parse('[shop]\ncountry = "sweden"\nnam = "x"\n[drawer]\nkick_pin = 3\n[books]\ntarget = "dinero"\n')
    assert len(caught.value.problems) > 8
    for one in caught.value.problems:
        assert one.said(lambda text, **facts: text.format(**facts) if facts else text) == one
