"""24SevenOffice (Finago Office) over its REST API: the day goes straight into the ledger.

``POST /transactions`` posts for good: there is no draft, no undo and no idempotency key. So our key
(``Z-1-42-20261121``) stands in every line's comment and in the first line's invoice number, and
before anything is repeated all lines around the date are read back and searched for it. Both
places are searched, since the server does not promise to keep an invoice number on every account.

Source: Finago Office Public API 0.56.0 (rest.api.24sevenoffice.com). The PDFs of the day are not sent.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from appliance.domain.voucher import Mapping as Accounts
from appliance.domain.voucher import Voucher
from appliance.integrations import Absent, Accepted, Answer, Found, Later, Line, Refused, Unknown, Unsure
from appliance.integrations.exact import Amount, minor, write
from appliance.integrations.http import Bearer, Conversation, Reply, harmless, meaning

EXPONENT = 2
MOST_LINES = 1000
LONGEST_COMMENT = 75
_PAGE = 50
_MOST_PAGES = 400


@dataclass(frozen=True, slots=True)
class Access:
    """What the shop's connection to the API is made of (client credentials, one organization)."""

    client_id: str
    client_secret: str = field(repr=False)
    organization: str
    transaction_type: int
    """Number (not id) of a transaction type, >= 1; decides the number series."""
    department_dimension: int = 0
    """Dimension type that takes our department (2 = department), 0 = departments are not sent."""
    api: str = "https://rest.api.24sevenoffice.com/v1"
    token_url: str = "https://login.24sevenoffice.com/oauth/token"
    audience: str = "https://api.24sevenoffice.com"


