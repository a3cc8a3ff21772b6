"""The authority's schema and example, where they are at hand; they are not ours to keep here."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def published(pattern: str) -> Path:
    """A file of the authority's SAF-T cash register repository; skips where it is absent."""
    folder = ROOT / os.environ.get("TILLBOX_SPECS", "../shared") / "saft-cash"
    found = sorted(folder.glob(pattern)) if folder.is_dir() else []
    if not found:
        pytest.skip("the authority's SAF-T files are not here; TILLBOX_SPECS names the folder of saft-cash")
    return found[0]
