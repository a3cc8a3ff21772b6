"""The electronic journal (elektronisk journal): what happened, in order, for good.

An entry is one row: till, epoch, number, kind and a canonical JSON body. Numbers have no gaps within
(till, epoch). ``hash = SHA-256(previous hash ‖ body)``, so one changed byte shows in every later
entry. Nothing undoes an entry; only another entry does. Everything else that the till knows (paper,
reports, roll-ups, vouchers) is read from here.

Every body carries these, and then what its kind says (`sale`, `dayclose`, `settlement` name theirs):

==========  ===========================================================================
till        the till's number, a text
epoch       1, and one more each time a box is restored from a copy
number      1, 2, 3 … within the epoch
kind        one of `kinds.KINDS`
at, offset  UTC milliseconds, and the local time's offset in minutes
clock       ``synced``, ``rtc`` or ``guess``: how far the time can be trusted
date        the business date, fixed when the day was opened; empty outside a day
operator    the cashier's number, or empty
==========  ===========================================================================

Integers and strings only: a JSON number with a point would be a float to somebody.
"""

import datetime as dt
import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

NOTHING = bytes(32)
"""The hash before the first entry."""


def date_of(data: dict[str, Any], boundary: int) -> str:
    """The business date that an entry's body belongs to: its own, or where it was made outside a day the
    local date, with the small hours counted to the day before.

    Args:
        data: The body.
        boundary: Minutes after midnight at which a business date begins.

    >>> outside = {"date": "", "at": 1_795_216_000_000, "offset": 60}
    >>> date_of({"date": "2026-11-20"}, 240), date_of(outside, 240)
    ('2026-11-20', '2026-11-20')
    """
    return str(data["date"]) or Moment(data["at"], data["offset"]).date(boundary)


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened, and how sure that is."""

    at: int
    """UTC milliseconds since 1970."""
    offset: int
    """Local time minus UTC, in minutes."""
    clock: str = "synced"
    """``synced``, ``rtc`` or ``guess``."""

    @property
    def local(self) -> dt.datetime:
        """The wall's date and time."""
        return dt.datetime(1970, 1, 1) + dt.timedelta(milliseconds=self.at, minutes=self.offset)

    def date(self, boundary: int) -> str:
        """The business date: the local one, with the first ``boundary`` minutes counted to the day before."""
        return (self.local - dt.timedelta(minutes=boundary)).date().isoformat()


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the journal."""

    till: str
    epoch: int
    number: int
    kind: str
    body: bytes
    """Canonical JSON, UTF-8."""
    hash: bytes
    """SHA-256 over the previous entry's hash and this body."""

    @property
    def data(self) -> dict[str, Any]:
        """The body as plain values; ValueError where it is no JSON, or has a number that is no integer."""
        parsed: dict[str, Any] = _READER.decode(self.body.decode())
        return parsed


def canonical(data: dict[str, Any]) -> bytes:
    """Write a body the one way there is: sorted keys, no spaces, NFC, UTF-8.

    Raises:
        TypeError: For anything but integers, strings, lists and string-keyed objects.

    >>> canonical({"b": 1, "a": "A\u030a"}).decode()
    '{"a":"Å","b":1}'
    >>> canonical({"amount": 1.5})
    Traceback (most recent call last):
    TypeError: expected integers and strings only in a journal entry, got 1.5
    """
    _check(data)
    written = _WRITER.encode(data)
    return (written if written.isascii() else unicodedata.normalize("NFC", written)).encode()


def is_canonical(body: bytes, data: dict[str, Any]) -> bool:
    """Is this the one way to write these values? A key that stands there twice, of which each reader might
    believe another, is not.

    >>> is_canonical(b'{"a":1}', {"a": 1}), is_canonical(b'{"a":2,"a":1}', {"a": 1})
    (True, False)
    """
    written = _WRITER.encode(data)
    if written.encode() != body or not unicodedata.is_normalized("NFC", written):
        return False
    if not any(word in body for word in (b"true", b"false", b"null")):
        return True  # nothing but integers and strings can have been read from it
    try:
        _check(data)
    except TypeError:
        return False
    return True


