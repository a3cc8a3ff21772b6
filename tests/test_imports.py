"""Who may import whom: the table of design, held by reading the source and never by running it."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
EVERYTHING = None

# A part is a top folder of appliance or a root module; each may import itself and these.
MAY: dict[str, set[str] | None] = {
    "domain": set(),
    "worker": set(),
    "build": {"domain"},
    "plain_file": set(),
    "pin_map": set(),
    "printer_profiles": set(),
    "fiscal": {"domain", "plain_file"},
    "problem_words": set(),
    "words": {"domain", "problem_words"},
    "config": {"domain", "pin_map", "printer_profiles", "problem_words"},
    "storage": {"domain"},
    "devices": {"domain", "pin_map", "printer_profiles"},
    "health": {"domain"},
    "integrations": {"domain"},
    "firstboot": {"config", "domain", "plain_file", "words"},
    "rescue": {"domain", "plain_file", "words"},
    "paper": {"domain", "words", "printer_profiles"},
    "till": {"domain", "fiscal", "storage"},
    "ui": {"till", "domain", "words"},
    "backup": {"storage", "domain", "config", "fiscal", "plain_file"},
    "upload": {"storage", "integrations", "domain", "config"},
    "update": {"domain", "build", "plain_file"},
    "simulated": EVERYTHING,
    "wiring": EVERYTHING,
    "description": EVERYTHING,
    "__main__": EVERYTHING,
    "box_commands": EVERYTHING,
    "backup_commands": EVERYTHING,
}
# Devices come to the till as arguments; their Protocols may be named for the type checker.
FOR_TYPES = {"till": {"devices"}}
# Left out of the image, so only these may name it, and only when the demo is asked for.
SIMULATED_IN_FUNCTIONS = {"wiring", "__main__"}

ONLY_IN = {
    "peewee": {"storage"},
    "playhouse": {"storage"},
    "requests": {"integrations"},
    "urllib3": {"integrations"},
    "kivy": {"ui"},
    "gpiozero": {"devices"},
    "lgpio": {"devices"},
    "gpiod": {"devices"},
    "evdev": {"devices"},
    "serial": {"devices"},
    "usb": {"devices"},
    "barcode": {"paper"},
    "qrcode": {"paper"},
    "biip": {"domain"},
    "lxml": {"fiscal"},
}
# "No clock, no files, no threads": what domain may not take even from the standard library.
NOT_IN_DOMAIN = {
    "asyncio", "concurrent", "multiprocessing", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess",
    "tempfile", "threading", "time", "urllib",
}  # fmt: skip


class Import(NamedTuple):
    """One imported name, absolute, and where it stands."""

    line: int
    target: str
    in_function: bool
    for_types: bool


def imports(source: str, module: str, is_package: bool) -> Iterator[Import]:
    """Every import of a module; `from a import b` yields `a.b`, relative ones are resolved."""
    package = module if is_package else module.rpartition(".")[0]

    def walk(node: ast.AST, in_function: bool, for_types: bool) -> Iterator[Import]:
        match node:
            case ast.Import(names=names):
                for name in names:
                    yield Import(node.lineno, name.name, in_function, for_types)
            case ast.ImportFrom(module=origin, names=names, level=level):
                above = package.split(".")[: len(package.split(".")) - level + 1] if level else []
                start = ".".join([*above, *([origin] if origin else [])])
                for name in names:
                    yield Import(node.lineno, f"{start}.{name.name}", in_function, for_types)
            case ast.If(test=test, body=body, orelse=orelse) if "TYPE_CHECKING" in ast.unparse(test).split(
                "."
            ):
                for child in body:
                    yield from walk(child, in_function, True)
                for child in orelse:
                    yield from walk(child, in_function, for_types)
            case _:
                inside = in_function or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
                for child in ast.iter_child_nodes(node):
                    yield from walk(child, inside, for_types)

    yield from walk(ast.parse(source), False, False)


def inner_breach(part: str, found: Import, target: str) -> str | None:
    """Say what is wrong with one part of appliance importing another, or None."""
    if target == part:
        return None
    if target == "simulated":
        if part not in SIMULATED_IN_FUNCTIONS:
            return f"{part} may not know simulated"
        return (
            None if found.in_function or found.for_types else f"{part} imports simulated outside a function"
        )
    allowed = MAY[part]
    if allowed is EVERYTHING or target in allowed:
        return None
    if found.for_types and target in FOR_TYPES.get(part, ()):
        return None
    return f"{part} may not import {target}"


def outer_breach(part: str, library: str) -> str | None:
    """Say what is wrong with a part importing a library, or None."""
    if part == "simulated":
        return None
    if library in ONLY_IN and part not in ONLY_IN[library]:
        return f"{library} is known in {' and '.join(sorted(ONLY_IN[library]))} only, not in {part}"
    if part == "domain" and library in NOT_IN_DOMAIN:
        return f"domain has no clock, files or threads: {library}"
    if part in ("domain", "fiscal") and library not in ONLY_IN and library not in sys.stdlib_module_names:
        return None if (part, library) == ("fiscal", "cryptography") else f"{part} needs no {library}"
    return None


def breaches(path: str, source: str) -> list[str]:
    """Every breach in one module; path is relative to the project, e.g. appliance/till/day.py."""
    module = path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    parts = module.split(".")
    part = parts[1] if len(parts) > 1 else "__init__"
    if part not in MAY and part != "__init__":
        return [f"{path}: {part} has no row in the table of who may import whom"]
    said = []
    for found in imports(source, module, path.endswith("__init__.py")):
        first, *rest = found.target.split(".")
        if part == "__init__":
            said.append(f"{path}:{found.line}: the map imports nothing")
        elif first != "appliance":
            said.append((breach := outer_breach(part, first)) and f"{path}:{found.line}: {breach}")
        elif rest and rest[0] != "__version__":
            said.append((breach := inner_breach(part, found, rest[0])) and f"{path}:{found.line}: {breach}")
    return list(dict.fromkeys(filter(None, said)))


def test_every_import_is_in_the_table():
    modules = sorted((ROOT / "appliance").rglob("*.py"))
    assert modules
    found = [
        breach
        for module in modules
        for breach in breaches(module.relative_to(ROOT).as_posix(), module.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("path", "source", "says"),
    [
        ("appliance/domain/sale.py", "from appliance.fiscal import norway", "domain may not import fiscal"),
        ("appliance/domain/sale.py", "from .. import words", "domain may not import words"),
        ("appliance/domain/sale.py", "import threading", "no clock, files or threads"),
        ("appliance/domain/sale.py", "def f():\n    import PIL.Image", "domain needs no PIL"),
        (
            "appliance/ui/screens/selling/sale.py",
            "from ....storage import journal",
            "ui may not import storage",
        ),
        ("appliance/ui/__init__.py", "from ..devices import printer", "ui may not import devices"),
        (
            "appliance/ui/app.py",
            "def f():\n    import appliance.integrations.http",
            "ui may not import integrations",
        ),
        (
            "appliance/till/day.py",
            "from appliance.devices.drawer import Drawer",
            "till may not import devices",
        ),
        ("appliance/till/day.py", "from kivy.clock import Clock", "kivy is known in ui only"),
        (
            "appliance/storage/journal.py",
            "from appliance.integrations import http",
            "may not import integrations",
        ),
        ("appliance/devices/printer.py", "from appliance import storage", "devices may not import storage"),
        ("appliance/upload.py", "import requests", "requests is known in integrations only"),
        ("appliance/paper/escpos.py", "from playhouse import migrate", "playhouse is known in storage only"),
        ("appliance/till/day.py", "def f():\n    import appliance.simulated.shop", "may not know simulated"),
        ("appliance/wiring.py", "from appliance.simulated import shop", "outside a function"),
        (
            "appliance/wiring.py",
            "try:\n    from .simulated import shop\nexcept ImportError:\n    shop = 0",
            "outside",
        ),
        ("appliance/gadgets.py", "import json", "no row in the table"),
        ("appliance/__init__.py", "import json", "imports nothing"),
    ],
)
def test_a_planted_breach_is_found(path: str, source: str, says: str):
    (found,) = breaches(path, source)
    assert says in found


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (
            "appliance/domain/barcode.py",
            "import biip\nfrom dataclasses import dataclass\nfrom .money import Money",
        ),
        (
            "appliance/till/day.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ..devices import drawer",
        ),
        ("appliance/wiring.py", "def demo():\n    from .simulated import shop\n    from .ui.app import run"),
        ("appliance/paper/symbols.py", "def squares():\n    from qrcode.main import QRCode"),
        ("appliance/simulated/bench.py", "import kivy, requests\nfrom .. import wiring"),
        ("appliance/__main__.py", "from appliance import __version__, wiring"),
        (
            "appliance/fiscal/norway.py",
            "from cryptography.hazmat.primitives import hashes\nfrom ..domain import money",
        ),
    ],
)
def test_what_the_table_allows_is_left_alone(path: str, source: str):
    assert breaches(path, source) == []
