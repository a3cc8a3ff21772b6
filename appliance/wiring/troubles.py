"""The last trouble of each part, kept across restarts in a small file: whoever comes to mend the box sees it.

It is no record: what is in the journal is not in here, and where the file is gone or cannot be read, nothing
is known of what was.
"""

import json
import logging
from pathlib import Path
from typing import Any

from appliance.domain.finding import PARTS, Finding
from appliance.domain.problems import Problem
from appliance.ui.outside import Trouble

log = logging.getLogger(__name__)
NAME = "troubles.json"


def load(folder: Path) -> dict[str, Trouble]:
    """The last trouble by part; what another version has no words for is left out."""
    try:
        kept = json.loads((folder / NAME).read_text("utf-8"))
        found = {part: _trouble(part, one) for part, one in kept.items() if part in PARTS}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        log.warning("the last troubles are not known: %s", error)
        return {}
    return {part: one for part, one in found.items() if one}


def save(folder: Path, troubles: dict[str, Trouble]) -> None:
    """Write them whole, in place of what was there; where that cannot be, they are known until the end."""
    text = json.dumps({part: _plain(one) for part, one in troubles.items()}, ensure_ascii=False, indent=1)
    new = folder / f"{NAME}.new"
    try:
        new.write_text(text, "utf-8")
        new.replace(folder / NAME)
    except OSError as error:
        log.warning("the last troubles are not kept: %s", error)


def _plain(trouble: Trouble) -> dict[str, Any]:
    what = trouble.what
    said = {"code": what.code, "facts": what.facts, "at": trouble.at, "offset": trouble.offset}
    return said | ({"found": what.what} if isinstance(what, Finding) else {})


def _trouble(part: str, plain: dict[str, Any]) -> Trouble | None:
    code, facts = str(plain["code"]), dict(plain["facts"])
    found = "found" in plain
    try:
        what = Finding(part, str(plain["found"]), code, facts) if found else Problem.of(code, **facts)
    except KeyError:  # a code that this version does not know
        return None
    return Trouble(what, int(plain["at"]), int(plain["offset"]))
