"""Draws the wiring from pins.yaml, parts.yaml and values.yaml: `python -m hardware.draw`, or `make drawings`.

No name and no value of a part stands in the drawing programs: they ask for a reference, and one that
is not in the bill of materials is an error. The same input gives the same bytes.
"""

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent.parent


def read(name: str) -> Any:
    """One YAML file of the hardware folder."""
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))


PARTS = {part["ref"]: part for group in ("box", "driver", "lamp") for part in read("parts.yaml")[group]}
PINS = {pin["name"]: pin for pin in read("pins.yaml")["pins"]}
RESULTS = {name: result["value"] for name, result in read("values.yaml")["results"].items()}
