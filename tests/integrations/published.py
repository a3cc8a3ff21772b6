"""The published API specifications, where they are at hand; they are not ours to keep here."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent


def published(file: str) -> Path:
    """A published specification; skips where it is absent."""
    spec = ROOT / os.environ.get("TILLBOX_SPECS", "../shared") / "accounting-specs" / file
    if not spec.exists():
        pytest.skip(f"{file} is not here; TILLBOX_SPECS names the folder of accounting-specs")
    return spec


def schema_of(name: str, file: str = "finago-rest.yaml") -> dict[str, Any]:
    """A component schema of a specification (the Finago Office Public API, unless said), every $ref inlined;
    skips where it is absent."""
    spec = published(file)
    written = spec.read_text("utf-8")
    whole = json.loads(written) if spec.suffix == ".json" else yaml.safe_load(written)
    return _inlined(whole["components"]["schemas"][name], whole)


def _inlined(node: Any, whole: Any) -> Any:
    if isinstance(node, dict):
        if "$ref" in node:
            found = whole
            for step in node["$ref"].removeprefix("#/").split("/"):
                found = found[step]
            return _inlined(found, whole)
        return {name: _inlined(part, whole) for name, part in node.items()}
    return [_inlined(part, whole) for part in node] if isinstance(node, list) else node
