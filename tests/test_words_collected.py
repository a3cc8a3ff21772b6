"""Each text of the code is in the catalogues: ``make words`` sees none inside an f-string."""

import ast
from pathlib import Path

from babel.messages.pofile import read_po

from appliance.words import LOCALE

ROOT = Path(__file__).parent.parent / "appliance"
CALLS = {"_", "N_", "words", "_words"}
"""What translates a text or marks it: a name, or an attribute of that name."""


def texts(code: str) -> set[str]:
    """The texts written out in the calls that translate or mark them."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in CALLS and isinstance(node.args[0].value, str):
                found.add(node.args[0].value)
    return found


def test_every_text_of_the_code_can_be_translated():
    with (LOCALE / "nb" / "LC_MESSAGES" / "tillbox.po").open("rb") as file:
        known = {message.id for message in read_po(file, locale="nb")}
    unknown = {
        f"{path.relative_to(ROOT)}: {text}"
        for path in ROOT.rglob("*.py")
        for text in texts(path.read_text("utf-8")) - known
    }
    assert unknown == set()


def test_a_text_inside_an_f_string_is_seen():
    assert texts("f\"{words('or')} {self._('Try')} {N_('mark')} {other('no')}\"") == {"or", "Try", "mark"}
