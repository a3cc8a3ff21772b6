"""A label on goods or on the shelf below them: what it says, in words as they are printed."""

from dataclasses import dataclass

from biip.checksums import gs1_standard_check_digit


@dataclass(frozen=True, slots=True)
class Label:
    """One label."""

    name: str
    price: str
    """With the country's decimals; empty for goods whose price is asked for at the till."""
    per: str = ""
    """What the price is for where goods are not sold by the piece (jamførpris, enhedspris): ``per kg``."""
    code: str = ""
    """A bar code of the goods; empty: none."""
    small: str = ""
    """Article number and date."""
    compare: str = ""
    """The unit price, where it is another than the price: it stands left of it, and ``per`` is its unit."""


def bars_of(code: str) -> str:
    """What a code is printed as: ``ean13``, ``ean8``, else ``code128``; empty where that cannot be.

    >>> bars_of("7038010000010"), bars_of("7038010000011"), bars_of("96385074"), bars_of("A-17"), bars_of("é")
    ('ean13', 'code128', 'ean8', 'code128', '')
    """
    digits = code.isascii() and code.isdigit() and len(code) in (8, 13)
    if digits and str(gs1_standard_check_digit(code[:-1])) == code[-1]:
        return f"ean{len(code)}"
    return "code128" if code and code.isascii() and code.isprintable() else ""
