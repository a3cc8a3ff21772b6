"""After the sale: receipts found again, goods taken back, a wrong tender put right, the one copy.

A return copies the receipt's price, rate and discount; no line comes back twice. What has come back of
a line is rounded as one sum, so that parts sum to the whole and none is worth less than nothing. A wrong
tender is corrected by an entry that names the receipt, the old and the new tender (Skatteetaten's FAQ),
before the Z; after it the settlement explains.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from appliance.domain import wrong_tender
from appliance.domain.line import Line, Origin
from appliance.domain.line_kind import PANT, TIP, kind_of, redeemed
from appliance.domain.money import divide
from appliance.domain.payment import FOREIGN, Payment, Tender
from appliance.domain.problems import Refused, refuse
from appliance.domain.receipt_code import decode, shop_code, till_code
from appliance.storage import journal, receipts
from appliance.storage.journal import Fact
from appliance.till import foreign, giving_out, selling
from appliance.till.bodies import tender_body, tender_of
from appliance.till.needs import needs_day, needs_earnest, needs_operator
from appliance.till.permissions import needs
from appliance.till.till import PRINT_JOB, Till, store


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt found again."""

    row: int
    """Row id of its journal entry."""
    epoch: int
    entry: int
    data: dict[str, Any]
    """The entry's body."""
    returned: Mapping[int, tuple[int, int]]
    """By line: quantity (thousandths) and gross that have come back."""
    copied: bool
    printed: bool = True
    """False: the sale ended without its receipt on paper, and nobody has had it printed since."""

    def line(self, number: int) -> dict[str, Any]:
        """A line by its number; empty where the receipt has no such line."""
        return next((one for one in self.data["lines"] if one["line"] == number), {})

    def left(self, line: int) -> int:
        """How much of a line, in thousandths, can still come back."""
        return max(0, int(self.line(line).get("quantity", 0)) - self.returned.get(line, (0, 0))[0])


def find_receipt(till: Till, number: int, series: str = "sale") -> Receipt:
    """The receipt with that number in its series, or refuses with ``receipt_unknown``; in training a
    practice receipt, whatever the series."""
    if till.training:
        row = next((at for at, data in _practice(till) if data["receipt"] == number), None)
    else:
        row = receipts.row_of(till.database, series, number)
    if row is None:
        raise refuse("receipt_unknown", number=number)
    return receipt(till, row)


def scanned(till: Till, text: str) -> Receipt | None:
    """The sales receipt whose barcode was scanned; None: the text is no receipt's.

    Raises:
        Refused: ``receipt_of_shop`` or ``receipt_of_till`` for one that this till does not have, being
            another's; ``receipt_unknown``; ``day_not_open``; ``training_only_sells``.
    """
    named = decode(text)
    if not named:
        return None
    if named.shop != shop_code(till.shop.organisation):
        raise refuse("receipt_of_shop", number=named.receipt)
    if named.till != till_code(till.journal.till):
        raise refuse("receipt_of_till", number=named.receipt)
    needs_earnest(till)
    needs_day(till)
    found = find_receipt(till, named.receipt)
    if found.epoch != named.epoch:
        raise refuse("receipt_unknown", number=named.receipt)
    return found


def receipt(till: Till, row: int) -> Receipt:
    """The receipt of a journal entry, by row id; in training only practice has any."""
    entry = journal.entry(till.database, row)
    if not entry or entry.kind != ("training" if till.training else "sale"):
        raise refuse("receipt_unknown", number=row)
    if till.training:
        return Receipt(row, entry.epoch, entry.number, entry.data, _practised(till, entry.data), False)
    back, copied = receipts.returned(till.database, row), receipts.copied(till.database, row)
    printed = till.rules.receipt_must_print or journal.printed(till.database, row, entry.data["sale"])
    return Receipt(row, entry.epoch, entry.number, entry.data, back, copied, printed)


def _practice(till: Till) -> Iterator[tuple[int, dict[str, Any]]]:
    """Practice receipts, newest first: they are few, and stand in the journal alone."""
    return journal.every(till.database, "training")


