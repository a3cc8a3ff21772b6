"""Every reason that a delivery can carry is declared once, for the catalogues."""

import ast
from pathlib import Path

import pytest

import appliance
from appliance.integrations import REASONS, Later, Refused, Unknown, Unsure

ROOT = Path(appliance.__file__).parent
SOURCES = [
    *(ROOT / "integrations").rglob("*.py"),
    *(ROOT / "upload").rglob("*.py"),
    ROOT / "storage" / "deliveries.py",
]


@pytest.mark.parametrize("kind", [Later, Refused, Unknown, Unsure])
def test_no_answer_with_another(kind):
    with pytest.raises(KeyError, match="not declared"):
        kind("because")


def test_every_one_is_used():
    literals = {
        node.value
        for path in SOURCES
        if path != ROOT / "integrations" / "__init__.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert REASONS - literals == set()
