"""What a country's law settles for a till, as one value per country.

A country's module fills in a `Rules`; the till asks it and never the country by name. Rates and
rounding are data, headings are the law's own words, and the seal is a pair of functions over the
facts of one cash transaction.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from appliance.domain.money import Currency


@dataclass(frozen=True, slots=True)
class Sealing:
    """How a country seals its cash transactions."""

    algorithm: str
    """Name kept in the key record: ``RSA-SHA1-1024``."""
    key_size: int
    """Bits of the RSA modulus."""
    digest: str
    """``SHA1`` or ``SHA512``, for PKCS#1 v1.5."""
    text: Callable[[str, dict[str, Any]], str]
    """(previous signature, facts of the transaction) → the text that is signed."""


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
    provisional, training, delivery, terminal_slip, x, z."""
    denominations: tuple[int, ...]
    """Notes and coins in minor units, largest first."""
    notes: tuple[int, ...]
    """The notes that quick amounts are made of."""
    sealing: Sealing | None = None
    receipt_must_print: bool = False
    """True: no further sale while a receipt cannot be printed, but in emergency mode (Norway § 2-6)."""
    drawer_must_be_sensed: bool = False
    """True: no cash without a sense switch, no sale while the drawer is open (Norway § 2-6)."""
