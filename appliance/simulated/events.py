"""The replay file: one JSON object per line, read strictly, each mistake named.

Amounts, quantities and rates are texts (JSON numbers are floats to some readers). ``at`` is ISO 8601
with its offset. What each event may carry:

==========  =======================================================================================
open_day    at, float
product     code, name, department, price, vat; at
sale        at, operator, lines, payments; a line has code and qty, or name, department, qty, price
            and vat, which also stand in for a product's; and discount, which is for the whole line
return      as a sale; quantities and payments positive, the money goes back
cash_in     at, amount, reason; cash_out likewise
close_day   at, counted: by tender, at least cash, or nothing when it was not counted
==========  =======================================================================================
"""

import datetime as dt
import json
import re
from dataclasses import dataclass
from typing import Any

from appliance.domain import money
from appliance.domain.journal import Moment
from appliance.domain.line import ONE
from appliance.domain.money import Currency
from appliance.domain.sale import MOST

MOST_AMOUNT = 10**11
"""The largest amount in minor units: sums of it still fit SQLite's integers."""
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_DECIMAL = re.compile(r"(-?)(\d{1,9})(?:\.(\d{1,3}))?", re.ASCII)

FIELDS: dict[str, tuple[set[str], set[str]]] = {
    "open_day": ({"at", "float"}, set()),
    "product": ({"code", "name", "department", "price", "vat"}, {"at"}),
    "sale": ({"at", "lines", "payments"}, {"operator"}),
    "return": ({"at", "lines", "payments"}, {"operator", "receipt", "reason"}),
    "cash_in": ({"at", "amount"}, {"reason", "operator"}),
    "cash_out": ({"at", "amount"}, {"reason", "operator"}),
    "close_day": ({"at"}, {"counted", "operator"}),
}
"""Per event: the fields it must have, and those it may have."""
_LINE = {"code", "qty", "name", "department", "price", "vat", "discount"}
_PAYMENT = {"tender", "amount", "brand", "reference"}


class BadLine(ValueError):
    """A line of the file that is not what the format says; the message names expected and got."""


