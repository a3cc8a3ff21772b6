"""[books] of till.toml: where the day's voucher goes, and what each accounting system needs to be told.

Each target has its own keys; `complete` says which of them are missing, in words, and fills in what
follows from the target. A secret stands in a file of its own; what stands here in its place is taken
over into one as the box is set up (`firstboot`).
"""

import re
from dataclasses import dataclass
from typing import Any

from appliance.config.keys import file_of, flag, hidden, is_missing, key, line, number, one_of, path, url
from appliance.config.mistakes import Mistake
from appliance.domain.order import Credit
from appliance.problem_words.mark import N_

FOLDER, OFFICE24, OFFICE24_SOAP, DINERO = "folder", "24sevenoffice", "24sevenoffice-soap", "dinero"


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """[books]: where the day's voucher goes."""

    target: str = key(one_of(FOLDER, OFFICE24, OFFICE24_SOAP, DINERO), "accounting system", default=FOLDER)
    posting: str = key(
        one_of("", "draft", "posted"),
        "24sevenoffice-soap, dinero: whether a day waits there as a draft",
        default="",
    )
    folder: str = key(
        path, "folder: where the days are put; books in the data folder, if left out", default=""
    )
    client_id: str = hidden("24sevenoffice, dinero: the connection's id; -soap: the application's id")
    username: str = hidden("24sevenoffice-soap: the user's name")
    secret: str = hidden(
        "24sevenoffice, dinero: the connection's secret; -soap: the user's password", file="secret_file"
    )
    secret_file: str = file_of("secret")
    organisation: str = key(
        line,
        "24sevenoffice: the client's id there; -soap: the user's identity there; "
        "dinero: the organisation's number there",
        default="",
    )
    transaction_type: int = key(number(0, 99999), "24sevenoffice: number of the transaction type", default=0)
    department_dimension: int = key(
        number(0, 99), "24sevenoffice: dimension of departments; 0: none are sent", default=0
    )
    project_dimension: int = key(
        number(0, 99), "24sevenoffice: dimension of projects; 0: none are sent", default=0
    )
    object_dimension: int = key(
        number(0, 99_999), "24sevenoffice: dimension of objects; 0: none are sent", default=0
    )
    year_named_after: str = key(
        one_of("first", "last"),
        "24sevenoffice-soap: day that names an accounting year that is not the calendar year",
        default="first",
    )
    api_key: str = hidden("dinero: the organisation's API key (personal integration)", file="key_file")
    key_file: str = file_of("api_key")
    tenant: str = key(line, "dinero: tenant id (Visma Connect), in place of api_key", default="")
    clearing_account: int = key(
        number(0, 9_999_999), "dinero: account that rates and tenders meet on", default=0
    )
    credit: str = key(
        one_of(*Credit), "what a sale on credit becomes in the books", default=Credit.RECEIVABLE
    )
    product_category: int = key(
        number(0, 999_999),
        "24sevenoffice, credit: category of the products that the till makes; 0: it makes none",
        default=0,
    )
    payment_method: int = key(
        number(0, 999_999), "24sevenoffice, credit: payment method; 0: the customer's own", default=0
    )
    prices_with_vat: bool = key(
        flag, "24sevenoffice, credit: whether orders there are in prices with VAT", default=False
    )
    api: str = key(url, "the system's own, if left out", default="")
    login: str = key(url, "the system's own, if left out", default="")


