"""The hardware folder's own files, read as they stand."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import yaml

FOLDER = Path(__file__).parent.parent.parent / "hardware"
SVG = "{http://www.w3.org/2000/svg}"


def read(name: str) -> Any:
    """One YAML file of the folder."""
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))


def parts() -> dict[str, dict[str, Any]]:
    """The bill of materials by reference."""
    return {part["ref"]: part for group in ("box", "driver", "lamp") for part in read("parts.yaml")[group]}


def sheets() -> dict[str, ElementTree.Element]:
    """The committed drawings by name."""
    return {
        path.stem: ElementTree.fromstring(path.read_text("utf-8"))
        for path in sorted((FOLDER / "drawings").glob("*.svg"))
    }
