"""24SevenOffice (Finago Office) over its REST API: the day goes straight into the ledger.

``POST /transactions`` posts for good: there is no draft, no undo and no idempotency key. So our key
(``Z-1-42-20261121``) stands in every line's comment and in the first line's invoice number, and
before anything is repeated all lines around the date are read back and searched for it. Both
places are searched, since the server does not promise to keep an invoice number on every account.

Source: Finago Office Public API 0.56.0 (rest.api.24sevenoffice.com); nothing here was tried against a
live organization.
"""

import time
from collections.abc import Callable, Iterable, Mapping

from appliance.domain.voucher import Mapping as Accounts
from appliance.domain.voucher import Voucher
from appliance.integrations import (
    DAY_PAPERS,
    NO_FIGURES,
    Accepted,
    Answer,
    Finding,
    Followed,
    Found,
    Later,
    Line,
    Refused,
    Unknown,
)
from appliance.integrations.accounting.office24.access import Access, Connection, organization_name
from appliance.integrations.accounting.office24.back import read_back, search
from appliance.integrations.accounting.office24.body import transaction, unfit
from appliance.integrations.accounting.office24.checks import preflight
from appliance.integrations.accounting.office24.closed import why_refused
from appliance.integrations.accounting.office24.papers import PATIENCE, upload
from appliance.integrations.ahead import Dimensions
from appliance.integrations.exact import write
from appliance.integrations.http import UNREADABLE, Conversation, Reply, meaning

__all__ = ("Access", "Office24", "transaction", "unfit")

_NO_PAPERS = ("scope_missing", "refused")
"""Answers to an upload after which the day goes without: they would be the same tomorrow."""


class Office24:
    """One organization's ledger."""

    name = "office24"
    takes_twice = True
    needs_mapping = True
    settling = 10 * 60 * 1000
    posting = "posted"

    def __init__(
        self,
        access: Access,
        conversation: Conversation,
        clock: Callable[[], float] = time.monotonic,
        *,
        epoch: int = 0,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        """Talk through ``conversation``.

        Args:
            access: The organization.
            conversation: The way there.
            clock: Counts seconds, for the token's age alone.
            epoch: The newest one of this box's journal, 0 = not known.
            now: UTC seconds, for how long a day has waited for its papers.
            sleep: Waits seconds for a document.
        """
        self.connection = Connection(access, conversation, clock)
        self._epoch = epoch
        self._now = now
        self._sleep = sleep

    def close(self) -> None:
        """Close the connections."""
        self.connection.close()

    def deliver(
        self, voucher: Voucher, lines: tuple[Line, ...], delivery: str, attachments: Mapping[str, bytes]
    ) -> Answer:
        """Post the day with its Z; see `appliance.integrations.Target`."""
        if not voucher.postings:
            return Accepted(voucher.key, facts=NO_FIGURES)
        if wrong := unfit(lines):
            return wrong
        paper = self._paper(voucher, attachments)
        if not isinstance(paper, Later):
            return self._post(voucher, lines, paper, {})
        late = self._now() * 1000 - voucher.closed_at > PATIENCE
        if not late and paper.code not in _NO_PAPERS:
            return paper
        return self._post(voucher, lines, 0, {"papers": paper.code})

    def _post(
        self, voucher: Voucher, lines: tuple[Line, ...], paper: int, facts: Mapping[str, str | int]
    ) -> Answer:
        body = write(transaction(voucher, lines, self.connection.access, paper))
        answer = self.connection.ask("POST", "/transactions", body=body)
        if not isinstance(answer, Reply):
            return answer
        if verdict := meaning(answer):
            if not isinstance(verdict, Refused) or verdict.code != "refused":
                return verdict
            return why_refused(self.connection, voucher.date, answer, verdict)
        try:
            reference = answer.json()["transactionId"]
        except UNREADABLE:
            reference = None  # a 2xx that is not theirs (a portal's page, a proxy)
        if not isinstance(reference, str) or not reference:
            return Unknown("answer_odd", {"status": answer.status})
        return Accepted(reference, facts=facts)

    def look_up(self, voucher: Voucher, delivery: str) -> Found:
        """Search the ledger for the day's key, and for a later box of the till."""
        if not voucher.postings:
            return Accepted(voucher.key)
        return search(self.connection, voucher, self._epoch)

    def follow(
        self, voucher: Voucher, lines: tuple[Line, ...], delivery: str, reference: str
    ) -> Followed | Later:
        """Read the day's lines back, and compare them account by account."""
        if not voucher.postings:
            return Followed("posted", verified=True)
        return read_back(self.connection, voucher, lines, delivery, reference)

    def known_as(self) -> str | Later:
        """The organization's name; empty where the application has no scope to read it."""
        return organization_name(self.connection)

    def preflight(
        self, mapping: Accounts, dates: Iterable[str], dimensions: Dimensions
    ) -> Later | tuple[Finding, ...]:
        """Say what the organization does not have of a mapping, of the dates and of what sales belong to."""
        return preflight(self.connection, mapping, list(dates), dimensions)

    def _paper(self, voucher: Voucher, attachments: Mapping[str, bytes]) -> int | Later:
        paper = attachments.get(DAY_PAPERS)
        return upload(self.connection, paper, self._sleep) if paper else 0
