"""What a customer's display of two lines says: twenty columns each, amounts at the right and never cut.

In training the upper line says so, in every state; a name gives way to it.
"""

from appliance.domain.line import ONE
from appliance.domain.shown import Errand, Shown
from appliance.paper.charset import printable
from appliance.words import Words

COLUMNS = 20


def lines(shown: Shown, words: Words, page: str) -> tuple[str, str]:
    """The upper and the lower line, each `COLUMNS` long, in letters of a code page (Python's name)."""
    upper, lower = _said(shown, words)
    if shown.training:
        upper = words("Training").upper(), upper[1]
        if shown.errand == Errand.IDLE:
            lower = shown.shop, ""
    elif shown.errand == Errand.IDLE:
        return _name(printable(shown.shop, page))
    return _pair(*upper, page), _pair(*lower, page)


def _said(shown: Shown, words: Words) -> tuple[tuple[str, str], tuple[str, str]]:
    """(left, right) of both lines on an ordinary day."""
    amount = words.amount
    back = shown.total < 0
    line = _line(shown, words), "" if shown.amount is None else amount(shown.amount)
    match shown.errand:
        case Errand.PRICE:
            price = f"{line[1]}/{shown.unit}" if shown.unit and line[1] else line[1]
            return (shown.name, ""), (words("Price") if price else "", price)
        case Errand.SALE:
            return line, (words("Total"), amount(shown.total))
        case Errand.DUE:
            part_paid = shown.left != shown.total
            upper = (words("Total"), amount(shown.total)) if part_paid else line
            return upper, (
                words("To pay back") if shown.left < 0 else words("To pay"),
                amount(abs(shown.left)),
            )
        case Errand.PAID if shown.change:
            return (words("Thank you!"), ""), (words("Change"), amount(shown.change))
        case Errand.PAID:
            said = words("Paid back") if back else words("Paid")
            return (words("Thank you!"), ""), (said, amount(abs(shown.total)))
        case Errand.CREDIT:
            return (words("Thank you!"), ""), (words("On credit"), amount(shown.total))
        case _:
            return ("", ""), ("", "")


def _line(shown: Shown, words: Words) -> str:
    """The name, with its quantity before it where that is not one."""
    if abs(shown.quantity) == ONE and not shown.unit:
        return shown.name
    return f"{words.quantity(shown.quantity)} {shown.unit or 'x'} {shown.name}"


def _name(shop: str) -> tuple[str, str]:
    """The shop's name in the middle, on two lines where one is too short for it."""
    upper, lower = shop, ""
    if len(shop) > COLUMNS:
        at = shop.rfind(" ", 0, COLUMNS + 1)
        at = at if at > 0 else COLUMNS
        upper, lower = shop[:at], shop[at:].strip()
    return upper[:COLUMNS].center(COLUMNS), lower[:COLUMNS].center(COLUMNS)


def _pair(left: str, right: str, page: str) -> str:
    """A text that is cut where the amount needs its room; half an amount would be another amount."""
    amount = printable(right, page)
    if len(amount) > COLUMNS:
        return "*" * COLUMNS
    room = COLUMNS - len(amount) - bool(amount)
    return f"{printable(left, page).replace(chr(10), ' ')[:room]:<{COLUMNS - len(amount)}}{amount}"
