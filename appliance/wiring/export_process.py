"""The process that writes an export for the screen (`appliance.wiring.export`), and says how far it is."""

import json
import os
import sys
from pathlib import Path

from appliance.config import load
from appliance.domain.problems import Refused
from appliance.fiscal.saft.checks import Finding
from appliance.wiring.export import facts, read_back, write


def main(data: str, first: str, last: str, folder: str, user: str) -> None:
    """One JSON object a line, ``{"done": thousandths}``, the files once they are whole, and at
    the end a problem, or ``{}``."""

    def say(what: dict[str, object]) -> None:
        sys.stdout.write(json.dumps(what) + "\n")
        sys.stdout.flush()

    try:
        of = facts(load(Path(data) / "till.toml"), user)
        files = write(of, Path(data), (first, last), Path(folder), lambda n: say({"done": n}))
        say({"files": [[file.name, file.sha256, file.bytes] for file in files]})
        say(_told(read_back(Path(folder), files)))
    except Refused as refused:
        say({"code": refused.problem.code, "facts": refused.problem.facts})


def _told(found: list[Finding]) -> dict[str, object]:
    if not found:
        return {}
    first = found[0]
    detail = f"{first.place.element} {first.place.id}".strip() + f" ({first.rule})"
    return {"code": "export_found", "facts": {"count": len(found), "detail": detail}}


if __name__ == "__main__":
    os.nice(10)  # who sells goes first
    main(*sys.argv[1:])
