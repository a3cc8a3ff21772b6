"""What differs between the countries that read a SAF-T cash register file, as data.

Denmark's schema (1.0.3) is Norway's with more that must be there. Where it leaves open what stands in an
element, what the Danish public validator asks for stands here.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """One country's reading of the standard."""

    country: str
    """ISO 3166, and the end of the namespace."""
    version: str
    """Of the standard, for ``auditfileVersion``."""
    standard_vat: Mapping[int, str]
    """Standard tax code by rate in basis points."""
    no_vat: str
    """Standard tax code of a rate that has none."""
    id_length: int = 35
    whole: bool = False
    """True: operator, payment, its reference and certificate stand in every row (Denmark)."""
    returns_in_total: bool = True
    """Total cash sales are after returns (Norway's example file) or before them (Denmark's validator)."""
    most_parts: int = 99
    """The highest number of a part that a file name may hold."""
    tax_suffix: str = ""
    """Behind the company's number where it charges VAT."""

    @property
    def namespace(self) -> str:
        """Of every element."""
        return f"urn:StandardAuditFile-Taxation-CashRegister:{self.country}"


NORWAY = Dialect(
    country="NO",
    version="1.0",
    standard_vat={2500: "3", 1500: "31", 1111: "32", 1200: "33", 0: "5"},
    no_vat="7",
    tax_suffix="MVA",
)
DENMARK = Dialect(
    country="DK",
    version="1.0.3",
    standard_vat={2500: "S", 0: "Z"},  # UNCL5305
    no_vat="O",
    id_length=36,
    whole=True,
    returns_in_total=False,
    most_parts=9,
)
DIALECTS = {"norway": NORWAY, "denmark": DENMARK}
"""By the country's name in `rules_for`; another has no such file."""
