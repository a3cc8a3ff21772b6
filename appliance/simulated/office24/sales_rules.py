"""The field rules of customers, products and sales orders in the simulated 24SevenOffice, as the published
API (0.56.0) has them: required fields, types, lengths, and ids and numbers that exist.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from appliance.simulated.office24.rules import Wrong

if TYPE_CHECKING:
    from appliance.simulated.office24.sales import Sales

Rule = Callable[[Any], str]
"""Says which keyword a value breaks, empty = none."""
STATUSES = ("Draft", "Web", "Proposal", "Confirmed", "Invoice", "AdvanceInvoice", "Inactive")
LINE = {"type", "product", "description", "quantity", "price", "costPrice", "discountRate", "tax", "account",
        "isHidden", "dimensions", "accrual"}  # fmt: skip
"""The fields of a line; it takes no others."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def customer(body: Any) -> Wrong:
    """``CustomerPostRequest``: a company or a person."""
    if not isinstance(body, dict) or not isinstance(body.get("isCompany"), bool):
        return [("isCompany", "required")]
    shared = {"externalReference": text(100), "organizationNumber": text(), "name": text()}
    if body["isCompany"]:
        return fields(body, shared, ["name"])
    names = {"firstName": text(), "lastName": text()}
    return fields(body, shared, ["person"]) + nested(body, "person", names)


def product(sales: "Sales", body: Any) -> Wrong:
    """``ProductRequestPost``."""
    rules = {"name": text(150), "number": text(100), "ean": text(14), "salesPrice": number()}
    wrong = fields(body, rules, ["name", "category"])
    return wrong or nested(body, "category", {"id": known(sales.categories)}, ["id"])


def head(sales: "Sales", body: Any, new: bool) -> Wrong:
    """``SalesOrderRequestPost``, or ``SalesOrderRequestPatch`` where it is not new."""
    rules = {
        "status": one_of(*STATUSES), "date": day, "deliveryDate": day, "internalMemo": text(300),
        "memo": text(), "referenceNumber": text(50),
    }  # fmt: skip
    wrong = fields(body, rules, ["customer"] if new else [])
    if wrong:
        return wrong
    wrong += nested(
        body, "customer", {"id": known(sales.customers), "name": text(200)}, ["id", "name"] if new else []
    )
    wrong += nested(body, "paymentMethod", {"id": known(sales.payment_methods)}, ["id"])
    wrong += nested(body, "invoice", {"date": day})
    return wrong + _dimensions(sales, body)


def line(sales: "Sales", body: Any) -> Wrong:
    """``LineWithoutId``."""
    rules = {
        "type": one_of("product", "text"), "description": text(300, 1), "quantity": number(),
        "price": number(), "discountRate": number(0, 100),
    }  # fmt: skip
    wrong = fields(body, rules)
    if wrong:
        return wrong
    wrong += [(name, "additionalProperties") for name in body if name not in LINE]
    wrong += nested(body, "product", {"id": known(sales.sellable())})
    wrong += nested(body, "tax", {"number": known(sales.ledger.taxes)})
    wrong += nested(body, "account", {"number": known(sales.ledger.accounts)})
    return wrong + _dimensions(sales, body)


def _dimensions(sales: "Sales", body: Mapping[str, Any]) -> Wrong:
    wrong: Wrong = []
    for place, one in enumerate(body.get("dimensions", [])):
        path = f"dimensions.{place}."
        parts: dict[str, Rule] = {"dimensionType": whole, "value": text(), "name": text()}
        wrong += fields(one, parts, parts, path)
        if not wrong and one["value"] not in sales.ledger.elements(one["dimensionType"]):
            wrong.append((f"{path}value", "exists"))
    return wrong


def fields(body: Any, rules: Mapping[str, Rule], required: Iterable[str] = (), path: str = "") -> Wrong:
    """What of an object's fields is missing or breaks its rule."""
    if not isinstance(body, dict):
        return [(path.rstrip("."), "type")]
    wrong = [(path + name, "required") for name in required if body.get(name) is None]
    told = ((name, rule(body[name])) for name, rule in rules.items() if name in body)
    return wrong + [(path + name, keyword) for name, keyword in told if keyword]


def nested(
    body: Mapping[str, Any], name: str, rules: Mapping[str, Rule], required: Iterable[str] = ()
) -> Wrong:
    """The same of an object within one, where it is given."""
    return fields(body[name], rules, required, f"{name}.") if name in body else []


def text(most: int = 10_000, least: int = 0) -> Rule:
    """A text of so many characters."""

    def broken(value: Any) -> str:
        if not isinstance(value, str):
            return "type"
        return "maxLength" if len(value) > most else "minLength" if len(value) < least else ""

    return broken


def number(least: int | None = None, most: int | None = None) -> Rule:
    """An amount, a quantity, a rate."""

    def broken(value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            return "type"
        if least is not None and value < least:
            return "minimum"
        return "maximum" if most is not None and value > most else ""

    return broken


def one_of(*values: str) -> Rule:
    """One of these."""
    return lambda value: "" if value in values else "enum"


def whole(value: Any) -> str:
    """An integer."""
    return "" if isinstance(value, int) and not isinstance(value, bool) else "type"


def known(ids: Iterable[int]) -> Rule:
    """A number that is there."""
    there = set(ids)
    return lambda value: whole(value) or ("" if value in there else "exists")


def day(value: Any) -> str:
    """YYYY-MM-DD."""
    try:
        return "" if _DAY.fullmatch(str(value)) and date.fromisoformat(value) else "format"
    except ValueError:  # 30 February
        return "format"
