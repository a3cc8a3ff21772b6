"""The shop's own texts and logo on its receipts, kept in the journal: an old receipt keeps its own."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from appliance.domain import own_texts
from appliance.domain.own_texts import NOTHING, OwnTexts
from appliance.domain.problems import refuse
from appliance.storage import journal
from appliance.storage.journal import Fact
from appliance.till.settings import allowed
from appliance.till.till import Till, store


def load(till: Till) -> None:
    """Take up what was kept, oldest first."""
    found = journal.every(till.database, "own_texts")
    till.own = tuple((_place(data), own_texts.of(data)) for _, data in found)[::-1]


def own(till: Till, entry: Mapping[str, Any] | None = None) -> OwnTexts:
    """What is printed on the receipt of an entry, by its body; None: on the next. On any thread.

    Their order in the journal says which is older: a clock is set back, and numbers are not.
    """
    until = _place(entry) if entry else None
    return next((one for since, one in reversed(till.own) if until is None or since <= until), NOTHING)


def _place(entry: Mapping[str, Any]) -> tuple[int, int]:
    return int(entry["epoch"]), int(entry["number"])


def keep(till: Till, wanted: OwnTexts) -> None:
    """Print this from now on; what is as before makes no entry.

    Raises:
        Refused: ``manager_needed``, ``training_only_sells``; ``text_official`` with the line that might be
            taken for the law's; ``text_long`` for more, or longer, lines than there is room for.
    """
    allowed(till)
    lines = tuple(tuple(" ".join(line.split()) for line in part) for part in (wanted.above, wanted.below))
    above, below = (tuple(line for line in part if line) for part in lines)
    logo = wanted.logo
    too_much = len(above) > own_texts.ABOVE or len(below) > own_texts.BELOW
    if too_much or any(len(line) > own_texts.LONGEST for line in above + below):
        raise refuse("text_long", most=own_texts.LONGEST)
    if logo.high > own_texts.HIGHEST or logo.wide > own_texts.WIDEST:
        raise refuse("text_long", most=own_texts.LONGEST)
    for line in above + below:
        if own_texts.looks_official(line, till.rules.headings.values()):
            raise refuse("text_official", line=line)
    changed = replace(wanted, above=above, below=below)
    if changed != own(till):
        stored = store(till, Fact("own_texts", own_texts.body(changed)))
        till.own = (*till.own, (_place(stored[0].data), changed))
