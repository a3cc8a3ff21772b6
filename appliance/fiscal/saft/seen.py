"""The journal's head that an export carries out of the box, read back from the file."""

import re
from dataclasses import replace
from pathlib import Path

from appliance.domain.anchors import Anchor, typed
from appliance.fiscal.saft.checks.reading import Unreadable, elements

_HEAD = re.compile(r"Journal (\d+/\d+:[0-9a-f]{64})")


def head(file: Path) -> Anchor:
    """The journal's newest entry when the file was exported, from its ``headerComment``.

    Raises:
        ValueError: It is no such file, or carries no head.
    """
    try:
        header = next((values for name, values in elements(file) if name == "header"), {})
    except Unreadable as why:
        raise ValueError(f"{file}: {why}") from why
    found = _HEAD.search(header.get("headerComment", ""))
    if not found:
        raise ValueError(f"expected the journal's head in the header of {file}, there is none")
    return replace(typed(found[1]), where="export")
