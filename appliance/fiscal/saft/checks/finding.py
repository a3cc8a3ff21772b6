"""What a check finds: which rule, in which file, at which line and element, what was expected and came."""

from dataclasses import dataclass, field
from typing import NamedTuple

from appliance.domain.money import Currency, parse, text

MOST = 1000
"""Findings that are kept; a file that is wrong from end to end is not read to its end."""

MONEY, QUANTITY, RATE, COUNT = Currency("", 2), Currency("", 6), Currency("", 3), Currency("", 0)
"""Decimals of Amount2decimals, Amount6decimals, Decimal8 and the whole numbers."""


class Place(NamedTuple):
    """Where in a file something stands."""

    element: str
    """``cashtransaction``, ``event``, ``basic`` …"""
    id: str
    """Its nr, eventID or code, as the file has it."""
    line: int
    """Line of the file, from 1; 0 for the file as a whole."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it must be."""

    rule: str
    """Short name of the rule: ``chain``, ``codes``, ``totals`` …"""
    file: str
    """Name of the file, without its folder."""
    place: Place
    expected: str
    got: str

    def __str__(self) -> str:
        """As people read it: ``name.xml:12: cashtransaction 7: expected …, got … (chain)``."""
        where = f"{self.file}:{self.place.line}" if self.place.line else self.file
        what = f"{self.place.element} {self.place.id}".strip()
        return f"{where}: {what}: expected {self.expected}, got {self.got} ({self.rule})"


class Enough(Exception):
    """There are `MOST` findings; more would tell nobody anything."""


@dataclass(slots=True)
class Findings:
    """What has been found so far."""

    file: str = ""
    """Name of the file that is being read."""
    found: list[Finding] = field(default_factory=list)
    told: set[tuple[str, str]] = field(default_factory=set)

    def add(self, rule: str, place: Place, expected: object, got: object, file: str = "") -> None:
        """Note a finding; raises `Enough` at the last that is kept."""
        self.found.append(Finding(rule, file or self.file, place, str(expected), str(got)))
        if len(self.found) >= MOST:
            raise Enough

    def once(self, rule: str, place: Place, expected: object, got: object) -> None:
        """Note a finding the first time that this is got; a code that is nowhere is used a thousand times."""
        if (rule, str(got)) not in self.told:
            self.told.add((rule, str(got)))
            self.add(rule, place, expected, got)

    def equal(self, rule: str, place: Place, expected: int, got: int, what: str) -> None:
        """Note two amounts in minor units that should be one."""
        if expected != got:
            self.add(rule, place, f"{what} {text(expected, MONEY)}", text(got, MONEY))

    def number(self, place: Place, written: object, unit: Currency = MONEY) -> int:
        """A number in the smallest parts of its unit; 0 and a finding where it is not one.

        >>> at = Place("vat", "7", 12)
        >>> Findings().number(at, "-16.40"), Findings().number(at, "1", RATE)
        (-1640, 1000)
        """
        try:
            return parse(written, unit)  # type: ignore[arg-type]
        except ValueError:
            self.add("number", place, f"a number with at most {unit.exponent} decimals", repr(written))
            return 0
