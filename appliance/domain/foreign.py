"""Notes of another currency, at the rate that the shop has set: their worth, and what is due in them.

A rate says what one whole unit is worth in the till's currency. It is a text with a point, as is an amount of
another currency: each has its decimals in it, and nothing is ever a float.

>>> from appliance.domain.money import NOK
>>> worth("20.00", "11.50", NOK), needed(13000, Currency("EUR"), "11.50", NOK)
(23000, '11.31')
"""

import re
from collections.abc import Sequence

from appliance.domain.money import Currency, divide, text
from appliance.domain.payment import quick_amounts

_RATE = re.compile(r"(\d{1,5})(?:[.,](\d{1,6}))?", re.ASCII)


def rate_of(written: str) -> str:
    """A rate as it is kept, from one with a point or a comma; ValueError for anything else, or nothing.

    >>> rate_of("11,50"), rate_of("7")
    ('11.50', '7')
    """
    found = _RATE.fullmatch(written.strip())
    if not found or not int(found[1] + (found[2] or "")):
        raise ValueError(f"expected a rate with at most 6 decimals such as 11.50, got {written!r}")
    return f"{int(found[1])}.{found[2]}" if found[2] else str(int(found[1]))


def digits(written: str) -> tuple[int, int]:
    """A number that is kept as text as a whole one, and how many decimals it has.

    >>> digits("-20.50"), digits("7")
    ((-2050, 2), (7, 0))
    """
    return int(written.replace(".", "")), len(written.partition(".")[2])


def worth(amount: str, rate: str, base: Currency) -> int:
    """What an amount of another currency is worth, in the minor units of the till's; rounded once."""
    (minor, decimals), (price, more) = digits(amount), digits(rate)
    return divide(minor * price * 10**base.exponent, 10 ** (decimals + more))


def needed(due: int, currency: Currency, rate: str, base: Currency) -> str:
    """The least amount of a currency that is worth what is due (minor units of the till's), as text."""
    price, decimals = digits(rate)
    wanted = due * 10 ** (currency.exponent + decimals)
    return text(-(-wanted // (price * 10**base.exponent)), currency)


def quick(due: str, currency: Currency, notes: Sequence[int]) -> tuple[str, ...]:
    """What a customer is likely to hold out: the sum itself, and what each note makes of it.

    Args:
        due: What is due, as text.
        currency: Its currency.
        notes: The currency's notes, in whole units.

    >>> quick("11.31", Currency("EUR"), (5, 10, 20, 50))
    ('11.31', '15.00', '20.00', '50.00')
    """
    sums = quick_amounts(digits(due)[0], [note * 10**currency.exponent for note in notes])
    return tuple(text(one, currency) for one in sums[:4])
