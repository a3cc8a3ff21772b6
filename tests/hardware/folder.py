"""The hardware folder's own files, read as they stand."""

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent.parent.parent / "hardware"


def read(name: str) -> Any:
    """One YAML file of the folder."""
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))
