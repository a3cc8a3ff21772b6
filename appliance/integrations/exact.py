"""JSON whose numbers are exactly what was meant: amounts are written from integers, digit by digit.

Python's ``json`` writes a decimal number only from a float, and a float of money is a guess.

>>> write({"amount": Amount(-125010, 2), "text": "Øl", "lines": [1, True, None]})
'{"amount":-1250.10,"text":"Øl","lines":[1,true,null]}'
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from appliance.domain.money import Currency, text


@dataclass(frozen=True, slots=True)
class Amount:
    """Minor units on their way into a JSON number."""

    minor: int
    exponent: int


def write(value: object) -> str:
    """Write a value as compact JSON.

    Raises:
        TypeError: For a float, or anything else that has no exact form.
    """
    match value:
        case Amount(minor, exponent):
            return text(minor, Currency("", exponent))
        case None | bool() | int() | str():
            return json.dumps(value, ensure_ascii=False)
        case Mapping():
            return "{" + ",".join(f"{write(str(name))}:{write(part)}" for name, part in value.items()) + "}"
        case list() | tuple():
            return "[" + ",".join(write(part) for part in value) + "]"
        case _:
            raise TypeError(f"expected a value with an exact JSON form, got {type(value).__name__}")


def minor(number: object, exponent: int) -> int:
    """Read a JSON number (an int, or the text that ``parse_float=str`` leaves) as minor units.

    Raises:
        ValueError: If it is not a plain decimal number with at most ``exponent`` decimals that count.

    >>> minor("-1250.1", 2), minor(3, 2), minor("12.3400", 2)
    (-125010, 300, 1234)
    """
    match = _NUMBER.fullmatch(str(number)) if isinstance(number, int | str) else None
    decimals = (match[3] or "").rstrip("0") if match else ""
    if not match or len(decimals) > exponent:
        raise ValueError(f"expected a number with at most {exponent} decimals, got {number!r}")
    read = int(match[2] + decimals.ljust(exponent, "0"))
    return -read if match[1] else read


_NUMBER = re.compile(r"(-?)(\d+)(?:\.(\d+))?")