def _practised(till: Till, receipt: dict[str, Any]) -> dict[int, tuple[int, int]]:
    """What has come back of a practice receipt, as `storage.receipts.returned` says it of others."""
    back: dict[int, tuple[int, int]] = {}
    for _, data in _practice(till):
        for line in data["lines"]:
            origin = line.get("origin")
            if origin and origin["receipt"] == receipt["receipt"]:
                quantity, gross = back.get(origin["line"], (0, 0))
                back[origin["line"]] = quantity - line["quantity"], gross - line["gross"]
    return back


def newest(till: Till, count: int = 50) -> list[Receipt]:
    """The newest receipts, newest first."""
    if till.training:
        return [receipt(till, row) for row, _ in islice(_practice(till), count)]
    return [receipt(till, row) for row in receipts.newest(till.database, count)]


def return_lines(till: Till, found: Receipt, quantities: Mapping[int, int]) -> None:
    """Put goods of a receipt into the basket as lines that go back.

    Args:
        till: The till.
        found: The receipt that they were bought on; what has come back of it since is looked up.
        quantities: By line of the receipt: thousandths that come back. What follows a line comes with it, and
            never alone.

    Raises:
        Refused: ``already_returned``; ``receipt_unknown`` for practice in earnest, and the reverse;
            ``gift_card_used`` for a gift card that was paid with; ``manager_needed``.
    """
    needs(till, "return")
    found = receipt(till, found.row)
    bought = found.data["lines"]
    behind = {one["line"]: one["follows"] for one in bought if "follows" in one}
    asked = {line: quantity for line, quantity in quantities.items() if line not in behind}
    sold = {one["line"]: one["quantity"] for one in bought}
    with_them = {line: asked[of] * sold[line] // sold[of] for line, of in behind.items() if of in asked}
    for line, quantity in (asked | with_them).items():
        here, _ = _in_basket(till, found, line)
        left = found.left(line) - here
        if not 0 < quantity <= left:
            raise refuse("already_returned", number=found.data["receipt"], left=left // 1000)
        giving_out.needs_whole(till, found.line(line), (here + quantity) // 1000)
    for line in asked:
        lines = (line, *(one for one, of in behind.items() if of == line))
        back = [_back(found, one, (asked | with_them)[one], _in_basket(till, found, one)) for one in lines]
        selling.put_all(till, *back)


def _in_basket(till: Till, found: Receipt, line: int) -> tuple[int, int]:
    """What of a receipt's line is already in the open sale: (quantity, gross), both positive."""
    wanted = (found.epoch, found.entry, line)
    lines = [
        one
        for one in (till.sale.lines if till.sale else ())
        if one.origin and (one.origin.epoch, one.origin.entry, one.origin.line) == wanted
    ]
    return -sum(one.quantity for one in lines), -sum(one.gross for one in lines)


def _back(found: Receipt, line: int, quantity: int, here: tuple[int, int]) -> Line:
    """The line that goes back, beside what went back ``earlier`` and what is in the basket, ``here``: both
    (thousandths, gross)."""
    bought, earlier = found.line(line), found.returned.get(line, (0, 0))
    gone, paid_out = earlier[0] + here[0], earlier[1] + here[1]
    gross = divide(bought["gross"] * (gone + quantity), bought["quantity"]) - paid_out
    origin = Origin(found.epoch, found.entry, line, found.data["series"], found.data["receipt"])
    whose = str(bought.get("employee", found.data["operator"])) if kind_of(bought) == TIP else ""
    return Line(
        0, bought["name"], bought["group"], bought["department"], bought["price"], bought["rate"],
        quantity=-quantity, product=bought["product"], origin=origin, fixed_gross=-gross,
        unit=bought.get("unit", ""), booked=bought.get("booked", ""), kind=kind_of(bought), employee=whose,
        whole=bought.get("bundle"), project=bought.get("project", ""), object=bought.get("object", ""),
        cost=bought.get("cost"),
    )  # fmt: skip


def copy(till: Till, found: Receipt) -> None:
    """Print the one copy (§ 2-6, § 2-8-6); a second is refused with ``copy_taken``."""
    store(till, copying(till, found.row, found.data))


def copying(till: Till, row: int, data: Mapping[str, Any]) -> Fact:
    """The one copy as a fact, of a receipt's row and body; refuses as `copy` does."""
    needs_operator(till)
    needs_earnest(till)
    if receipts.copied(till.database, row):
        raise refuse("copy_taken", number=data["receipt"])
    body = {name: data[name] for name in ("sale", "series", "receipt", "gross")}
    return Fact("copy", body | {"of": row, "heading": till.rules.headings["copy"]}, (PRINT_JOB,))


def tenders(till: Till, found: Receipt) -> list[dict[str, Any]]:
    """The tenders of a receipt of this day as they stand, corrections counted in."""
    corrected = journal.of_sale(till.database, "tender_corrected", found.data["sale"])
    old = corrected[-1]["new"] if corrected else found.data["tenders"]
    vat = ("rate", "taxed")  # of a gift card: as it was counted
    return [tender_body(tender_of(one)) | {name: one[name] for name in vat if name in one} for one in old]


def to_pay_again(till: Till, found: Receipt, place: int) -> Payment:
    """What notes of another currency have to pay, if one of a receipt's tenders was them; refuses with
    ``tender_not_correctable`` for one that there is not."""
    now = tenders(till, found)
    if not 0 <= place < len(now):
        raise refuse("tender_not_correctable", number=found.data["receipt"])
    return wrong_tender.to_pay(*_how(till, found, now), place)


def _how(
    till: Till, found: Receipt, now: list[dict[str, Any]]
) -> tuple[int, int, list[Tender], list[Tender]]:
    """What a receipt came to, the smallest coin, how it was paid, and how as it stands."""
    sold = [tender_of(one) for one in found.data["tenders"]]
    return found.data["gross"], till.rules.cash_step, sold, [*map(tender_of, now)]


def correct_tender(
    till: Till, found: Receipt, place: int, kind: str, brand: str = "", notes: int = 0
) -> None:
    """Say that one tender of a receipt of this day was another: what is cash then is rounded anew, a card is
    not; see `wrong_tender.put_right`.

    Args:
        till: The till.
        found: The receipt.
        place: Of the tender, from 0.
        kind, brand: What it was; of notes of another currency the brand is the currency.
        notes: How much of that currency, in its minor units, at the rate of when it was sold.

    Raises:
        Refused: ``tender_not_correctable`` for a receipt of a day that is closed, or a tender that is not
            `correctable`; for bottles, whose pieces nobody counted; or for a currency that the shop does not
            take; ``tender_sell_again`` where notes of another currency were less than it had to
            pay, or others leave nothing for it.
    """
    day = needs_day(till)
    needs_operator(till)
    needs_earnest(till)
    old, data, rates = tenders(till, found), found.data, foreign.rates_then(till, found.row)
    there = found.row >= day.row and place in correctable(till, found)
    known = kind != PANT and (kind != FOREIGN or brand in rates)
    if not (there and known and _another(old[place], kind, brand)):
        raise refuse("tender_not_correctable", number=data["receipt"])
    right = Tender(kind, 0, brand=brand)
    if kind == FOREIGN:
        right = foreign.tender(till, brand, notes, rates)
    try:
        new = wrong_tender.put_right(*_how(till, found, old), place, right)
    except Refused as wrong:
        raise refuse("tender_sell_again", number=data["receipt"]) from wrong
    _store_corrected(till, found, old, redeemed(map(tender_body, new), data["vat"]))


def correctable(till: Till, found: Receipt) -> tuple[int, ...]:
    """Places of the tenders that may have been another means of payment. Change goes with its notes; bottles
    were taken by the piece; and what a gift card that the till keeps has paid is taken off it."""
    same = ("kind", "brand", "amount")
    kept = [[paid[name] for name in same] for paid in found.data["tenders"] if "card" in paid]
    return tuple(
        at
        for at, one in enumerate(tenders(till, found))
        if "change" not in one and one["kind"] != PANT and [one[name] for name in same] not in kept
    )


def _another(one: Mapping[str, Any], kind: str, brand: str) -> bool:
    """Notes of another currency can have been others of it, or more of them."""
    return kind == FOREIGN or (one["kind"], one["brand"]) != (kind, brand)


def _store_corrected(
    till: Till, found: Receipt, old: list[dict[str, Any]], new: list[dict[str, Any]]
) -> None:
    if new == old:
        raise refuse("tender_not_correctable", number=found.data["receipt"])
    rounding = sum(one["amount"] for one in new) - sum(one["amount"] for one in old)
    body = {name: found.data[name] for name in ("sale", "series", "receipt")}
    body |= {"of": found.row, "old": old, "new": new, "rounding": rounding}
    store(till, Fact("tender_corrected", body, (PRINT_JOB,)))
