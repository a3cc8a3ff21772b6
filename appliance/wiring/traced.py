"""What ``tillbox trace`` found, in plain words: papers for a terminal, see `tracing`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from appliance.domain import anchors
from appliance.domain.contributions import Contribution
from appliance.domain.journal import Entry
from appliance.domain.receipt import Blank, Pair, Paper, Rule, Table, Text
from appliance.domain.voucher import Account, Kind, Voucher
from appliance.paper.day_papers import posting_name
from appliance.paper.letterhead import Data, numbered, tender_name
from appliance.storage.delivery import Delivery, State
from appliance.words import N_, Words

TARGETS = {
    "folder": N_("the folder of the books"),
    "office24": "24SevenOffice",
    "office24_soap": "24SevenOffice",
    "dinero": "Dinero",
}
_STATES = {
    State.QUEUED: N_("Waits to be sent to {target}"),
    State.SENDING: N_("Is being sent to {target}"),
    State.REFUSED: N_("Refused by {target}: {code}"),
    State.UNKNOWN: N_("Sent to {target}, and nobody knows yet whether it is there: {code}"),
}
_STAGES = {
    "draft": N_("Is in {target} as a draft that nobody has booked yet"),
    "booking": N_("Is being booked in {target}"),
    "posted": N_("Is booked in {target}"),
    "changed": N_("Is booked in {target} with other figures than were sent"),
    "gone": N_("Was in {target} and is not there any more"),
    "cannot_tell": N_("Is booked in {target}, which cannot be asked for the figures"),
}
_KINDS = {
    Kind.DAY: N_("Voucher {key}"),
    Kind.REVERSAL: N_("Voucher {key}, which takes back what was booked for {of}"),
    Kind.CORRECTION: N_("Voucher {key}, in place of what was booked for {of}"),
}
_ENTRIES = {
    "settlement": N_("Day's settlement"),
    "z_report": N_("Z report"),
    "cash_moved": N_("Cash moved: {reason}"),
    "tender_corrected": N_("{receipt}, put right"),
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """A voucher as the books have it, or will."""

    voucher: Voucher
    accounts: tuple[Account | None, ...]
    """Per posting; None where nothing is mapped."""
    sent: bool
    """It went out with these; False: they are those that it would go out with now."""
    row: Delivery | None
    """How it stands; None: the uploader has not seen it, or its record cannot be read."""
    readable: bool
    """The uploader's record could be read."""


def voucher(
    ledger: Ledger,
    beside: Sequence[Voucher],
    made: tuple[Sequence[Entry], Sequence[Sequence[Contribution]]],
    account: str,
    words: Words,
) -> Paper:
    """A voucher line by line, each with the entries behind it; and back, each entry with its lines.

    Args:
        ledger: The voucher, its accounts and its delivery.
        beside: The other vouchers of the same Z.
        made: The day's entries, and what each posting is made of.
        account: Only the lines on this account; empty = all.
        words: The language.
    """
    entries, parts = made
    wanted = [
        place for place, one in enumerate(ledger.accounts) if not account or (one and one.number == account)
    ]
    closing = [entry for entry in entries if entry.kind in ("z_report", "settlement")]
    return (
        *_top(ledger, words),
        *(Pair(_name(entry, words), _place(entry)) for entry in closing),
        *(Text(words("See also voucher {key}", key=one.key)) for one in beside),
        Blank(),
        Text(words("Debit is positive, credit negative; VAT stands inside the amount.")),
        *(
            element
            for place in wanted
            for element in _line(ledger, place, [(entries[one.entry], one) for one in parts[place]], words)
        ),
        Rule(),
        *_back(entries, [(place, parts[place]) for place in wanted], words),
        Blank(),
    )


def _top(ledger: Ledger, words: Words) -> Paper:
    of = ledger.voucher
    said = words(_KINDS[of.kind], key=of.key, of=of.of)
    day = words("Z report {number}", number=of.z)
    return (
        Rule(),
        Text(said, bold=True),
        Pair(f"{day}, {words('Till {number}', number=of.till)}", words.date(of.date)),
        *_delivery(ledger, words),
    )


