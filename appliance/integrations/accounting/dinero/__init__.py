"""Dinero (Denmark): the day goes into the kassekladde as a draft, and on request into the books.

A day is one ledger item under an id of our own, made from the delivery id: Dinero takes an id once
and answers 409 the second time. So any step may be cut short and repeated. Booking is asynchronous
and starts from the item's version; whoever asks twice is told that the version is out of date.

    files  →  ledgeritems (draft)  →  ledgeritems/book  →  ledgeritems/status: Booked, number 117

`look_up` asks for the item's status. `follow` goes on from where it stands: it books a draft where the
shop posts, and reads the booked entries back. A file that is uploaded and never attached is seen by
nobody in the books, so an upload that was cut short is simply done again.

Dinero keeps no second key. After delivery.db was lost, the revision under which a day was accepted is
not known: a look-up that finds nothing under the id asks for its neighbours' ids as well.

Source: developer.dinero.dk and public clients; nothing here was tried against a live organisation.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from appliance.domain.voucher import Account, Voucher
from appliance.domain.voucher import Mapping as Accounts
from appliance.integrations import (
    DAY_PAPERS,
    NO_FIGURES,
    Absent,
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
from appliance.integrations.accounting.dinero import item, reading
from appliance.integrations.accounting.dinero.access import Access, Connection
from appliance.integrations.accounting.dinero.back import read_back
from appliance.integrations.accounting.dinero.reading import Standing
from appliance.integrations.accounting.dinero.replies import (
    OUT_OF_DATE,
    code,
    duplicate,
    harmless,
    lower,
    not_found,
    said,
    verdict,
)
from appliance.integrations.ahead import Dimensions
from appliance.integrations.exact import write
from appliance.integrations.http import UNREADABLE, Reply, odd

__all__ = ("Access", "Connection", "Dinero")

LARGEST_FILE = 6 << 20
"""Bytes that Dinero takes in one file."""


class Dinero:
    """One organisation's kassekladde and books."""

    name = "dinero"
    takes_twice = False
    needs_mapping = True
    settling = 2 * 60 * 1000

    def __init__(
        self, connection: Connection, posting: str, clearing: str, difference: Account | None
    ) -> None:
        """Deliver through ``connection``.

        Args:
            connection: The organisation.
            posting: ``draft`` or ``posted``, as the owner chose.
            clearing: Account that rates and tenders meet on.
            difference: Account of `Role.VAT_DIFFERENCE`; None = nothing is mapped.
        """
        self.posting = posting
        self.connection = connection
        self._accounts = item.Accounts(clearing, difference)
        self._rates: dict[str, int | None] | None = None

    def close(self) -> None:
        """Close the connections."""
        self.connection.close()

    def deliver(
        self, voucher: Voucher, lines: tuple[Line, ...], delivery: str, attachments: Mapping[str, bytes]
    ) -> Answer:
        """Put the day into the kassekladde, and ask to book it where the shop posts."""
        identity = item.item_id(delivery)
        if not voucher.postings:
            return Accepted(identity, facts=NO_FIGURES)
        rows = self._rows(voucher, lines)
        if isinstance(rows, Later | Refused):
            return rows
        file = self._upload(voucher, attachments)
        if isinstance(file, Later | Refused):
            return file
        body = write([item.ledger_item(voucher, rows, identity, file)])
        answer = self.connection.ask("POST", "ledgeritems", version="v1.2", body=body)
        if not isinstance(answer, Reply):
            return answer
        if duplicate(answer):
            return self._already(identity, answer)
        if wrong := verdict(answer):
            return wrong
        try:
            [row] = [one for one in lower(answer.json()) if str(one["id"]).lower() == identity]
            version = str(row["version"])
        except UNREADABLE:
            return Unknown("answer_odd", {"status": answer.status})  # a 2xx that is not theirs
        if self.posting == "draft":
            return Accepted(identity, "draft")
        return self._booked(identity, Standing("draft", version))

    def look_up(self, voucher: Voucher, delivery: str) -> Found:
        """Ask where the item of this delivery stands, or that of another revision of the day."""
        if not voucher.postings:
            return Accepted(item.item_id(delivery))
        for one in item.revisions(delivery):
            identity = item.item_id(one)
            stands = self._standing(identity)
            if isinstance(stands, Later):
                return stands
            if stands:
                return Accepted(identity, stands.stage, stands.number)
        return Absent()

    def follow(
        self, voucher: Voucher, lines: tuple[Line, ...], delivery: str, reference: str
    ) -> Followed | Later:
        """Say what became of an accepted day, and take it on where the shop posts and it still waits."""
        if not voucher.postings:
            return Followed("posted", verified=True)
        if reference == delivery:  # nobody knows it under another name: it was kept out of the books
            reference = item.item_id(delivery)
        if not item.is_id(reference):  # a person found it there, under the voucher number that they typed
            return read_back(self.connection, voucher, lines, self._accounts, reference)
        stands = self._standing(reference)
        if isinstance(stands, Later):
            return stands
        if stands is None:
            return Followed("gone")
        if stands.stage == "posted":
            return read_back(self.connection, voucher, lines, self._accounts, stands.number)
        if stands.stage == "draft" and self.posting == "posted":
            now = self._booked(reference, stands)
            return Followed(now.stage, now.number, facts=now.facts)
        return Followed(stands.stage)

    def known_as(self) -> str | Later:
        """The organisation's name, as the list of those that the keys open has it."""
        answer = harmless(self.connection.organizations())
        return answer if isinstance(answer, Later) else reading.name_of(self.connection.organization, answer)

    def preflight(
        self, mapping: Accounts, dates: Iterable[str], dimensions: Dimensions
    ) -> Later | tuple[Finding, ...]:
        """Say what of a mapping and of the dates (YYYY-MM-DD) the organisation would refuse. Dinero has
        no departments, projects or objects: what sales belong to is not sent."""
        clearing = self._accounts.clearing
        wanted = {account.number for account in mapping.values()} | {clearing}
        told: dict[str, Any] = {}
        for path, read in (
            ("accounts/entry", reading.chart),
            ("vatTypes", reading.rates),
            ("accountingyears", reading.years),
        ):
            told[path] = self._told(path, read)
            if isinstance(told[path], Later):
                return _closed(path, told[path])
        accounts = told["accounts/entry"]
        if wanted - accounts.keys():  # money accounts may stand in a list of their own
            deposit = self._told("accounts/deposit", reading.chart)
            if isinstance(deposit, Later):
                return _closed("accounts/deposit", deposit)
            accounts = deposit | accounts
        found = reading.findings(mapping, clearing, accounts, told["vatTypes"])
        return (*found, *reading.year_findings(dates, told["accountingyears"]))

    def _rows(self, voucher: Voucher, lines: tuple[Line, ...]) -> list[item.Row] | Later | Refused:
        if self._rates is None:
            told = self._told("vatTypes", reading.rates)
            if isinstance(told, Later):
                return told
            self._rates = told
        return item.unfit(voucher, lines, self._rates) or item.rows(voucher, lines, self._accounts)

    def _told(self, path: str, read: Any) -> Any:
        answer = harmless(self.connection.ask("GET", path))
        return answer if isinstance(answer, Later) else read(answer)

    def _upload(self, voucher: Voucher, attachments: Mapping[str, bytes]) -> str | Later | Refused:
        paper = attachments.get(DAY_PAPERS)
        if not paper:
            return ""
        if len(paper) > LARGEST_FILE:
            return Refused("file_too_large", {"bytes": len(paper), "most": LARGEST_FILE})
        answer = self.connection.ask("POST", "files", file=(f"{voucher.key}.pdf", paper))
        if isinstance(answer, Reply) and isinstance(wrong := verdict(answer), Refused):
            return wrong
        answer = harmless(answer)
        if isinstance(answer, Later):
            return answer
        try:
            return str(UUID(lower(answer.json())["fileGuid"]))
        except UNREADABLE as fault:
            return odd(fault)

    def _already(self, identity: str, answer: Reply) -> Answer:
        """Our id is taken: by ourselves, so the day is there."""
        stands = self._standing(identity)
        if stands is None:
            # taken and not there: somebody deleted it, and Dinero does not give the id again
            return Refused("refused", {"status": answer.status, "said": said(answer)})
        if isinstance(stands, Later):
            return Accepted(identity, "draft", facts=stands.facts)
        if stands.stage == "draft" and self.posting == "posted":
            return self._booked(identity, stands)
        return Accepted(identity, stands.stage, stands.number)

    def _booked(self, identity: str, stands: Standing) -> Accepted:
        """Ask to book a draft; whatever comes of it, the day is there, and `follow` goes on."""
        answer = self._book(identity, stands.version)
        if isinstance(answer, Reply) and code(answer) == OUT_OF_DATE:
            again = self._standing(identity)
            if isinstance(again, Standing) and again.stage == "draft":
                answer = self._book(identity, again.version)
        if isinstance(answer, Unknown):
            return Accepted(identity, "booking", facts=answer.facts)
        if isinstance(answer, Later):
            return Accepted(identity, "draft", facts=answer.facts)
        now = self._standing(identity)
        if isinstance(now, Standing) and now.stage != "draft":
            return Accepted(identity, now.stage, now.number)
        wrong = verdict(answer)
        if wrong is None or isinstance(wrong, Unknown):
            return Accepted(identity, "booking")
        return Accepted(identity, "draft", facts=wrong.facts)

    def _book(self, identity: str, version: str) -> Reply | Later | Unknown:
        body = write([{"Id": identity, "Version": version}])
        return self.connection.ask("POST", "ledgeritems/book", body=body)

    def _standing(self, identity: str) -> Standing | Later | None:
        answer = self.connection.ask("POST", "ledgeritems/status", body=write([{"Id": identity}]))
        if isinstance(answer, Reply) and not_found(answer):
            return None
        answer = harmless(answer)
        return answer if isinstance(answer, Later) else reading.standing(answer, identity)


def _closed(path: str, later: Later) -> Later | tuple[Finding, ...]:
    """A list that we may not read is itself a finding."""
    return (Finding("scope_missing", path),) if later.code == "scope_missing" else later