@dataclass(frozen=True, slots=True)
class Ware:
    """A line of a sale or return, read but not looked up; None where the product's own counts."""

    code: str
    quantity: int
    name: str | None
    department: str | None
    price: int | None
    rate: int | None
    discount: int


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the file."""

    kind: str
    at: Moment | None
    data: dict[str, Any]
    """The fields, amounts in minor units under the names of the file; lines as `Ware`."""


def read(line: str, currency: Currency) -> Event:
    """Read one line.

    Raises:
        BadLine: Naming what was expected and what came.
    """
    try:
        raw = json.loads(line, object_pairs_hook=_object)
        line.encode()
        json.dumps(raw, ensure_ascii=False).encode()  # half a surrogate pair is JSON, but no text
    except (ValueError, RecursionError) as error:
        raise BadLine(f"expected one JSON object, got {line[:60]!r} ({error})") from error
    kind = raw.pop("event", None) if isinstance(raw, dict) else raw
    if not isinstance(raw, dict) or not isinstance(kind, str) or kind not in FIELDS:
        raise BadLine(f"expected an event of {', '.join(FIELDS)}, got {str(kind)[:60]!r}")
    _known(raw, *FIELDS[kind], f"event {kind}")
    at = _moment(raw["at"]) if "at" in raw else None
    return Event(kind, at, _READERS[kind](raw, currency))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object as JSON means it; a field that is there twice would be read one way here, another there."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a field is there twice")
    return found


def _known(raw: dict[str, Any], must: set[str], may: set[str], what: str) -> None:
    if missing := must - set(raw):
        raise BadLine(
            f"expected {what} to have {', '.join(sorted(missing))}, got {', '.join(sorted(raw)) or 'nothing'}"
        )
    if unknown := set(raw) - must - may:
        raise BadLine(
            f"expected {what} to have {', '.join(sorted(must | may))}, got also {', '.join(sorted(unknown))}"
        )


def _moment(written: object) -> Moment:
    try:
        moment = dt.datetime.fromisoformat(str(written))
    except ValueError:
        moment = dt.datetime.min  # noqa: DTZ901  (has no offset: refused below)
    offset = moment.utcoffset()
    if offset is None or not 1970 < moment.year < 3000:
        raise BadLine(f"expected a time such as 2026-11-21T08:00:00+01:00, got {written!r}")
    return Moment((moment - _EPOCH) // dt.timedelta(milliseconds=1), offset // dt.timedelta(minutes=1))


def _amount(written: object, currency: Currency, what: str, least: int | None = None) -> int:
    if not isinstance(written, str):
        raise BadLine(f"{what}: expected an amount as text such as '129.50', got {written!r}")
    try:
        amount = money.parse(written, currency)
    except ValueError as error:
        raise BadLine(f"{what}: {error}") from error
    if least is not None and amount < least:
        raise BadLine(f"{what}: expected at least {money.text(least, currency)}, got {written}")
    if abs(amount) > MOST_AMOUNT:
        raise BadLine(f"{what}: expected at most {money.text(MOST_AMOUNT, currency)}, got {written}")
    return amount


def _decimal(written: object, what: str, places: int) -> int:
    match = _DECIMAL.fullmatch(written) if isinstance(written, str) else None
    if not match or len(match[3] or "") > places:
        raise BadLine(f"{what}: expected a text such as '2' with at most {places} decimals, got {written!r}")
    number = int(match[2] + (match[3] or "").ljust(places, "0"))
    return -number if match[1] else number


def _rate(written: object, what: str) -> int:
    rate = _decimal(written, what, 2)
    if not 0 <= rate <= 10_000:
        raise BadLine(f"{what}: expected a rate from 0 to 100, got {written!r}")
    return rate


def _text(written: object, what: str) -> str:
    if not isinstance(written, str) or not written.strip():
        raise BadLine(f"{what}: expected a text, got {written!r}")
    return written


def _open_day(raw: dict[str, Any], currency: Currency) -> dict[str, Any]:
    return {"float": _amount(raw["float"], currency, "float", 0)}


def _product(raw: dict[str, Any], currency: Currency) -> dict[str, Any]:
    return {
        **{name: _text(raw[name], name) for name in ("code", "name", "department")},
        "price": _amount(raw["price"], currency, "price", 0),
        "vat": _rate(raw["vat"], "vat"),
    }


def _sale(raw: dict[str, Any], currency: Currency) -> dict[str, Any]:
    for name in ("lines", "payments"):
        if not isinstance(raw[name], list) or not all(isinstance(one, dict) for one in raw[name]):
            raise BadLine(f"{name}: expected a list of objects, got {raw[name]!r}")
    if not raw["lines"]:
        raise BadLine("lines: expected at least one line, got none")
    return {
        "operator": _text(raw.get("operator", "1"), "operator"),
        "lines": [_ware(line, currency, f"line {at}") for at, line in enumerate(raw["lines"], 1)],
        "payments": [_payment(one, currency, f"payment {at}") for at, one in enumerate(raw["payments"], 1)],
    }


def _ware(raw: dict[str, Any], currency: Currency, what: str) -> Ware:
    _known(raw, set(), _LINE, what)
    if "code" not in raw and (missing := {"name", "department", "price", "vat"} - set(raw)):
        raise BadLine(f"{what}: expected a code, or also {', '.join(sorted(missing))}")
    quantity = _decimal(raw.get("qty", "1"), f"{what} qty", 3)
    if not 0 < abs(quantity) <= MOST:
        raise BadLine(
            f"{what} qty: expected a quantity, not zero, at most {MOST // ONE}, got {raw.get('qty')!r}"
        )
    return Ware(
        code=_text(raw["code"], f"{what} code") if "code" in raw else "",
        quantity=quantity,
        name=_text(raw["name"], f"{what} name") if "name" in raw else None,
        department=_text(raw["department"], f"{what} department") if "department" in raw else None,
        price=_amount(raw["price"], currency, f"{what} price", 0) if "price" in raw else None,
        rate=_rate(raw["vat"], f"{what} vat") if "vat" in raw else None,
        discount=_amount(raw.get("discount", "0"), currency, f"{what} discount", 0),
    )


def _payment(raw: dict[str, Any], currency: Currency, what: str) -> dict[str, Any]:
    _known(raw, {"tender", "amount"}, _PAYMENT, what)
    return {
        "tender": _text(raw["tender"], f"{what} tender"),
        "amount": _amount(raw["amount"], currency, f"{what} amount"),
        "brand": str(raw.get("brand", "")),
        "reference": str(raw.get("reference", "")),
    }


def _cash(raw: dict[str, Any], currency: Currency) -> dict[str, Any]:
    return {
        "amount": _amount(raw["amount"], currency, "amount", 1),
        "reason": str(raw.get("reason") or "unspecified"),
        "operator": _text(raw.get("operator", "1"), "operator"),
    }


def _close_day(raw: dict[str, Any], currency: Currency) -> dict[str, Any]:
    counted = raw.get("counted", {})
    if not isinstance(counted, dict):
        raise BadLine(f'counted: expected an object such as {{"cash": "610.00"}}, got {counted!r}')
    return {"counted": {name: _amount(sum_, currency, f"counted {name}") for name, sum_ in counted.items()},
            "operator": _text(raw.get("operator", "1"), "operator")}  # fmt: skip


_READERS = {
    "open_day": _open_day, "product": _product, "sale": _sale, "return": _sale, "cash_in": _cash,
    "cash_out": _cash, "close_day": _close_day,
}  # fmt: skip
