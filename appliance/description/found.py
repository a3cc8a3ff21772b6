"""What this build can do, read from the build itself: by area, the names of its functions.

=========  ====================================================================================
commands   every command and every option of ``tillbox``, from its own parser
stages     every stage of the screen, from `ui.screens.STAGES`
deeds      everything that a touch can ask for: the public methods of `ui.deeds.Deeds`
till       everything that can be asked of the till: the public functions of its modules
kinds      every kind of journal entry, from `domain.kinds.KINDS`
headings   every heading that the country's law words, from `Rules.headings`
papers     every kind of entry that has a paper, from `paper.compose.PAPERS`
report     every field of the X and Z report, from what the fold of a day gives
devices    every class of `devices`: what is at the other end of a cable
books      every module or folder of `integrations.accounting`: where closed days can go
=========  ====================================================================================

Source is read and not run where running it would open a window (``ui`` knows Kivy). Nothing is kept in a
list here: what a module gains or loses shows by itself.
"""

import argparse
import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

from appliance.build import PACKAGE

INNER = ("basket", "needs", "till", "values", "sealing")
"""Modules of the till that its other modules are made with; nobody outside asks anything of them."""
_PARSED = ast.ClassDef | ast.FunctionDef


def found() -> dict[str, tuple[str, ...]]:
    """Names by area, each in the order in which the code has them."""
    return {
        "commands": tuple(_commands()),
        "stages": tuple(_stages()),
        "deeds": tuple(_methods(PACKAGE / "ui" / "deeds", "Deeds")),
        "till": tuple(_functions(PACKAGE / "till")),
        "kinds": tuple(_kinds()),
        "headings": tuple(_headings()),
        "papers": tuple(_papers()),
        "report": tuple(_report()),
        "devices": tuple(_classes(PACKAGE / "devices")),
        "books": tuple(_children(PACKAGE / "integrations" / "accounting")),
    }


def _commands() -> Iterator[str]:
    from appliance.__main__ import parser

    for name, command in _subcommands(parser()).items():
        yield name
        for action in command._actions:
            spelled = max(action.option_strings, key=len, default="")
            if spelled and spelled not in ("--help", "--data"):
                yield f"{name} {spelled}"


def _subcommands(of: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _stages() -> Iterator[str]:
    from appliance.ui.screens import STAGES

    yield from STAGES


def _kinds() -> Iterator[str]:
    from appliance.domain.kinds import KINDS

    yield from KINDS


def _headings() -> Iterator[str]:
    from appliance.fiscal import norway

    yield from norway.RULES.headings


def _papers() -> Iterator[str]:
    from appliance.paper.compose import OF_ANOTHER, PAPERS

    yield from (*OF_ANOTHER, *PAPERS)


def _report() -> Iterator[str]:
    from appliance.domain.dayclose import fold

    for name, value in fold(()).items():
        yield name
        if isinstance(value, dict):
            yield from (f"{name}.{part}" for part in value)


def _sources(folder: Path) -> Iterator[tuple[str, list[_PARSED]]]:
    """(module, its classes and functions) of a folder, the folder's own ``__init__`` first."""
    for path in sorted(folder.rglob("*.py"), key=lambda path: (path.stem != "__init__", path)):
        parsed = ast.parse(path.read_text("utf-8"))
        yield path.stem, [node for node in parsed.body if isinstance(node, _PARSED)]


def _public(nodes: Sequence[ast.stmt], kind: type[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, kind) and isinstance(node, _PARSED) and not node.name.startswith("_"):
            yield node.name


def _functions(folder: Path) -> Iterator[str]:
    """``module.function`` for every public function of a folder's modules that something can be asked of."""
    for module, nodes in _sources(folder):
        if module in INNER:
            continue
        yield from (f"{module}.{name}" for name in _public(nodes, ast.FunctionDef))


def _classes(folder: Path) -> Iterator[str]:
    """``module.Class`` for every public class of a folder's modules, but neither the package's own values
    nor Protocols, which only describe one."""
    for module, nodes in _sources(folder):
        if module != "__init__":
            classes = [node for node in nodes if isinstance(node, ast.ClassDef) and not _protocol(node)]
            yield from (f"{module}.{name}" for name in _public(classes, ast.ClassDef))


def _protocol(node: ast.ClassDef) -> bool:
    return any(isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases)


def _children(folder: Path) -> Iterator[str]:
    """The modules and packages that lie in a folder."""
    for path in sorted(folder.iterdir()):
        if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").is_file():
            yield path.stem


def _methods(folder: Path, name: str) -> Iterator[str]:
    """The public methods of a class and of the classes of the same folder that it is made of."""
    classes = {
        node.name: node for _, nodes in _sources(folder) for node in nodes if isinstance(node, ast.ClassDef)
    }
    seen: dict[str, None] = {}

    def walk(name: str) -> None:
        if node := classes.get(name):
            seen.update(dict.fromkeys(_public(node.body, ast.FunctionDef)))
            for base in node.bases:
                walk(base.id if isinstance(base, ast.Name) else "")

    walk(name)
    yield from seen
