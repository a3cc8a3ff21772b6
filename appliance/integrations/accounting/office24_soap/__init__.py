"""24SevenOffice (Finago Office) over SOAP: the day waits as a journal, or goes straight into the ledger.

    Login, SetIdentityById → lists (accounts, tax codes, types, years) → GetEntryId → SaveBundleList

``SaveBundleList`` has no key of ours and gives no id. What is posted is found again in the ledger by our
key (`back`). **A draft is shown to nobody but people**: when the answer to one was lost, only a person
can say whether it lies there, and nothing is ever sent again by itself. Once a person has booked it, the
ledger shows it; so a draft is followed there, and as long as it is not there it is said to wait.

Drafts and postings go under different target names. A shop that changes from one to the other would
otherwise look for a lost draft in the ledger, find nothing, and have the day twice.

Sources: the WSDLs of AuthenticateService, AccountService V004, TransactionService and ClientService,
developer.24sevenoffice.com. Nothing here was tried against a live client.

The PDF of the day is not sent. An entry can name a paper (``StampNo``), but AttachmentService takes images
alone: its WSDL says "tif, jpg, gif, png, bmp", and its pages twice "PDF files are not supported", though
the word stands in a list of types. The number that it gives next is not reserved either, so that two boxes
could put their papers on each other's vouchers. The day's key in every entry leads to the paper instead.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from xml.etree.ElementTree import Element

from appliance.domain.voucher import Mapping as Accounts
from appliance.domain.voucher import Voucher
from appliance.integrations import (
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
    Unsure,
)
from appliance.integrations.accounting.office24_soap import back, bundle, checks
from appliance.integrations.accounting.office24_soap.envelope import text_of
from appliance.integrations.accounting.office24_soap.lists import Books, read_books, year_of
from appliance.integrations.accounting.office24_soap.replies import Outcome
from appliance.integrations.accounting.office24_soap.session import ACCOUNT, Access, Session
from appliance.integrations.ahead import Dimensions
from appliance.integrations.http import odd

__all__ = ("Access", "Office24Soap", "Session")

NAMES = {"posted": "office24_soap", "draft": "office24_soap_draft"}
_MOVED = 366
"""Days around its date in which a day is looked for that is not where it was put."""


class Office24Soap:
    """One client's journals and ledger."""

    needs_mapping = True
    settling = 10 * 60 * 1000

    def __init__(self, session: Session, posting: str, epoch: int = 0) -> None:
        """Deliver through ``session``.

        Args:
            session: The shop's session.
            posting: ``draft`` or ``posted``, as the owner chose.
            epoch: The newest one of this box's journal, 0 = not known.
        """
        self.posting = posting
        self.takes_twice = posting == "posted"  # a draft could not be found before it is sent either
        self._epoch = epoch
        self.name = NAMES[posting]
        self._session = session
        self._books: Books | None = None

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def deliver(
        self, voucher: Voucher, lines: tuple[Line, ...], delivery: str, attachments: Mapping[str, bytes]
    ) -> Answer:
        """Save the day; see `appliance.integrations.Target`."""
        if not voucher.postings:
            return Accepted(voucher.key, facts=NO_FIGURES)
        access = self._session.access
        books = bundle.unfit(lines, access) or self._known()
        if isinstance(books, Later):
            return books
        if wrong := bundle.refusal(voucher, lines, access, books):
            return wrong
        number = self._next_number(voucher, books)
        if isinstance(number, Later):
            return number
        year = year_of(books.years, date.fromisoformat(voucher.date))
        assert year is not None
        parts = bundle.bundle_list(
            voucher, lines, access, self.posting, number, year.id(access.year_named_after)
        )
        return self._verdict(voucher, number, self._session.ask(ACCOUNT, "SaveBundleList", parts))

    def look_up(self, voucher: Voucher, delivery: str) -> Found:
        """Search the ledger for the day's key. A draft that is not there yet may lie among the journals."""
        if not voucher.postings:
            return Accepted(voucher.key)
        rows = self._find(voucher)
        if isinstance(rows, Later):
            return rows
        found = back.compare(voucher, rows)
        if isinstance(found, Absent):
            later = back.later(self._session, voucher, self._epoch)
            if isinstance(later, Later):
                return later
            if later:
                return Unsure("taken_over", {"found": later})
        if isinstance(found, Absent) and self.posting == "draft":
            return Unsure("draft_unseen", bundle.look_for(voucher))
        return found

    def follow(
        self, voucher: Voucher, lines: tuple[Line, ...], delivery: str, reference: str
    ) -> Followed | Later:
        """Look for an accepted day in the ledger; a draft waits as long as it is not there."""
        if not voucher.postings:
            return Followed("posted", verified=True)
        rows = self._find(voucher)
        if rows == [] and reference.isdigit():  # a person typed the number under which they found it
            typed = back.numbered(self._session, voucher, reference)
            if isinstance(typed, Later):
                return typed
            return back.judge_typed(voucher, lines, typed) if typed else _untold(voucher)
        if isinstance(rows, Later):
            return rows
        if rows:
            return back.judge(voucher, lines, rows)
        if self.posting == "draft":
            return Followed("draft", facts=bundle.look_for(voucher))
        return _untold(voucher) if reference == delivery else Followed("gone")

    def preflight(
        self, mapping: Accounts, dates: Iterable[str], dimensions: Dimensions
    ) -> Later | tuple[Finding, ...]:
        """Say what of a mapping, of the dates (YYYY-MM-DD) and of what sales belong to would be refused."""
        books = self._known()
        if isinstance(books, Later):
            return checks.closed(books)
        return checks.preflight(self._session, books, mapping, dates, dimensions)

    def _find(self, voucher: Voucher) -> list[back.Row] | Later:
        """The day's lines in the ledger; whoever moved them to another date left the invoice reference."""
        rows = back.bearing(self._session, voucher, 1)
        return rows or back.bearing(self._session, voucher, _MOVED, ("InvoiceNo", voucher.key))

    def _known(self) -> Books | Later:
        if self._books is None:
            books = read_books(self._session)
            if isinstance(books, Later):
                return books
            self._books = books
        return self._books

    def _next_number(self, voucher: Voucher, books: Books) -> int | Later:
        """The next free number of the type's series; it is not reserved, so two boxes may get the same."""
        series = books.series[self._session.access.transaction_type]
        asked = [("Date", bundle.noon(voucher.date)), ("SortNo", str(series)), ("EntryNo", "0")]
        answer = self._session.read(ACCOUNT, "GetEntryId", [("argEntryId", asked)])
        if isinstance(answer, Later):
            return answer
        try:
            number = int(text_of(answer, "EntryNo"))
        except ValueError as fault:
            return odd(fault)
        if number < 1:  # -1: the series has no number to give
            return Later("answer_odd", facts={"detail": f"no voucher number in series {series}: {number}"})
        return number

    def _verdict(self, voucher: Voucher, number: int, answer: Outcome) -> Answer:
        """What `SaveBundleList` answered; see the table in `replies`."""
        if not isinstance(answer, Element):
            return answer
        result, said = text_of(answer, "Type"), text_of(answer, "Description")
        facts: dict[str, str | int] = {"result": result, "said": said[:400] or result}
        match result:
            case "Ok" if self.posting == "draft":
                return Accepted(voucher.key, "draft", facts=bundle.look_for(voucher))
            case "Ok":
                return Accepted(back.reference_of(voucher, str(number)), number=str(number))
            case "NotSaved":
                return Refused("refused", facts)
            case "SystemError" | "Exception":
                return Unknown("server_error", facts)
            case _:
                return Unknown("answer_odd", facts)


def _untold(voucher: Voucher) -> Followed:
    return Followed("cannot_tell", facts=bundle.look_for(voucher))