def _delivery(ledger: Ledger, words: Words) -> Iterator[Text | Pair]:
    """How it stands in the books."""
    row = ledger.row
    if not ledger.readable:
        yield Text(words("The uploader's record cannot be read just now: try again in a moment"))
    elif row is None:
        yield Text(words("Has not been sent yet"))
    if row is None:
        return
    target = words(TARGETS.get(row.target, row.target))
    said = _STAGES[row.stage] if row.state == State.ACCEPTED and row.stage else _STATES.get(row.state, "")
    yield Text(words(said or _STAGES["posted"], target=target, code=row.code or "-").removesuffix(": -"))
    if row.voucher_number:
        yield Pair(words("Number in the books"), row.voucher_number)
    if row.reference:
        yield Pair(words("Reference in the books"), row.reference)
    if row.dated:
        yield Pair(words("Sent under the date"), words.date(row.dated))
    if row.verified:
        yield Text(words("Its figures were read back and are the till's"))
    yield Pair(words("Delivery"), row.id)


def _line(ledger: Ledger, place: int, parts: Sequence[tuple[Entry, Contribution]], words: Words) -> Paper:
    posting = ledger.voucher.postings[place]
    said = posting_name(posting, words, ledger.accounts[place])
    rows = tuple(
        (
            _name(entry, words),
            _when(entry, words),
            _place(entry),
            words.amount(one.vat),
            words.amount(one.amount),
        )
        for entry, one in parts
    )
    amount, vat = sum(one.amount for _, one in parts), sum(one.vat for _, one in parts)
    total = (words("Sum of {count}", count=len(parts)), "", "", words.amount(vat), words.amount(amount))
    head = (N_("Made of"), N_("Time"), N_("Journal"), N_("VAT"), N_("Amount"))
    adds_up = (amount, vat) == (posting.amount, posting.vat)
    wrong = Text(words("This is not the line's figure: ask tillbox verify"), bold=True)
    return (
        Rule(),
        Pair(_account(ledger, place, words), words.amount(posting.amount), bold=True),
        Pair(said, words.amount(posting.vat) if posting.vat else ""),
        Table((*rows, total), tuple(map(words, head))),
        *(() if adds_up else (wrong,)),
    )  # fmt: skip


def _account(ledger: Ledger, place: int, words: Words) -> str:
    one = ledger.accounts[place]
    parts = [words("Line {number}", number=place + 1)]
    parts.append(words("account {number}", number=one.number) if one else words("no account"))
    if one and one.vat_code:
        parts.append(words("VAT code {code}", code=one.vat_code))
    if one and not ledger.sent:
        parts.append(words("as it is mapped now"))
    return ", ".join(parts)


def _back(
    entries: Sequence[Entry], lines: Sequence[tuple[int, Sequence[Contribution]]], words: Words
) -> Paper:
    """Each entry with the lines that it is in."""
    within: dict[int, list[str]] = {}
    for place, parts in lines:
        for one in parts:
            within.setdefault(one.entry, []).append(str(place + 1))
    rows = tuple(
        (_name(entries[place], words), _place(entries[place]), ", ".join(numbers))
        for place, numbers in sorted(within.items())
    )
    head = (N_("And back"), N_("Journal"), N_("Lines"))
    return (Table(rows, tuple(map(words, head))),) if rows else (Text(words("No entry of the journal")),)


def _name(entry: Entry, words: Words) -> str:
    data = entry.data
    if "receipt" in data and entry.kind != "tender_corrected":
        return numbered(data["series"], data["receipt"], words)
    receipt = numbered(data["series"], data["receipt"], words) if "receipt" in data else ""
    said = words(_ENTRIES.get(entry.kind, entry.kind), receipt=receipt, reason=data.get("reason", ""))
    return f"{said} {data['z']}" if entry.kind == "z_report" else said


