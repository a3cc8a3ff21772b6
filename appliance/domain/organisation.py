"""Organisation numbers: Norway's organisasjonsnummer and Denmark's CVR number, as digits, checked."""

import re

_NORWAY = (3, 2, 7, 6, 5, 4, 3, 2, 1)
"""Weights of the digits, the check digit's last; modulus 11 (Brønnøysundregistrene)."""
_CVR = (2, 7, 6, 5, 4, 3, 2, 1)
"""The same for a CVR number (Erhvervsstyrelsen)."""


def organisation_number_of(country: str, written: str) -> str:
    """The digits of an organisation number.

    Norway: 9 digits, the last a check digit. Denmark: a CVR number, 8 digits. Elsewhere as it is written.

    Raises:
        ValueError: Saying what was expected.

    >>> organisation_number_of("norway", "NO 974 760 673 MVA")
    '974760673'
    """
    digits = written.replace(" ", "").replace(".", "").upper()
    if country == "norway":
        plain = digits.removeprefix("NO").removesuffix("MVA")
        if not re.fullmatch(r"[0-9]{9}", plain) or not _checks(plain, _NORWAY):
            raise ValueError("expected 9 digits with a right check digit such as 974 760 673")
        return plain
    if country == "denmark":
        plain = digits.removeprefix("DK")
        if not re.fullmatch(r"[1-9][0-9]{7}", plain):
            raise ValueError("expected a CVR number of 8 digits")
        return plain
    return written


def of_customer(country: str, written: str) -> str:
    """A customer's number as somebody types it at the counter: a CVR number's check digit is held to as well.

    Raises:
        ValueError: Saying what was expected.

    >>> of_customer("denmark", "13 58 56 28")
    '13585628'
    """
    plain = organisation_number_of(country, written.strip())
    if country == "denmark" and not _checks(plain, _CVR):
        raise ValueError("expected a CVR number of 8 digits with a right check digit")
    return plain


def _checks(digits: str, weights: tuple[int, ...]) -> bool:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0
