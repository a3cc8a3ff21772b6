"""What does it cost? A price is asked for and nothing is sold; each answer is journalled (13022)."""

from appliance.domain.problems import Problem, Refused, Severity, refuse
from appliance.domain.product import Product
from appliance.storage import catalogue as shelf
from appliance.storage.journal import Fact
from appliance.till import catalogue
from appliance.till.needs import needs_earnest, needs_operator
from appliance.till.priced import now
from appliance.till.till import Till, store


def begin(till: Till) -> None:
    """From here on scans ask; the open sale waits.

    Raises:
        Refused: ``not_logged_in``; ``training_only_sells``.
    """
    needs_operator(till)
    needs_earnest(till)
    end(till)
    till.asking = True


def end(till: Till) -> None:
    """Go back to selling."""
    till.asking, till.asked = False, None
    till.trying = till.tried = None
    till.carding = till.door = None
    forget(till)


def forget(till: Till) -> None:
    """What was wrong with the number of a gift card is told no more."""
    for code in ("gift_card_unknown", "gift_card_taken"):
        till.banners.pop(code, None)


def look_up(till: Till, text: str) -> bool:
    """Answer a scan: `Till.asked` is the product (True), or the till says what is wrong, as it does of a scan
    that sells."""
    till.asked = None
    found = catalogue.find(till, text)
    if isinstance(found, Product):
        try:
            _answer(till, found)
        except Refused as refused:
            till.question = refused.problem
    else:
        show(till, found)
    return till.asked is not None


def look_up_number(till: Till, number: str) -> None:
    """Answer for the product with an article number, or refuse with ``unknown_code``."""
    needs_operator(till)
    needs_earnest(till)
    product = shelf.by_number(till.database, number)
    if not product:
        raise refuse("unknown_code", code=number)
    _answer(till, now(till, product))


def _answer(till: Till, product: Product) -> None:
    body = {"product": product.number, "name": product.name, "group": product.group,
            "price": "" if product.price is None else product.price, "rate": product.rate}  # fmt: skip
    store(till, Fact("price_asked", body))
    till.asked = product
    till.banners.pop("unreadable_scan", None)


def show(till: Till, problem: Problem) -> None:
    """Put what is wrong with a scan where it is answered: a question, or a banner."""
    if problem.severity is Severity.QUESTION:
        till.question = problem
    else:
        till.banners[problem.code] = problem
