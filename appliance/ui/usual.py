"""What can be tapped in place of being typed, in every shop of a country: usual reasons, and ways to pay."""

from appliance.words import N_, Words

DISCOUNT_REASONS = (N_("Damaged goods"), N_("Regular customer"), N_("Short date"), N_("Promised price"))
CASH_OUT_REASONS = (N_("To the bank"), N_("Bought for the shop"), N_("Change fetched"), N_("Wage advance"))
CASH_IN_REASONS = (N_("Change for the drawer"), N_("Put back"))
FLOAT_REASONS = (N_("Counted again"), N_("Change fetched"), N_("To the bank"))
DIFFERENCE_REASONS = (N_("Wrong change"), N_("Wrong key"), N_("Wrong payment tapped"), N_("Not known"))
AGAIN_REASONS = (N_("Evening opening"), N_("Closed by mistake"), N_("Late customers"))
RETURN_REASONS = (N_("Faulty"), N_("Wrong size"), N_("A gift"), N_("Changed their mind"))
CORRECTION_REASONS = (
    N_("An account was wrong"),
    N_("A VAT code was wrong"),
    N_("The accountant asks for it"),
)
"""Reasons to tap, of each for which one is asked; what is journalled is the words in the shop's language."""
EMERGENCY_REASONS = (
    ("printer", N_("The printer is broken")),
    ("printer", N_("There is no paper left")),
    ("drawer", N_("The drawer's switch is stuck")),
    ("other", N_("Something else is broken")),
)
"""The same for an emergency, each with its cause (`till.modes.CAUSES`)."""

CASH = N_("Cash")
_METHODS = {
    "norway": (("card", N_("Card")), ("vipps", "Vipps")),
    "denmark": (("card", N_("Card")), ("mobilepay", "MobilePay")),
}
_BRANDS = {
    "norway": (
        ("bankaxept", "BankAxept"),
        ("visa", "Visa"),
        ("mastercard", "Mastercard"),
        ("other", N_("Another card")),
    ),
    "denmark": (
        ("dankort", "Dankort"),
        ("visa", "Visa"),
        ("mastercard", "Mastercard"),
        ("other", N_("Another card")),
    ),
}


def methods(country: str) -> tuple[tuple[str, str], ...]:
    """Ways to pay beside cash: kind and name."""
    return _METHODS.get(country, _METHODS["norway"])


def brands(country: str) -> tuple[tuple[str, str], ...]:
    """The brands on a terminal that the till does not drive: key and name."""
    return _BRANDS.get(country, _BRANDS["norway"])


def said(words: Words, reasons: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Reasons as (code, word) to choose from: the word is journalled, so it is its own code."""
    return tuple((words(reason), words(reason)) for reason in reasons)