def _no_float(written: str) -> None:
    raise ValueError(f"expected integers and strings only in a journal entry, got {written}")


_READER = json.JSONDecoder(parse_float=_no_float, parse_constant=_no_float)
_WRITER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))
_LEAVES = {int, str}


def _check(value: object) -> None:
    kind = type(value)
    inner: Iterable[object]
    if kind is dict:
        if value and {*map(type, value)} != {str}:  # type: ignore[call-overload]
            raise TypeError(f"expected texts as keys in a journal entry, got {[*value]!r}")  # type: ignore[misc]
        inner = value.values()  # type: ignore[attr-defined]
    elif kind is list or kind is tuple:
        inner = value  # type: ignore[assignment]
    elif kind in _LEAVES:
        return
    else:
        raise TypeError(f"expected integers and strings only in a journal entry, got {value!r}")
    if not _LEAVES.issuperset(map(type, inner)):
        for one in inner:
            if type(one) not in _LEAVES:
                _check(one)


def chain(previous: bytes, body: bytes) -> bytes:
    """The hash of the entry that follows ``previous`` (32 bytes)."""
    return sha256(previous + body).digest()


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where a journal is not what it was.

    >>> str(Fault("1", 1, 7, "its seal does not hold", "seal"))
    'entry 1/1/7: its seal does not hold'
    """

    till: str
    epoch: int
    number: int
    """0: it is no single entry that shows it."""
    what: str
    means: str = "chain"
    """What shows it: ``chain``, ``numbers``, ``seal`` …"""

    def __str__(self) -> str:
        return f"entry {self.till}/{self.epoch}/{self.number}: {self.what}" if self.number else self.what


def walk(
    entries: Iterable[Entry], previous: bytes = NOTHING
) -> Iterator[tuple[Entry, dict[str, Any]] | Fault]:
    """Walk a till's entries in order: each good one with its body, then a Fault at the first bad one.

    Checks the numbers (no gap; a later epoch begins at 1), what the body says of its row, and the hash
    chain, which goes on through every epoch. A walk that begins at ``NOTHING`` begins at number 1.
    """
    last: Entry | None = None
    for entry in entries:
        data: Any = {}
        means, what = "numbers", _misnumbered(entry, last)
        if not what and chain(previous, entry.body) != entry.hash:
            means, what = "chain", "its hash does not follow from the entry before it"
        if not what:
            data, what = _read(entry)
            means = "chain"
        if not what:
            means, what = "numbers", _false_start(entry, last, previous)
        if what:
            yield Fault(entry.till, entry.epoch, entry.number, what, means)
            return
        yield entry, data
        previous, last = entry.hash, entry


def faults(entries: Iterable[Entry], previous: bytes = NOTHING) -> Iterator[Fault | Entry]:
    """`walk` without the bodies."""
    yield from (found if isinstance(found, Fault) else found[0] for found in walk(entries, previous))


def _misnumbered(entry: Entry, last: Entry | None) -> str:
    """What is wrong with a number that does not follow the one before it in its epoch."""
    expected = last.number + 1 if last and last.epoch == entry.epoch else entry.number
    return f"expected number {expected}, got {entry.number}" if entry.number != expected else ""


def _false_start(entry: Entry, last: Entry | None, previous: bytes) -> str:
    """What is wrong with where an epoch begins; only a walk from the middle begins at any number."""
    if last and entry.epoch < last.epoch:
        return f"expected epoch {last.epoch} or a later one, got {entry.epoch}"
    begins = last.epoch != entry.epoch if last else previous == NOTHING
    return f"expected number 1, got {entry.number}" if begins and entry.number != 1 else ""


def _read(entry: Entry) -> tuple[Any, str]:
    """An entry's body, and what is wrong with it."""
    data: Any
    try:
        data = entry.data
    except (ValueError, RecursionError):
        return {}, "its body is not JSON"
    if not isinstance(data, dict):
        return {}, "its body is not an object"
    said = (data.get("till"), data.get("epoch"), data.get("number"), data.get("kind"))
    if said != (entry.till, entry.epoch, entry.number, entry.kind):
        row = (entry.till, entry.epoch, entry.number, entry.kind)
        return data, f"its body says {said}, its row says {row}"
    return data, ""
