"""A function that is added to the program, or taken out of it, changes the description that it makes.

The program is copied, changed as a programmer would change it, and run.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.description.shop import toml

ROOT = Path(__file__).parent.parent.parent
LISTED = """
import sys
from pathlib import Path
from appliance.config import load
from appliance.description.chapters import document
from appliance.description.facts import tell
from appliance.description.parts import plain
from tests.description.shop import NOON
told = tell(load(Path(sys.argv[1]) / "till.toml"), Path(sys.argv[1]), NOON)
print("\\n".join(plain(document(told))))
"""


def copied(folder: Path) -> Path:
    """A copy of the program, as the image has it, and a data folder above it."""
    left_out = shutil.ignore_patterns("simulated", "__pycache__")
    shutil.copytree(ROOT / "appliance", folder / "program" / "appliance", ignore=left_out)
    (folder / "till.toml").write_text(toml(), "utf-8")
    return folder / "program" / "appliance"


@pytest.fixture
def program(tmp_path):
    """A copy of the program that a test may change."""
    return copied(tmp_path)


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """What the program as it is says of itself."""
    return description(copied(tmp_path_factory.mktemp("unchanged")))


def run(program: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python on the copy."""
    here = {**os.environ, "PYTHONPATH": f"{program.parent}{os.pathsep}{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"}
    here.pop("DISPLAY", None)  # a description opens no window
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=here, cwd=program.parent, capture_output=True, text=True, check=False)


def description(program: Path) -> str:
    """The copy's description, without what differs from build to build and from key to key."""
    made = run(program, "-c", LISTED, str(program.parent.parent))
    assert made.returncode == 0, made.stderr
    return re.sub(r"\b[0-9a-f]{12,64}\b|(?<=Journal ).*|\d\d:\d\d", "#", made.stdout)


def change(path: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), "utf-8")


def test_the_same_program_says_the_same(program, before):
    assert description(program) == before


def test_what_is_added_is_listed_and_said_to_be_undescribed(program, before):
    change(program / "ui" / "deeds" / "after.py", "    def copy(self)", _METHOD + "    def copy(self)")
    change(
        program / "domain" / "kinds.py",
        '    "no_sale": "13999",\n',
        '    "no_sale": "13999",\n    "undone": "13999",\n',
    )
    change(
        program / "ui" / "screens" / "__init__.py",
        '    "stop": ',
        '    "undo": "undo:UndoStage",\n    "stop": ',
    )
    (program / "till" / "undoing.py").write_text(_MODULE, "utf-8")
    added = set(description(program).splitlines()) - set(before.splitlines())
    assert {line.split(" | ")[0] for line in added if " | " in line} == {
        "undo_sale", "undone", "undo", "undoing.forget",
    }  # fmt: skip
    (first,) = [line for line in added if "undo_sale" in line and " | " not in line]
    assert all(name in first for name in ("undo_sale", "undone", "undoing.forget"))


def test_what_is_taken_out_is_listed_no_more(program, before):
    change(program / "ui" / "deeds" / "after.py", "    def copy(self)", "    def _copy(self)")
    gone = set(before.splitlines()) - set(description(program).splitlines())
    assert [line.split(" | ")[0] for line in gone] == ["copy"]


def test_a_command_is_found_by_its_parser(program):
    added = 'command("rebuild", rebuild,'
    change(program / "__main__.py", added, f'command("forget", rebuild, "forget a sale")\n    {added}')
    out = program.parent.parent / "description.pdf"
    made = run(
        program, "-m", "appliance", "describe", "--out", str(out), "--data", str(program.parent.parent)
    )
    assert made.returncode == 1
    assert "not described: forget" in made.stderr
    assert out.read_bytes().startswith(b"%PDF")


def test_the_image_s_program_has_no_desk_s_commands(program):
    offered = run(program, "-m", "appliance", "--help").stdout
    assert "describe" in offered and "replay" not in offered and "demo" not in offered
    assert run(program, "-m", "appliance", "replay", "x.jsonl").returncode == 2
    assert "replay" not in description(program)


def test_a_described_program_is_described_well(program):
    out = program.parent.parent / "description.pdf"
    made = run(
        program, "-m", "appliance", "describe", "--out", str(out), "--data", str(program.parent.parent)
    )
    assert (made.returncode, made.stderr) == (0, "")


_METHOD = '''    def undo_sale(self) -> None:
        """Make a sale undone."""
        self.go("")

'''
_MODULE = '''"""What no till may do."""


def forget() -> None:
    """Forget a sale."""
'''