class Office24:
    """One organization's ledger; holds the connection and the token."""

    name = "office24"
    needs_mapping = True
    settling = 10 * 60 * 1000

    def __init__(
        self, access: Access, conversation: Conversation, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Talk through ``conversation``; ``clock`` counts seconds, for the token's age alone."""
        self._access = access
        self._conversation = conversation
        self._clock = clock
        self._token: Bearer | None = None
        self._token_until = 0.0

    def close(self) -> None:
        """Close the connections."""
        self._conversation.close()

    def deliver(
        self, voucher: Voucher, lines: tuple[Line, ...], delivery: str, attachments: Mapping[str, bytes]
    ) -> Answer:
        """Post the day; see `appliance.integrations.Target`."""
        if wrong := unfit(lines):
            return wrong
        answer = self._call("POST", "/transactions", body=write(transaction(voucher, lines, self._access)))
        if not isinstance(answer, Reply):
            return answer
        if verdict := meaning(answer):
            return verdict
        try:
            reference = answer.json()["transactionId"]
        except (ValueError, KeyError, TypeError):
            reference = None  # a 2xx that is not theirs (a portal's page, a proxy)
        if not isinstance(reference, str) or not reference:
            return Unknown("answer_odd", {"status": answer.status})
        return Accepted(reference)

    def look_up(self, voucher: Voucher, delivery: str) -> Found:
        """Search the ledger for the day's key, in a window a day wider than its date on each side."""
        day = date.fromisoformat(voucher.date)
        window = {
            "dateFrom": (day - timedelta(days=1)).isoformat(),
            "dateTo": (day + timedelta(days=2)).isoformat(),  # exclusive
            "limit": str(_PAGE),
        }
        found: dict[str, dict[str, Any]] = {}
        for page in range(1, _MOST_PAGES + 1):
            answer = harmless(self._call("GET", "/transactionlines", params={**window, "page": str(page)}))
            if isinstance(answer, Later):
                return answer
            try:
                rows = answer.json()
                for place, row in enumerate(rows):
                    if carries(row, voucher.key):  # by id: pages may shift while they are read
                        found[str(row.get("id") or f"{page}-{place}")] = row
            except (ValueError, KeyError, TypeError, AttributeError) as fault:
                return Later("answer_odd", facts={"detail": f"{type(fault).__name__}: {fault}"[:200]})
            if not rows:  # only an empty page is the end: the server may give less than asked for
                return compare(voucher, list(found.values()))
        return Unsure("answer_odd", {"detail": f"more than {_MOST_PAGES} pages"})

    def preflight(self, mapping: Accounts) -> Later | tuple[str, ...]:
        """Say what of a mapping the organization does not have: ``account 3001``, ``tax 99``…"""
        known: dict[str, set[str]] = {}
        for what, path in (("account", "/accounts"), ("tax", "/taxes"), ("type", "/transactiontypes")):
            answer = harmless(self._call("GET", path))
            if isinstance(answer, Later):
                return answer
            try:
                known[what] = {str(row["number"]) for row in answer.json()}
            except (ValueError, KeyError, TypeError) as fault:
                return Later("answer_odd", facts={"detail": f"{type(fault).__name__}: {fault}"[:200]})
        wanted = {("type", str(self._access.transaction_type))}
        for account in mapping.values():
            wanted |= {("account", account.number), ("tax", account.vat_code or "0")}
        return tuple(sorted(f"{what} {number}" for what, number in wanted if number not in known[what]))

    def _call(self, method: str, path: str, **sent: Any) -> Reply | Later | Unknown:
        """One authorized call; a 401 was not acted on, so it may be repeated with a fresh token, once."""
        answer = self._once(method, path, **sent)
        if isinstance(answer, Reply) and answer.status == 401:
            self._token = None
            answer = self._once(method, path, **sent)
        return answer

    def _once(self, method: str, path: str, **sent: Any) -> Reply | Later | Unknown:
        token = self._authorized()
        if isinstance(token, Later):
            return token
        return self._conversation.send(method, self._access.api + path, auth=token, **sent)

    def _authorized(self) -> Bearer | Later:
        if self._token and self._clock() < self._token_until:
            return self._token
        access = self._access
        form = {
            "grant_type": "client_credentials",
            "audience": access.audience,
            "client_id": access.client_id,
            "client_secret": access.client_secret,
            "login_organization": access.organization,
        }
        asked = self._clock()
        answer = harmless(self._conversation.send("POST", access.token_url, form=form))
        if isinstance(answer, Later):
            if answer.code in ("refused", "scope_missing"):
                return Later("credentials_refused", 900, answer.facts, everything=True)
            return answer
        try:
            told = answer.json()
            self._token = Bearer(str(told["access_token"]))
            # a minute early, so that a token does not expire on its way
            self._token_until = asked + max(0, int(told.get("expires_in", 3600)) - 60)
        except (ValueError, KeyError, TypeError, AttributeError):
            return Later("answer_odd", facts={"status": answer.status}, everything=True)
        return self._token


def unfit(lines: tuple[Line, ...]) -> Later | Refused | None:
    """What the API would refuse and a person can put right here before anything is sent."""
    if len(lines) > MOST_LINES:
        return Refused("too_many_lines", {"lines": len(lines), "most": MOST_LINES})
    for line in lines:
        account = line.account
        number, code = (account.number, account.vat_code or "0") if account else ("", "0")
        if not (_digits(number) and _digits(code)) or (line.posting.vat and code == "0"):
            key = "/".join(line.posting.key())
            return Later("mapping_wrong", facts={"key": key, "account": number, "vat_code": code})
    return None


def _digits(number: str) -> bool:
    return number.isascii() and number.isdigit()


def transaction(voucher: Voucher, lines: tuple[Line, ...], access: Access) -> dict[str, object]:
    """The body of ``POST /transactions`` (TransactionInput); amounts VAT included, debit positive."""
    rows = [_row(voucher, line, access) for line in lines]
    if rows:
        rows[0]["invoice"] = {"number": voucher.key}
    return {
        "transactionTypeNumber": access.transaction_type,
        "date": voucher.date,
        "comment": f"{voucher.key} {voucher.text}"[:LONGEST_COMMENT].rstrip(),
        "lines": rows,
    }


def _row(voucher: Voucher, line: Line, access: Access) -> dict[str, object]:
    posting, account = line.posting, line.account
    if account is None:
        raise ValueError(f"expected an account on {'/'.join(posting.key())} of {voucher.key}")
    tax: dict[str, object] = {"number": int(account.vat_code or "0")}
    if posting.vat:
        tax["amount"] = Amount(posting.vat, EXPONENT)
    said = posting.text or " ".join(part for part in (posting.role, posting.tender, posting.reason) if part)
    row: dict[str, object] = {
        "accountNumber": int(account.number),
        "amount": Amount(posting.amount, EXPONENT),
        "tax": tax,
        "comment": f"{voucher.key} {said}"[:LONGEST_COMMENT].rstrip(),
    }
    if access.department_dimension and posting.department:
        row["dimensions"] = [{"dimensionType": access.department_dimension, "value": posting.department}]
    return row


def carries(row: Mapping[str, Any], key: str) -> bool:
    """Whether a ledger line bears our key, as invoice number or as the first word of its comment."""
    comment = str(row.get("comment") or "").split(" ", 1)[0]
    return key in (comment, (row.get("invoice") or {}).get("number"))


def compare(voucher: Voucher, rows: list[dict[str, Any]]) -> Found:
    """Hold what was found against the voucher: one transaction, same debit and credit totals.

    Totals and not lines, since a ledger may show a gross line as net and VAT.
    """
    transactions: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        transactions.setdefault(str((row.get("transaction") or {}).get("id") or ""), []).append(row)
    if not transactions:
        return Absent()
    if len(transactions) > 1:
        return Unsure("found_twice", {"found": ", ".join(sorted(transactions))[:200]})
    [(reference, lines)] = transactions.items()
    try:
        there = _totals(minor(line["amount"], EXPONENT) for line in lines)
    except (ValueError, KeyError) as fault:
        return Unsure("found_differs", {"found": reference, "detail": str(fault)[:200]})
    ours = _totals(posting.amount for posting in voucher.postings)
    if there != ours:
        debits = {"debit_amount": there[0], "expected_amount": ours[0]}
        return Unsure("found_differs", {"found": reference, **debits})
    return Accepted(reference or voucher.key)


def _totals(amounts: Iterator[int]) -> tuple[int, int]:
    listed = list(amounts)
    return sum(amount for amount in listed if amount > 0), sum(amount for amount in listed if amount < 0)
