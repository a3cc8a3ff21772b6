"""The barcode of a receipt: 24 digits that name the shop, the till, its epoch and the receipt.

Twelve pairs of digits are what Code 128 gets on 58 mm paper with bars that a till's scanner reads. The last
two are check digits as in a bank account's IBAN (ISO/IEC 7064, MOD 97-10): hardly any code of goods is
taken for a receipt.

>>> encode("987654321", "1", 1, 1042)
'987654321001001000104297'
>>> decode("987654321001001000104297")
ReceiptCode(shop='987654321', till='001', epoch=1, receipt=1042)
>>> decode("987654321001001000104298"), decode("7038010000010")
(None, None)
"""

from dataclasses import dataclass
from zlib import crc32

from appliance.domain.card_number import check_digits

_LONG = 24
_SHOP, _TILL, _EPOCH, _RECEIPT = 9, 3, 3, 7
_NAMED = 100
"""From here on stand tills that have no number below it."""


@dataclass(frozen=True, slots=True)
class ReceiptCode:
    """What a receipt's barcode names."""

    shop: str
    """See `shop_code`."""
    till: str
    """See `till_code`."""
    epoch: int
    receipt: int
    """Its number among the till's sales receipts."""


def shop_code(organisation: str) -> str:
    """The shop in nine digits: its organisation number (NO) or CVR number (DK); 0 where it has none."""
    return organisation.zfill(_SHOP) if organisation.isascii() and organisation.isdigit() else "0" * _SHOP


def till_code(till: str) -> str:
    """The till in three digits: its number, or for one with letters a number above 99 that follows from them.

    >>> till_code("2"), till_code("Kiosk")
    ('002', '592')
    """
    if till.isascii() and till.isdigit() and int(till) < _NAMED:
        return f"{int(till):03}"
    return str(_NAMED + crc32(till.encode()) % (1000 - _NAMED))


def encode(organisation: str, till: str, epoch: int, receipt: int) -> str:
    """The digits for a sales receipt; empty where its number is too large for them.

    Args:
        organisation: The shop's number in its register, digits; empty: it has none.
        till: As the journal's entries name it.
        epoch: Of the receipt's entry.
        receipt: The receipt's number.
    """
    digits = f"{shop_code(organisation)}{till_code(till)}{epoch:0{_EPOCH}}{receipt:0{_RECEIPT}}"
    return digits + check_digits(digits) if len(digits) == _LONG - 2 else ""


def decode(text: str) -> ReceiptCode | None:
    """What a scanned text names, with or without the scanner's ``]C0`` before it; None: no receipt."""
    digits = text[3:] if text.startswith("]C0") else text
    if len(digits) != _LONG or not (digits.isascii() and digits.isdigit()):
        return None
    if digits[-2:] != check_digits(digits[:-2]):
        return None
    till, epoch = _SHOP + _TILL, _SHOP + _TILL + _EPOCH
    return ReceiptCode(digits[:_SHOP], digits[_SHOP:till], int(digits[till:epoch]), int(digits[epoch:-2]))
