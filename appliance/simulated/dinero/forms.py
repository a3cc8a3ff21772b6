"""What the simulated Dinero's sales side takes: the fields of contacts, products and invoices.

The names are those of the API's own field descriptions; a field that they do not have is refused here, so
that a slip shows.
"""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from appliance.simulated.dinero.ledger import Refusing


def _names(written: str) -> frozenset[str]:
    return frozenset(written.split())


UNITS = _names(
    "hours parts km day week month kilogram cubicMetre set litre box case carton metre package shipment "
    "squareMetre session tonne"
)
CONTACT = _names(
    "ContactGuid ExternalReference Name Street ZipCode City CountryKey Phone Email Webpage AttPerson "
    "VatNumber EanNumber SENumber PNumber PaymentConditionType PaymentConditionNumberOfDays IsPerson "
    "IsMember MemberNumber UseCvr CompanyTypeKey InvoiceMailOutOptionKey PreferredInvoiceLanguageKey "
    "PreferredInvoiceCurrencyKey"
)
PRODUCT = _names("ProductNumber Name BaseAmountValue Quantity AccountNumber Unit ExternalReference Comment")
INVOICE = _names(
    "PaymentConditionNumberOfDays PaymentConditionType ReminderFee ReminderInterestRate "
    "IsMobilePayInvoiceEnabled IsPensoPayEnabled ContactGuid Guid ShowLinesInclVat InvoiceTemplateId "
    "Currency Language ExternalReference Description Comment Date ProductLines Address"
)
LINE = _names(
    "BaseAmountValue ProductGuid Description Comments Quantity AccountNumber Unit Discount LineType"
)
_NEEDED = ("AccountNumber", "BaseAmountValue", "Discount", "Quantity", "Unit")
_LONGEST_REFERENCE = 128


def contact(body: Any) -> dict[str, str]:
    """What is wrong with a contact, by field."""
    wrong = _wrong(body, CONTACT, ("Name", "CountryKey", "IsPerson", "IsMember", "UseCvr"))
    guid(body, "ContactGuid", wrong)
    return wrong


def product(body: Any, accounts: Collection[int]) -> dict[str, str]:
    """What is wrong with a product, by field."""
    wrong = _wrong(body, PRODUCT, ("BaseAmountValue", "Quantity", "AccountNumber", "Unit"))
    return wrong or _values(body, "", ("BaseAmountValue", "Quantity"), accounts)


def invoice(
    body: Any, accounts: Collection[int], contacts: Collection[str], products: Collection[str]
) -> dict[str, str]:
    """What is wrong with an invoice, by field."""
    wrong = _wrong(body, INVOICE, ("ProductLines",))
    guid(body, "Guid", wrong)
    if body.get("ContactGuid") is not None and body["ContactGuid"] not in contacts:
        wrong["ContactGuid"] = "contactNotFound"
    try:
        date.fromisoformat(body.get("Date", "2026-01-01"))
    except (ValueError, TypeError):
        wrong["Date"] = "expected YYYY-MM-DD"
    if len(body.get("ExternalReference") or "") > _LONGEST_REFERENCE:
        wrong["ExternalReference"] = f"at most {_LONGEST_REFERENCE} characters"
    if not isinstance(body.get("ProductLines"), list):
        return wrong | {"ProductLines": "required"}
    for place, line in enumerate(body["ProductLines"]):
        wrong |= _line(line, f"ProductLines[{place}].", accounts, products)
    return wrong


def _line(line: Any, place: str, accounts: Collection[int], products: Collection[str]) -> dict[str, str]:
    wrong = {place + name: text for name, text in _wrong(line, LINE, _NEEDED).items()}
    if wrong:
        return wrong
    wrong = _values(line, place, ("BaseAmountValue", "Discount", "Quantity"), accounts)
    if not wrong and not 0 <= line["Discount"] <= 100:
        wrong[place + "Discount"] = "expected 0 to 100"
    if line.get("ProductGuid") and line["ProductGuid"] not in products:
        wrong[place + "ProductGuid"] = "productNotFound"
    if bool(line.get("ProductGuid")) == bool(line.get("Description")):
        wrong[place + "Description"] = "either a product or a description"
    return wrong


def _values(
    body: Mapping[str, Any], place: str, numbers: tuple[str, ...], accounts: Collection[int]
) -> dict[str, str]:
    wrong = {
        place + name: "expected a number"
        for name in numbers
        if isinstance(body[name], bool) or not isinstance(body[name], int | Decimal)
    }
    if body["AccountNumber"] not in accounts:
        wrong[place + "AccountNumber"] = "accountNotFound"
    if body["Unit"] not in UNITS:
        wrong[place + "Unit"] = "unknownUnit"
    return wrong


def _wrong(body: Any, known: frozenset[str], needed: tuple[str, ...]) -> dict[str, str]:
    if not isinstance(body, dict):
        raise Refusing(400, 45, "Invalid request: expected an object")
    wrong = dict.fromkeys(body.keys() - known, "unknown field")
    return wrong | {name: "required" for name in needed if body.get(name) in (None, "", [])}


def guid(body: Mapping[str, Any], name: str, wrong: dict[str, str]) -> str:
    """The caller's own id, empty = none; one that is none is added to ``wrong``."""
    if body.get(name) is None:
        return ""
    try:
        return str(UUID(body[name]))
    except (ValueError, TypeError, AttributeError):
        wrong[name] = "expected a guid"
        return ""
