"""The sale that was open when the power went: what was seen of it, and whether what is back is right."""

import json
from pathlib import Path
from typing import Any

from tests.kills import Broken, insist

State = list[Any] | None
"""An open sale: [id, lines, total, paid], or None."""
Seen = dict[str, Any]
"""What was seen: ``sale``, a State, and ``held``, how many scans wait."""


def notes(data: Path) -> list[dict[str, Any]]:
    """What the cashier wrote; a torn last line was not written."""
    file = data / "seen.jsonl"
    written = file.read_text("utf-8") if file.exists() else ""
    return [json.loads(line) for line in written[: written.rfind("\n") + 1].splitlines()]


def judge(seen: list[dict[str, Any]], back: State, ended: set[str]) -> str:
    """How the open sale that is back stands to what was seen last; Broken when more than a change is lost.

    Args:
        seen: The cashier's notes.
        back: [sale, lines, total, paid] after the start, or None.
        ended: Sales that are paid, aborted or parked.
    """
    states: list[State] = [note["seen"]["sale"] for note in seen if "seen" in note]
    held = [note["seen"]["held"] for note in seen if "seen" in note]
    last, before = states[-1], states[-2] if len(states) > 1 else None
    insist(not back or back[0] not in ended, f"{back} is back, and it was ended")
    if back == last:
        return "as seen" if back else "none, as seen"
    if last and last[0] in ended and (not back or "doing" in seen[-1]):
        return "ended just before"
    if len(states) > 1 and back == before:
        return "one change behind"
    pending = "doing" in seen[-1] or held[-1] > 0
    if pending and back is None and last and last[1] == 1:
        return "one change ahead"  # its only line was taken out
    if pending and back and (last is None or last[0] == back[0]):
        more = back[1] - (last[1] if last else 0)
        insist(-1 <= more <= 1 + held[-1], f"{back} is back, {last} was seen")
        return "one change ahead"
    raise Broken(f"{back} is back; seen were {states[-4:]}, notes {seen[-4:]}")
