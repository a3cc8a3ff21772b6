"""The house rules that no tool checks: sizes, docstrings, unfinished work, and what a file may name."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "appliance").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

TOP_LEVEL = {
    "pyproject.toml", "Makefile", "LICENSE", "README.md", "CHANGELOG.md", "SECURITY.md",
    "appliance", "systemd", "image", "tests", "hardware",
}  # fmt: skip

# Written so that none of them finds itself.
UNFINISHED = re.compile(r"\b(?:TO(?:DO)|FIX(?:ME)|X{3}|NotImplemented(?:Error))\b")
PACKAGE_HOST = re.compile(
    r"https?://\S+/simple\b|--(?:extra-)?index-url|(?:py(?:pi)|pythonho(?:sted)|npm(?:js))\.(?:org|com)|ghc(?:r)\.io"
)
MACHINE_PATH = re.compile(r"(?<![\w./}-])/(?:home|Users|root|work|builds)/(?=\w)")


def where(path: Path) -> str:
    """The path as the project names it."""
    return path.relative_to(ROOT).as_posix()


def tracked() -> list[Path]:
    """Every file that git keeps and that stands here now."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: what is tracked cannot be asked")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [path for name in listed.decode().split("\0") if name and (path := ROOT / name).is_file()]


def found_in_tracked(pattern: re.Pattern[str]) -> list[str]:
    """file:line: match, over all tracked text files."""
    found = []
    for path in tracked():
        content = path.read_bytes()
        if b"\0" in content:
            continue
        text = content.decode("utf-8", errors="replace")
        found += [
            f"{where(path)}:{text.count(chr(10), 0, m.start()) + 1}: {m[0]}" for m in pattern.finditer(text)
        ]
    return found


def nodes(paths: list[Path], *kinds: type[ast.AST]):
    """Every syntax node of these kinds, with its file."""
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, kinds):
                yield path, node


def test_no_module_is_longer_than_300_lines():
    sizes = {where(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name: size for name, size in sizes.items() if size > 300} == {}


def test_no_function_is_longer_than_40_lines():
    long = {
        f"{where(path)}:{node.name}": size
        for path, node in nodes(MODULES, ast.FunctionDef, ast.AsyncFunctionDef)
        if (size := node.end_lineno - node.lineno + 1) > 40
    }
    assert long == {}


def test_every_module_tells_its_story():
    assert [
        where(path) for path, node in nodes(MODULES + TESTS, ast.Module) if not ast.get_docstring(node)
    ] == []


def silent(handler: ast.ExceptHandler) -> bool:
    """Whether an except clause does nothing at all: pass, or an ellipsis."""
    return all(
        isinstance(step, ast.Pass)
        or (
            isinstance(step, ast.Expr)
            and isinstance(step.value, ast.Constant)
            and step.value.value is Ellipsis
        )
        for step in handler.body
    )


def test_no_error_is_swallowed_in_silence():
    handlers = nodes(MODULES + TESTS, ast.ExceptHandler)
    assert [f"{where(path)}:{node.lineno}" for path, node in handlers if silent(node)] == []


def test_nothing_is_left_unfinished():
    assert found_in_tracked(UNFINISHED) == []


def test_no_file_names_a_package_host():
    assert found_in_tracked(PACKAGE_HOST) == []


def test_no_file_names_a_path_of_somebodys_machine():
    assert found_in_tracked(MACHINE_PATH) == []


def test_the_top_level_holds_only_what_the_layout_says():
    names = {path.relative_to(ROOT).parts[0] for path in tracked()}
    assert {name for name in names if not name.startswith(".")} - TOP_LEVEL == set()


@pytest.mark.parametrize(
    ("pattern", "planted"),
    [
        (UNFINISHED, "# TO" + "DO: later"),
        (UNFINISHED, "raise NotImplemented" + "Error"),
        (PACKAGE_HOST, "--extra-index" + "-url x"),
        (PACKAGE_HOST, "https://mirror.example/py" + "pi/simple"),
        (PACKAGE_HOST, "https://files.pythonho" + "sted.org/a.whl"),
        (MACHINE_PATH, "see /ho" + "me/kari/till.db"),
        (MACHINE_PATH, '"/wo' + 'rk/main"'),
    ],
)
def test_a_planted_breach_is_found(pattern: re.Pattern[str], planted: str):
    assert pattern.search(planted)


def test_a_planted_silence_is_found():
    quiet, loud = ast.parse("try: f()\nexcept OSError: pass\nexcept KeyError: g()").body[0].handlers
    assert silent(quiet) and not silent(loud)
