"""The process that writes an export for the screen (`appliance.wiring.export`), and says how far it is."""

import json
import os
import sys
from pathlib import Path

from appliance.config import load
from appliance.domain.problems import Refused
from appliance.fiscal.saft.checks import Finding
from appliance.fiscal.saft.checks.finding import Place
from appliance.storage.spans import receipt_of
from appliance.wiring.export import facts, read_back, write

_OF_A_TRANSACTION = ("cashtransaction", "ctLine", "payment")
"""Elements that are named by the transaction's number in the seal."""
_PAPERS = {"sale": "export_receipt_wrong", "return": "export_return_wrong"}
"""By the series of the receipt."""


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
        try:
            found = read_back(Path(folder), files)
        except OSError as error:  # the stick was pulled out
            say({"code": "export_unchecked", "facts": {"detail": error.strerror or str(error)}})
            return
        say(problem_of(found, Path(data)))
    except Refused as refused:
        say({"code": refused.problem.code, "facts": refused.problem.facts})


def problem_of(found: list[Finding], data: Path) -> dict[str, object]:
    """Code and facts of the problem that they are, the first by name; nothing where nothing was found."""
    if not found:
        return {}
    place = found[0].place
    facts = {"count": len(found), "detail": f"{place.element} {place.id}".strip() + f" ({found[0].rule})"}
    code, name = _named(place, data)
    return {"code": code, "facts": facts | name}


def _named(place: Place, data: Path) -> tuple[str, dict[str, str | int]]:
    """What the shop calls it: a receipt, by its number in the seal, or an entry of the journal."""
    number = place.id.split("/")[0]
    if place.element in _OF_A_TRANSACTION and number.isdecimal():
        if (paper := receipt_of(data / "till.db", int(number))) and paper[0] in _PAPERS:
            return _PAPERS[paper[0]], {"receipt": paper[1], "day": paper[2]}
    elif place.element == "event" and len(parts := place.id.split("-")) > 1:
        return "export_entry_wrong", {"number": parts[1]}
    return "export_found", {}


if __name__ == "__main__":
    os.nice(10)  # who sells goes first
    main(*sys.argv[1:])
