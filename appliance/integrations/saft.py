"""What SAF-T Financial asks of a voucher beside its amounts: standard VAT codes and where it came from.

The codes are Skatteetaten's Standard_Tax_Codes, whatever the books call theirs. Norway's list names the
sale's treatment, so its rates tell their codes; what has no VAT may be zero-rated, outside the act, an
export or no business of the act at all, and only the mapping can tell which.
"""

from typing import Any

from appliance.domain.voucher import Account, Posting, Voucher
from appliance.integrations import Line

LONGEST_ID = 35
"""Characters of a SourceID or BatchID."""
SOURCE = "Tillbox"

CURRENCY = "NOK"
BY_RATE = {2500: "3", 1500: "31", 1111: "32", 1200: "33"}
"""Sales by rate in basis points: regular, middle, raw fish, low."""
WITHOUT_VAT = frozenset({"5", "51", "52", "6", "7"})
"""Zero-rated at home, with reverse charge, exported; outside the act; no VAT treatment."""


def standard_code(posting: Posting, account: Account | None, currency: str) -> str:
    """The standard code of a posting; empty where it has none, or nobody can tell.

    >>> from appliance.domain.voucher import Role
    >>> standard_code(Posting(Role.REVENUE, -12500, -2500, 2500), Account("3000", "U25"), "NOK")
    '3'
    """
    if currency != CURRENCY or posting.rate is None:
        return ""
    if posting.rate:
        return BY_RATE.get(posting.rate, "")
    code = account.vat_code if account else ""
    return code if code in WITHOUT_VAT else ""


def coded(voucher: Voucher, lines: tuple[Line, ...]) -> dict[str, Any]:
    """``source_id`` (what made the transaction: this program, its till), ``batch_id`` (the day's own key, or
    the voucher's id where the key is too long) and ``tax_codes``, one per posting, see `standard_code`."""
    return {
        "source_id": f"{SOURCE} {voucher.till}"[:LONGEST_ID],
        "batch_id": voucher.key if len(voucher.key) <= LONGEST_ID else voucher.id,
        "tax_codes": [standard_code(line.posting, line.account, voucher.currency) for line in lines],
    }
