"""Amounts of a close: notes of another currency are counted in that one, and say so."""

from appliance.domain.payment import FOREIGN
from appliance.words import Words


def counted_in(words: Words, key: str, amount: int) -> str:
    """An amount (minor units) of what is counted under a tender's key: ``115,00 EUR``."""
    kind, _, currency = key.partition(":")
    return f"{words.amount(amount)} {currency}" if kind == FOREIGN else words.amount(amount)