_NEEDED = {
    FOLDER: (),
    OFFICE24: ("client_id", "secret", "organisation", "transaction_type"),
    OFFICE24_SOAP: ("client_id", "username", "secret", "organisation", "transaction_type"),
    DINERO: ("client_id", "secret", "organisation", "clearing_account"),
}
_POSTING = {
    FOLDER: ("posted",),
    OFFICE24: ("posted",),
    OFFICE24_SOAP: ("draft", "posted"),
    DINERO: ("draft", "posted"),
}
"""What each system can do; the first stands where nothing is said."""
TAKES = {
    OFFICE24: (Credit.ORDER, Credit.DRAFT, Credit.INVOICE),
    DINERO: (Credit.DRAFT, Credit.INVOICE),
}
"""What a sale on credit can become besides a receivable, which every system takes."""
_ADDRESSES = {
    OFFICE24: (
        "https://rest.api.24sevenoffice.com/v1",
        "https://login.24sevenoffice.com/oauth/token",
    ),
    OFFICE24_SOAP: (
        "https://api.24sevenoffice.com",
        "https://api.24sevenoffice.com/authenticate/v001/authenticate.asmx",
    ),
    DINERO: ("https://api.dinero.dk", "https://authz.dinero.dk/dineroapi/oauth/token"),
}
_GUID = re.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_VISMA_LOGIN = "https://connect.visma.com/connect/token"


def complete(books: dict[str, Any], currency: str, problems: list[str]) -> None:
    """Fill in what follows from the target, and name what is missing for it.

    Args:
        books: The values that were read; a key with a mistake is left out.
        currency: The shop's, empty = not known.
        problems: Gets a line per mistake.
    """
    target = books.get("target")
    if target is None:
        return
    for name in _NEEDED[target]:
        if is_missing(books, name, Books):
            missing = N_('{key}: missing; target "{target}" expects it')
            problems.append(Mistake(missing, key=f"books.{name}", target=target))
    _posting(books, target, problems)
    _credit(books, target, problems)
    if target == DINERO:
        _dinero(books, currency, problems)
    if target == OFFICE24_SOAP:
        _soap(books, problems)
    api, login = _ADDRESSES.get(target, ("", ""))
    if target == DINERO and books.get("tenant"):
        login = _VISMA_LOGIN
    for name, own in (("api", api), ("login", login)):
        if books.get(name) == "":
            books[name] = own


def _posting(books: dict[str, Any], target: str, problems: list[str]) -> None:
    possible = _POSTING[target]
    said = books.get("posting")
    if said and said not in possible:
        drafts = N_('{key}: expected "posted"; target "{target}" has no drafts, got "{stands}"')
        problems.append(Mistake(drafts, key="books.posting", target=target, stands=said))
    elif said == "":
        books["posting"] = possible[0]


def _credit(books: dict[str, Any], target: str, problems: list[str]) -> None:
    said = books.get("credit")
    if said in (None, Credit.RECEIVABLE):
        return
    possible = TAKES.get(target, ())
    if said not in possible:
        values = tuple(f'"{mode}"' for mode in (Credit.RECEIVABLE, *possible))
        takes = N_('{key}: expected {values}; target "{target}" takes no "{stands}"')
        problems.append(Mistake(takes, key="books.credit", values=values, target=target, stands=str(said)))


def _soap(books: dict[str, Any], problems: list[str]) -> None:
    expected = {
        "client_id": N_("{key}: expected the application's id, 32 hex digits as 8-4-4-4-12"),
        "organisation": N_("{key}: expected the identity's id, 32 hex digits as 8-4-4-4-12"),
    }
    for name, said in expected.items():
        if books.get(name) and not _GUID.fullmatch(books[name]):
            problems.append(Mistake(said, key=f"books.{name}"))


def _dinero(books: dict[str, Any], currency: str, problems: list[str]) -> None:
    organisation = books.get("organisation", "")
    if organisation and not (organisation.isascii() and organisation.isdigit()):
        number = N_("{key}: expected the organisation's number, got {stands}")
        problems.append(Mistake(number, key="books.organisation", stands=repr(organisation)))
    if is_missing(books, "api_key", Books) and not books.get("tenant", "-"):
        missing = N_('{key}: missing; target "dinero" expects it, or tenant')
        problems.append(Mistake(missing, key="books.api_key"))
    elif (books.get("api_key") or books.get("key_file")) and books.get("tenant"):
        both = N_("{key}: expected either {one} or {other}, got both")
        problems.append(Mistake(both, key="books.tenant", one="api_key", other="tenant"))
    if currency not in ("", "DKK"):
        krone = N_('{key}: "dinero" keeps its books in DKK, the shop trades in {currency}')
        problems.append(Mistake(krone, key="books.target", currency=currency))