def _place(entry: Entry) -> str:
    """Where it stands in the journal, and what ``verify --head`` takes for it."""
    return anchors.printed({"epoch": entry.epoch, "number": entry.number, "hash": entry.hash.hex()})


def _when(entry: Entry, words: Words) -> str:
    return words.moment(entry.data["at"], entry.data["offset"])


def unsettled(entries: Sequence[Entry], settled: bool, words: Words) -> Paper:
    """A day that has its Z and no voucher; ``settled``: there should be one."""
    z = next(entry for entry in entries if entry.kind == "z_report")
    return (Rule(), *z_report(z, words), *no_voucher(settled, words), *_receipts(entries, words), Blank())


def _receipts(entries: Sequence[Entry], words: Words) -> Paper:
    rows = tuple(
        (_name(entry, words), _when(entry, words), _place(entry), words.amount(entry.data["gross"]))
        for entry in entries
        if entry.kind in ("sale", "delivery") and not entry.data.get("training")
    )
    head = (N_("Receipts"), N_("Time"), N_("Journal"), N_("Amount"))
    return (Table(rows, tuple(map(words, head))),) if rows else ()


def receipt(entry: Entry, put_right: Sequence[Entry], words: Words) -> Paper:
    """A receipt, what it came to, and how it was paid in the end."""
    data: Data = entry.data
    vat = sum(row["vat"] for row in data["vat"])
    return (
        Rule(),
        Text(numbered(data["series"], data["receipt"], words), bold=True),
        Pair(_when(entry, words), _place(entry)),
        Pair(words("Amount"), words.amount(data["gross"])),
        Pair(words("VAT"), words.amount(vat)),
        *(Pair(tender_name(one["kind"], one["brand"], words), words.amount(one["amount"]))
          for one in data["tenders"]),
        *(Pair(f"{_name(one, words)}: {_tenders(one.data['new'], words)}", _place(one)) for one in put_right),
    )  # fmt: skip


def _tenders(tenders: Sequence[Data], words: Words) -> str:
    return ", ".join(
        f"{tender_name(one['kind'], one['brand'], words)} {words.amount(one['amount'])}" for one in tenders
    )


def z_report(entry: Entry, words: Words) -> Paper:
    """The Z that closed the day of a receipt."""
    said = words("Closed with {z}", z=words("Z report {number}", number=entry.data["z"]))
    return (Pair(f"{said}, {words.date(entry.data['date'])}", _place(entry)),)


def open_day(words: Words) -> Paper:
    """The day of the receipt has no Z yet."""
    return (Text(words("Its day is still open: it has no Z report and no voucher yet")), Blank())


def no_voucher(settled: bool, words: Words) -> Paper:
    """The Z waits for its settlement, or its voucher is damaged."""
    waits, damaged = N_("The day is not settled yet: it has no voucher"), N_("Its voucher cannot be read")
    return (Text(words(damaged if settled else waits)),)


def part(ledger: Ledger, gave: Sequence[Sequence[Contribution]], words: Words) -> Paper:
    """What a receipt, with what was put right on it, gave to each line of a voucher."""
    rows = []
    for place, parts in enumerate(gave):
        if parts:
            amount, vat = sum(one.amount for one in parts), sum(one.vat for one in parts)
            posting = ledger.voucher.postings[place]
            name = f"{_account(ledger, place, words)}: {posting_name(posting, words, ledger.accounts[place])}"
            rows.append((name, *map(words.amount, (vat, amount, posting.amount))))
    head = (N_("Its part of each line"), N_("VAT"), N_("Amount"), N_("The whole line"))
    nothing = Text(words("It gives nothing to any line"))
    command = f"tillbox trace {ledger.voucher.key} --account"
    hint = Text(words("Who else is in a line: {command} and its account", command=command))
    return (
        *_top(ledger, words),
        *((Table(tuple(rows), tuple(map(words, head))), hint) if rows else (nothing,)),
        Blank(),
    )
