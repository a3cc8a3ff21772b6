"""The numbers of what a till gives out to be shown again: gift cards and tickets.

Sixteen digits: what it is, thirteen that nobody can guess, and two check digits as in a bank account's IBAN
(ISO/IEC 7064, MOD 97-10), so that a number typed wrong is hardly ever another card's. Digits in pairs make
the shortest Code 128; none begins as a GS1 element string does.

>>> number = numbered(GIFT_CARD, 1234567890123)
>>> number, sound(number), sound("9123456789012371")
('9123456789012317', True, False)
>>> grouped(number), ending(number)
('9123 4567 8901 2317', '…2317')
"""

GIFT_CARD, TICKET = "9", "8"
"""The first digit: what the number is of."""
LONG = 16
CHANCE = 10**13
"""How many numbers there are of each."""


def numbered(of: str, chance: int) -> str:
    """The number made of a random figure below `CHANCE`, with its check digits."""
    digits = f"{of}{chance:013}"
    return digits + check_digits(digits)


def check_digits(digits: str) -> str:
    """The two that stand behind a number (ISO/IEC 7064, MOD 97-10): the whole leaves 1 when divided by 97.

    >>> check_digits("91234567890123"), int("9123456789012317") % 97
    ('17', 1)
    """
    return f"{98 - int(digits) * 100 % 97:02}"


def sound(number: str) -> bool:
    """Is it one of ours, with the check digits that it should have?"""
    if len(number) != LONG or not (number.isascii() and number.isdigit()):
        return False
    return number == numbered(number[0], int(number[1:-2]))


def grouped(number: str) -> str:
    """For the eye: one of ours in fours, a pre-printed card's as it stands."""
    return " ".join(number[at : at + 4] for at in range(0, LONG, 4)) if sound(number) else number


def ending(number: str) -> str:
    """What tells it from others and is not enough to pay with."""
    return f"…{number[-4:]}"
