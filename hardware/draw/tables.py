"""The README's tables, made from the YAML files, between the marks that it has for them."""

import re

from hardware.draw import read

MARK = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(readme: str) -> str:
    """The README with every table made anew."""
    return MARK.sub(lambda found: f"{found[1]}{TABLES[found[2]]()}{found[3]}", readme)


def _table(heads: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "".join("| " + " | ".join(str(cell).replace("|", "/") for cell in line) + " |\n" for line in lines)


def _parts(group: str) -> str:
    parts = read("parts.yaml")[group]
    rows = [
        (
            part["ref"],
            part["what"],
            part["value"],
            part["mpn"],
            part["alternates"],
            f"{part['eur']:.2f}",
            part["source"],
        )
        for part in parts
    ]
    heads = ("part", "what", "value", "part number", "alternates", "EUR", "where the price is from")
    return _table(heads, [tuple(row) for row in rows])


def _pins() -> str:
    heads = (
        "header",
        "line",
        "name",
        "direction",
        "software's pull",
        "outer resistor",
        "active",
        "at boot",
        "for",
        "used by",
    )
    keys = ("header", "name", "direction", "pull", "resistor", "active", "at_boot", "purpose", "used_by")
    rows = [
        (pin["header"], f"GPIO{pin['bcm']}", *(pin[key] for key in keys[1:]))
        for pin in read("pins.yaml")["pins"]
    ]
    return _table(heads, rows)


def _results() -> str:
    results = read("values.yaml")["results"]
    units = {
        "ma": "mA",
        "percent": "%",
        "ms": "ms",
        "a": "A",
        "w": "W",
        "j": "J",
        "mw": "mW",
        "us": "µs",
        "v": "V",
        "k": "K",
        "years": "years",
    }
    rows = [
        (result["says"], f"{result['value']} {units[name.rpartition('_')[2]]}")
        for name, result in results.items()
    ]
    return _table(("what", "value"), rows)


def _sheets() -> str:
    sheets = read("values.yaml")["sheets"]
    rows = [
        (name, sheet["source"], "read" if sheet["checked"] else "**not checked**")
        for name, sheet in sheets.items()
    ]
    return _table(("numbers of", "from", "state"), rows)


def _nets(board: str) -> str:
    rows = [(name, ", ".join(ends)) for name, ends in read("nets.yaml")[board].items()]
    return _table(("net", "joins"), rows)


TABLES = {
    "a10": lambda: _nets("A10"),
    "a11": lambda: _nets("A11"),
    "box": lambda: _parts("box"),
    "driver": lambda: _parts("driver"),
    "lamp": lambda: _parts("lamp"),
    "pins": _pins,
    "results": _results,
    "sheets": _sheets,
}
