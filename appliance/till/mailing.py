"""Receipts by e-mail: really sent, else on paper.

The customer's address is typed once and kept nowhere: not in the journal, whose entry names the receipt and
the message's id alone. The id follows from the sale's, so it is fixed before the first try; there is one try.
A receipt that certainly was not sent prints as any (its job is turned over to the printer). One of which
nobody knows is never sent again: where the law has one copy, what prints is that copy, since an
e-receipt and a paper may not both be the receipt (kassasystemforskrifta § 2-6).
"""

import re
from typing import Any

from appliance.domain.problems import refuse
from appliance.storage import journal, receipts
from appliance.storage.journal import Fact, Job, Stored
from appliance.till.needs import needs_earnest, needs_operator
from appliance.till.returns import Receipt, copying
from appliance.till.till import MAIL_JOB, PRINT_JOB, Till, hand_over, store
from appliance.till.values import Mailed

ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+\.[A-Za-z]{2,}")
LONGEST = 254
"""Characters of an address (RFC 5321, 4.5.3.1.3, less the brackets)."""


def wish(till: Till, address: str) -> None:
    """The receipt of the sale that is being paid goes to an address; to none: it does not.

    Raises:
        Refused: ``mail_wrong`` for what is no address; ``mail_off`` where there is no mailbox;
            ``sale_empty``, ``not_logged_in``, ``training_only_sells``.
    """
    if not till.payment:
        raise refuse("sale_empty")
    till.mail_to = _needs_address(till, address) if address.strip() else ""


def _needs_address(till: Till, address: str) -> str:
    needs_operator(till)
    needs_earnest(till)
    if not till.mails:
        raise refuse("mail_off")
    said = address.strip()
    if len(said) > LONGEST or not said.isascii() or not ADDRESS.fullmatch(said):
        raise refuse("mail_wrong", address=said)
    return said


def mail(till: Till, found: Receipt, address: str) -> None:
    """Send the receipt of a finished sale: itself, where it was not printed; else its one copy.

    Raises:
        Refused: ``mail_wrong``, ``mail_off``; ``copy_taken``; ``mail_busy`` while it is on its way;
            ``not_logged_in``, ``training_only_sells``.
    """
    said = _needs_address(till, address)
    waiting = {(job.kind, job.entry) for job, _ in journal.open_jobs(till.database)}
    owed = not found.printed and (PRINT_JOB, found.row) in waiting
    if owed or any(kind == MAIL_JOB for kind, _ in waiting):
        raise refuse("mail_busy")
    if found.printed:
        fact = copying(till, found.row, found.data)
        till.mailed, till.mail_to = Mailed(found.row, said), said
        store(till, Fact(fact.kind, fact.data, (MAIL_JOB,)))
    else:
        entry = journal.entry(till.database, found.row)
        assert entry
        job = journal.add_job(till.database, found.row, MAIL_JOB, till.clock().at)
        till.mailed, till.mail_to = Mailed(found.row, said), said
        hand_over(till, Stored(found.row, entry, entry.data, (job,)), job)
    till.mail_to = ""


def message_id(data: dict[str, Any], domain: str) -> str:
    """The id of a receipt's message: the same however often it is asked for, and of that paper alone."""
    return f"<{data['sale']}.{data['kind']}@{domain}>"


def ended(till: Till, job: Job, outcome: str) -> None:
    """What became of a receipt's e-mail; what is not known to be sent is printed, as the law lets it."""
    entry = journal.entry(till.database, job.entry)
    assert entry
    row = entry.data["of"] if entry.kind == "copy" else job.entry
    body = {name: entry.data[name] for name in ("sale", "series", "receipt", "gross")}
    facts = [Fact("receipt_mailed", body | {"of": row, "what": entry.kind, "outcome": outcome})]
    doubtful = outcome == "unknown" and till.rules.one_copy
    if doubtful and entry.kind == "sale" and not receipts.copied(till.database, row):
        heading = till.rules.headings["copy"]
        facts.append(Fact("copy", body | {"of": row, "heading": heading}, (PRINT_JOB,)))
    store(till, *facts)
    if outcome == "done" or doubtful:
        journal.set_job(till.database, job.id, "done")
    else:
        turned = journal.turn_job(till.database, job, PRINT_JOB)
        hand_over(till, Stored(job.entry, entry, entry.data, (turned,)), turned)
    if till.mailed and till.mailed.row == row:
        state = {"done": "mailed", "failed": "failed"}.get(outcome, "unknown")
        till.mailed = Mailed(row, till.mailed.address, state)
