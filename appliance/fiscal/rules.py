"""What a country's law settles for a till, as one value per country, and the shape of its seal.

A country's module fills in a `Rules`; the till asks it and never the country by name. Rates and rounding
are data, headings are the law's own words, and what is signed of a cash transaction is a list of names.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from appliance.domain.journal import Moment
from appliance.domain.money import Currency
from appliance.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Sealing:
    """How a country signs its cash transactions with a key of the till's own."""

    algorithm: str
    """Of the keys made from now on: ``RSA-SHA1-1024``. A key in use keeps its own, see `seals.record`."""
    fields: tuple[str, ...]
    """The sealed fields in the order of the signed text, behind the previous signature."""
    said: Mapping[str, str] = field(default_factory=dict)
    """Sealed field → name in the entry's body of what it repeats; the other fields are worked out."""
    certified: bool = False
    """True: a key comes with a certificate."""


@dataclass(frozen=True, slots=True)
class Transaction:
    """A cash transaction on its way into the journal: a sale, a return, a training sale."""

    nr: int
    """Its number in the chain of the seal."""
    previous: str
    """The signature before it."""
    moment: Moment
    body: Mapping[str, Any]
    """Its entry's body, with till, operator and organisation."""


class Seal(Protocol):
    """A country's seal, open for one till: a key, or a device that a certified maker built.

    The four calls and the question are what the laws of Norway, Denmark, Sweden, Germany, Austria and
    France ask for between them. One country's seal does nothing in most of them. The till keeps no
    state for it but the number and the signature of the newest transaction; what a device gives back
    when a process begins, the seal keeps itself, by the id of the process.

    No call raises: a sale that cannot be signed goes on where the law lets it, `finish` gives what the
    paper must say of that, and `health` tells the people at the till. Exporting needs no open seal: it
    reads the journal.
    """

    def begin(self, process: str) -> None:
        """A sale has its first line (Germany: StartTransaction); ``process`` is its id for good."""

    def finish(self, transaction: Transaction) -> dict[str, Any]:
        """Seal a cash transaction; what is returned becomes ``seal`` in its entry, integers and texts only.

        Every seal gives ``key`` and ``signature``, and the signed facts. ``lines`` and ``qr`` are what
        the receipt must show of it (Sweden's control code, Germany's and Austria's QR).
        """

    def seal_event(self, kind: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Seal another entry (France, Austria: aborted sales, corrections); empty: it is not sealed."""

    def periodic(self, kind: str, date: str) -> dict[str, Any]:
        """Seal the end of a period: ``kind`` is ``day``, and ``date`` the business date that a Z closes.

        Longer periods end with their last day's Z (France's month and year) or begin with it (Austria's
        zero receipts). Empty: a Z is not sealed.
        """

    def health(self, moment: Moment) -> Problem | None:
        """What is wrong with it, for a banner; None when it is well."""


FOREIGN = {
    "EUR": (Currency("EUR"), (5, 10, 20, 50, 100, 200)),
    "SEK": (Currency("SEK"), (20, 50, 100, 200, 500)),
    "NOK": (Currency("NOK"), (50, 100, 200, 500)),
    "DKK": (Currency("DKK"), (50, 100, 200, 500)),
    "USD": (Currency("USD"), (1, 5, 10, 20, 50, 100)),
    "GBP": (Currency("GBP"), (5, 10, 20, 50)),
    "CHF": (Currency("CHF"), (10, 20, 50, 100, 200)),
    "PLN": (Currency("PLN"), (10, 20, 50, 100, 200)),
}
"""Currencies whose notes a shop may take, with their decimals (ISO 4217) and their notes in whole units."""


@dataclass(frozen=True, slots=True)
class Rules:
    """One country's rules."""

    country: str
    currency: Currency
    cash_step: int
    """The smallest coin that cash is rounded to, in minor units."""
    rates: tuple[int, ...]
    """VAT rates in basis points that a product may have; empty: any."""
    headings: Mapping[str, str]
    """The law's own words at the top of each paper, by series or paper: sale, return, copy, electronic,
    provisional, training, delivery, terminal_slip, kitchen, gift, x, z."""
    denominations: tuple[int, ...]
    """Notes and coins in minor units, largest first."""
    notes: tuple[int, ...]
    """The notes that quick amounts are made of."""
    pants: tuple[tuple[str, int], ...] = ()
    """The kinds of bottle that bear pant: what they are called, and what each is worth in minor units."""
    sealing: Sealing | None = None
    """None: the hash chain alone holds the journal."""
    receipt_must_print: bool = False
    """True: no further sale while a receipt cannot be printed, but in emergency mode (Norway § 2-6)."""
    one_copy: bool = False
    """True: a receipt that may have come out is printed again as its one copy alone (Norway § 2-6, 2-8-6)."""
    drawer_must_be_sensed: bool = False
    """True: no cash without a sense switch, no sale while the drawer is open (Norway § 2-6)."""
