"""What a shop has printed, within what its country's law leaves open to it, and its key beside a sale."""

from dataclasses import asdict, dataclass, replace

from appliance.domain.problems import refuse
from appliance.storage import journal
from appliance.storage.journal import Fact
from appliance.till.needs import needs_earnest, needs_operator
from appliance.till.permissions import needs
from appliance.till.returns import Receipt, receipt
from appliance.till.till import MAIL_JOB, PRINT_JOB, Till, store

PRINTINGS = ("always", "ask", "wish")
"""When a receipt prints: with each sale; when the paid stage is told so, which asks; or on wish alone."""
BESIDES = ("park", "return")
"""What can stand on the sale's page while something is in the basket; the other is one page away."""
EXCHANGES = (14, 30, 60, 90)
"""Days to choose from."""


@dataclass(frozen=True, slots=True)
class Papers:
    """A shop's choices."""

    printing: str = "always"
    """One of `PRINTINGS`. Where a receipt must print (`Rules.receipt_must_print`), it always does."""
    exchange: int = 30
    """Days from the purchase, one of `EXCHANGES`, for which a gift receipt promises to exchange its goods."""
    beside: str = "park"
    """One of `BESIDES`: a café parks all day, a shop for clothes exchanges."""


def papers(till: Till) -> Papers:
    """The shop's choices as they are now; read from the journal once."""
    if till.chosen is None:
        last = journal.last_of(till.database, "papers")
        said = last[1].data if last else {}
        till.chosen = Papers(**{name: said[name] for name in Papers.__dataclass_fields__ if name in said})
    return till.chosen


def choose(till: Till, wanted: Papers) -> None:
    """Change them; those that are as before make no entry.

    Raises:
        Refused: ``manager_needed``, ``training_only_sells``; ``line_gone`` for what cannot be chosen.
    """
    needs(till, "papers")
    needs_earnest(till)
    printings = PRINTINGS[:1] if till.rules.receipt_must_print else PRINTINGS
    known = wanted.exchange in EXCHANGES and wanted.printing in printings and wanted.beside in BESIDES
    if not known:
        raise refuse("line_gone")
    if wanted != papers(till):
        store(till, Fact("papers", asdict(wanted)))
        till.chosen = wanted


def print_receipt(till: Till, found: Receipt) -> int:
    """Print the receipt of a sale that ended without it (13030), on the customer's wish; gives its job's id.

    Raises:
        Refused: ``receipt_printed`` where it has been; ``mail_busy`` while it is on its way by e-mail, or its
            paper is owed; ``not_logged_in``, ``training_only_sells``.
    """
    needs_operator(till)
    needs_earnest(till)
    if receipt(till, found.row).printed:
        raise refuse("receipt_printed", number=found.data["receipt"])
    waiting = [job for job, _ in journal.open_jobs(till.database) if job.entry == found.row]
    if any(job.kind in (MAIL_JOB, PRINT_JOB) for job in waiting):
        raise refuse("mail_busy")
    said = {name: found.data[name] for name in ("sale", "series", "receipt", "gross")}
    (stored,) = store(till, Fact("receipt_printed", said | {"of": found.row}, (PRINT_JOB,)))
    job = stored.jobs[0].id
    if till.paid and till.paid.row == found.row:
        till.paid = replace(till.paid, receipt=job)
    return job
