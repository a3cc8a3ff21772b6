"""What an export is made of: the journal's entries, and the shop and the program that write it."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from appliance.fiscal.saft.dialects import Dialect


class Source(Protocol):
    """The entries of some business dates; `storage.spans.Span` is one. Each question can be asked again."""

    start: int
    """Row of the first entry."""
    stop: int
    """Row behind the last entry."""

    def bodies(self, start: int, stop: int) -> Iterator[tuple[int, bytes]]:
        """(row, body) of the entries from row ``start`` to before ``stop``, oldest first."""

    def sealed(self, start: int, stop: int) -> Iterator[tuple[int, bytes]]:
        """The same, of cash transactions alone."""

    def before(self) -> bytes | None:
        """The body of the last cash transaction before ``start``, or None."""

    def known(self, kind: str) -> Iterator[bytes]:
        """Every entry of a kind from the first of the journal to before ``stop``, oldest first."""

    def made_known(self, products: Collection[str]) -> Mapping[str, tuple[int, int]]:
        """When products were made known, by article number: (UTC ms, offset in minutes)."""

    def groups(self) -> Mapping[str, str]:
        """Names of article groups, by code."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Who exports, and with what."""

    dialect: Dialect
    currency: str
    name: str
    organisation: str
    """Organisation number (NO) or CVR number (DK), digits."""
    charges_vat: bool
    address: tuple[str, ...]
    """As letters have it: street and number, then postal code and city."""
    till: str
    program: str
    version: str
    supplier: str
    """Who made the program."""
    created: dt.datetime
    """Local time."""
    boundary: int = 240
    """Minutes after midnight at which a business date begins."""
    user: str = ""
    """Number of the operator who asks for it, or empty."""
    journal: str = ""
    """The journal's newest entry at the export, ``1/1234:`` and its hash; empty where nobody says."""
