"""Gift receipts: what somebody exchanges a gift with, without a price.

Goods and how many, the receipt's number and bars, the last day. It is no receipt, and says so at its top
(kassasystemforskrifta § 2-8-6 wants it of papers that could be taken for one); it repeats no amount, so it
is no copy of one either.
"""

from appliance.domain.receipt import Align, Barcode, Blank, Cut, Logo, Pair, Paper, Rule, Text
from appliance.domain.receipt_code import encode
from appliance.paper.letterhead import Data, Letterhead, begin, numbered
from appliance.words import Words


def gift_receipt(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """The paper of an entry ``gift_receipt``."""
    digits = encode(letterhead.organisation, body["till"], body["of_epoch"], body["receipt"])
    until = words("Can be exchanged until {date}", date=words.date(body["until"]))
    return (
        Logo(),
        *begin(body["heading"], letterhead, words),
        Pair(numbered(body["series"], body["receipt"], words), words.date(body["bought"])),
        Text(words("Till {number}", number=letterhead.till)),
        Rule(),
        *(_line(line, words) for line in body["lines"]),
        Rule(),
        Text(until, Align.CENTRE, bold=True),
        *((Blank(), Barcode(digits)) if digits else ()),
        Cut(),
    )


def _line(line: Data, words: Words) -> Pair:
    return Pair(line["name"], f"{words.quantity(line['quantity'])} {line.get('unit', '')}".rstrip())
