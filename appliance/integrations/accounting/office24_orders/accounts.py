"""Where an order's lines go in the books: account, tax number and dimensions, from the shop's mapping."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from appliance.domain.order import Order
from appliance.domain.voucher import Account, Posting, account_for
from appliance.domain.voucher import Mapping as Accounts
from appliance.integrations import Later
from appliance.integrations.accounting.office24.access import Access, Connection
from appliance.integrations.accounting.office24_orders.asking import Ended, Row, one
from appliance.integrations.http import odd

Names = Mapping[tuple[int, str], str]
"""What an element is called, by dimension type and value."""


def accounts_of(order: Order, mapping: Accounts) -> tuple[Account, ...]:
    """The account of each line.

    Raises:
        Ended: With `Later` mapping_missing or mapping_wrong.
    """
    return tuple(account_of(line.posting(), mapping) for line in order.lines)


def account_of(what: Posting, mapping: Accounts) -> Account:
    """The account that a posting goes to, one that the API can take.

    Raises:
        Ended: With `Later` mapping_missing or mapping_wrong.
    """
    key = "/".join(what.key())
    account = account_for(what, mapping)
    if account is None:
        raise Ended(Later("mapping_missing", facts={"key": key}))
    number, code = account.number, account.vat_code or "0"
    if not all(one.isascii() and one.isdigit() for one in (number, code)) or (what.vat and code == "0"):
        facts: dict[str, str | int] = {"key": key, "account": number, "vat_code": account.vat_code}
        raise Ended(Later("mapping_wrong", facts=facts))
    return account


def names_of(connection: Connection, accounts: Iterable[Account]) -> Names:
    """The names of all dimensions that lines go out with: the API wants them beside the value.

    Raises:
        Ended: With `Later`; mapping_wrong where the organization does not have one.
    """
    names: dict[tuple[int, str], str] = {}
    for kind, value in dict.fromkeys(pair for a in accounts for pair in _pairs(a, connection.access)):
        row = one(connection, f"/dimensions/{kind}/elements/{quote(value, safe='')}")
        if row is None:
            raise Ended(Later("mapping_wrong", facts={"key": value, "dimension": kind}))
        if not isinstance(row.get("name"), str):
            raise Ended(odd(ValueError(f"expected the name of {value} in dimension {kind}, got {row}")))
        names[kind, value] = row["name"]
    return names


def dimensions(account: Account, access: Access, names: Names) -> list[Row]:
    """An account's dimensions as the API takes them."""
    pairs = _pairs(account, access)
    return [{"dimensionType": kind, "value": value, "name": names[kind, value]} for kind, value in pairs]


def _pairs(account: Account, access: Access) -> list[tuple[int, str]]:
    kinds = access.project_dimension, access.department_dimension, access.object_dimension
    values = account.project, account.department, account.object
    return [(kind, value) for kind, value in zip(kinds, values, strict=True) if kind and value]
