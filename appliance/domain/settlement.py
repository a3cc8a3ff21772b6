"""The day's settlement (dagsoppgjør, bokføringsforskriften § 5-3-14), and the voucher of Z and settlement.

The Z comes first and is law. The settlement follows it: the drawer counted by denomination, the
terminals' totals by brand, each difference explained, the bag to the bank, tomorrow's float. A
difference is booked, not argued with. Amounts are minor units.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from appliance.domain.foreign import digits
from appliance.domain.line_kind import CLAIMS, GIFT_CARD, PANT, SINGLE, kind_of
from appliance.domain.money import Currency, divide, text
from appliance.domain.payment import CASH, FOREIGN
from appliance.domain.problems import refuse
from appliance.domain.voucher import Posting, Role, Voucher

Data = dict[str, Any]

BOOKED = ("sale", "return", "delivery")
"""The receipt series that the books see: no training, and nothing provisional."""
CREDIT = "credit sales"
"""What the postings of goods handed out on credit say, beside those that were paid."""
CUSTOMER_PAYS = "Payment on account"
"""The reason of money that a customer pays in for goods that they had on credit."""
BOTTLES_BACK = "Bottles back"
"""The reason of money that is paid out for empty bottles: no cost, but a debt of the shop."""
TIPS_OUT = "Tips paid out"
"""The reason of cash that an employee gets who was tipped: no cost, but a debt of the shop."""
NOTHING = {"n": 0, "gross": 0}
"""What a Z from before orders were handed over says of them."""
USED = "used as payment"
"""What the postings of gift cards, prepayments and pant say that were paid with, not sold."""


@dataclass(frozen=True, slots=True)
class Count:
    """What a person found at the end of the day."""

    cash: int | None
    """The drawer, in minor units; None when it could not be counted."""
    denominations: Mapping[int, int]
    """Pieces by denomination; empty when only the sum is known."""
    terminals: Mapping[str, int]
    """Terminal totals by tender key (``card:visa``), and notes of other currencies, each in its own minor
    units (``foreign:EUR``); a tender that is not named counts as registered."""
    reasons: Mapping[str, str]
    """Why there is a difference, by ``cash`` or tender key; also why the drawer was not counted."""
    bag: str = ""
    """Number of the bag to the bank."""
    bag_amount: int = 0
    closing_float: int | None = None
    """What stays in the drawer; None: what is left after the bag."""
    counted_by: str = ""


def tender_key(tender: Mapping[str, Any]) -> str:
    """The key of a tender in settlements and mappings: ``cash``, ``card:visa``."""
    return f"{tender['kind']}:{tender['brand']}" if tender["brand"] else str(tender["kind"])


def moved(row: Mapping[str, Any]) -> int:
    """What went in or out with a row of a Z's ``cash_moves``, or an entry: coins, where they were rounded, as
    none from before were."""
    return int(row["amount"] + row.get("rounding", 0))


def settle(z: Data, count: Count) -> Data:
    """Compare what a person found with the Z report.

    Raises:
        Refused: ``difference_unexplained`` naming the first difference without a reason;
            ``settlement_unbalanced`` when the bag and the float are not what was counted.
    """
    expected = z["cash_expected"]
    counted = max(expected, 0) if count.cash is None else count.cash  # no drawer holds less than nothing
    if count.denominations and sum(value * n for value, n in count.denominations.items()) != counted:
        raise refuse("settlement_unbalanced", counted_amount=counted, expected_amount=expected)
    closing = counted - count.bag_amount if count.closing_float is None else count.closing_float
    if closing + count.bag_amount != counted or closing < 0 or count.bag_amount < 0:
        raise refuse(
            "settlement_unbalanced", counted_amount=counted, expected_amount=closing + count.bag_amount
        )
    _explained(CASH, counted - expected if count.cash is not None else 0, count)
    if count.cash is None and not count.reasons.get(CASH):
        raise refuse("difference_unexplained", tender=CASH, difference_amount=0)
    return {
        "z": z["z"],
        "counted": counted,
        "not_counted": int(count.cash is None),
        "denominations": [{"value": value, "n": n} for value, n in sorted(count.denominations.items()) if n],
        "expected": expected,
        "difference": counted - expected,
        "reason": count.reasons.get(CASH, ""),
        "terminals": _terminals(z, count),
        **({"foreign": foreign} if (foreign := _foreign(z, count)) else {}),
        "bag": count.bag,
        "bag_amount": count.bag_amount,
        "closing_float": closing,
        "counted_by": count.counted_by,
    }


def at_terminals(z: Data) -> dict[str, int]:
    """What a Z says was taken at terminals, by tender key: for goods, and from customers who paid what they
    owe. Of gift cards, prepayments and pant no terminal tells; notes of other currencies are counted."""
    taken: dict[str, int] = {}
    for row in (*z["tenders"], *z["cash_moves"]):
        if row.get("kind", CASH) not in (CASH, FOREIGN, *CLAIMS):
            taken[tender_key(row)] = taken.get(tender_key(row), 0) + row["amount"]
    return taken


def _terminals(z: Data, count: Count) -> list[Data]:
    registered = at_terminals(z)
    rows = []
    told_of = {key for key in count.terminals if not key.startswith(FOREIGN)}
    for key in sorted({*registered, *told_of}):
        booked = registered.get(key, 0)
        told = count.terminals.get(key, booked)
        _explained(key, told - booked, count)
        rows.append({"tender": key, "registered": booked, "counted": told, "difference": told - booked,
                     "reason": count.reasons.get(key, "")})  # fmt: skip
    return rows


def notes_of(z: Data) -> dict[str, int]:
    """What a Z says lies in the drawer of other currencies, by tender key, each in its own minor units."""
    return {f"{FOREIGN}:{row['currency']}": digits(row["amount"])[0] for row in z.get("foreign", ())}


def _foreign(z: Data, count: Count) -> list[Data]:
    """Notes of other currencies, which leave the drawer with the settlement: amounts as text in their own,
    and in the till's what those registered are worth, and how much more or less was found (``off``)."""
    rows = []
    for row, (key, booked) in zip(z.get("foreign", ()), notes_of(z).items(), strict=True):
        told = count.terminals.get(key, booked)
        _explained(key, told - booked, count)
        rows.append({"tender": key, "registered": row["amount"], "counted": _said(row, told),
                     "difference": _said(row, told - booked), "worth": row["worth"],
                     "off": divide(row["worth"] * (told - booked), booked),
                     "reason": count.reasons.get(key, "")})  # fmt: skip
    return rows


def _said(row: Data, minor: int) -> str:
    return text(minor, Currency(row["currency"], digits(row["amount"])[1]))


def _explained(key: str, difference: int, count: Count) -> None:
    if difference and not count.reasons.get(key):
        raise refuse("difference_unexplained", tender=key, difference_amount=difference)


def day_voucher(z: Data, settlement: Data, voucher_id: str, currency: str) -> Voucher:
    """Make the balanced voucher of a day: Z + settlement.

    Revenue per department, article group and rate against each tender; rounding, cash in and out, the cash
    and the terminal difference, and the bag to the bank each on lines of their own. Goods handed out on
    credit are revenue against one receivable: who owes it stands on the delivery receipts that the voucher
    names. Gift cards, tips and prepayments are debts of the shop; what is paid with a gift card, a prepayment
    or pant takes them back, and so does what an employee gets of their tips.
    """
    postings = [
        *_revenue(z),
        *_outside(z),
        *_tenders(z, settlement),
        *_claims(z),
        *_moves(z),
        *_cash(settlement),
        *_credit(z["credit"], z.get("handed_over", NOTHING)["gross"]),
    ]
    if z["rounding"]:
        postings.append(Posting(Role.ROUNDING, -z["rounding"], text="cash rounding"))
    epoch = f".{z['epoch']}" if z["epoch"] > 1 else ""
    key = f"Z-{z['till']}{epoch}-{z['z']}-{z['date'].replace('-', '')}"
    return Voucher(
        id=voucher_id,
        key=key,
        till=z["till"],
        epoch=z["epoch"],
        z=z["z"],
        date=z["date"],
        currency=currency,
        text=f"Z {z['z']} till {z['till']} {z['date']}",
        postings=tuple(posting for posting in postings if posting.amount or posting.vat),
        entries=(z["first"], z["last"]),
        receipts=tuple(
            (row["series"], row["first"], row["last"]) for row in z["series"] if row["series"] in BOOKED
        ),
        closed_at=z["at"],
        control=_control(z, settlement),
    )


def _control(z: Data, settlement: Data) -> Data:
    """The Z's own sums; what the books bill by themselves is in none of the postings, and told of here."""
    sums = {name: z[name] for name in ("gross", "net", "vat", "tenders", "rounding", "grand")}
    credit = {"credit": z["credit"]["gross"], "handed_over": z.get("handed_over", NOTHING)["gross"]}
    outside = {"outside": z["outside"]} if z.get("outside") else {}
    return {**sums, **credit, "cash_difference": settlement["difference"], **outside}


def _revenue(turnover: Data, text: str = "") -> list[Posting]:
    names = {row["code"]: row["name"] for row in turnover["groups"] if row["name"] != row["code"]}
    return [
        Posting(_role(row), -row["gross"], -row["vat"], row["rate"], text=text, **_apart(row),
                name=names.get(row.get("group", ""), ""))
        for row in turnover["revenue"]
    ]  # fmt: skip


def _role(row: Data) -> Role:
    return Role.PANT if kind_of(row) == PANT else Role.REVENUE


def _outside(z: Data) -> list[Posting]:
    return [Posting(Role(row["kind"]), -row["amount"]) for row in z.get("outside", ())]


def _claims(z: Data) -> list[Posting]:
    """What was paid with debts of the shop; a gift card of one rate takes back the VAT of what it bought,
    which was paid when the card was sold."""
    single = f"{GIFT_CARD}:{SINGLE}"
    taken = z.get("redeemed", [])
    postings = [
        Posting(Role.GIFT_CARD, row["gross"], row["vat"], row["rate"], tender=single, text=USED)
        for row in taken
    ]
    for row in z["tenders"]:
        if row["kind"] in CLAIMS:
            key = tender_key(row) if row["brand"] else ""
            left = row["amount"] - (sum(one["gross"] for one in taken) if key == single else 0)
            postings.append(Posting(Role(row["kind"]), left, tender=key, text=USED))
    return postings


def _apart(row: Data) -> dict[str, str]:
    """What tells revenue apart; a Z from before knows of departments alone."""
    return {name: row.get(name, "") for name in ("department", "group", "product", "project", "object")}


def _credit(credit: Data, handed_over: int) -> list[Posting]:
    """What the books bill by themselves is theirs: neither revenue nor receivable here."""
    receivable = Posting(Role.RECEIVABLE, credit["gross"] - handed_over, text=CREDIT)
    return [*_revenue(credit, CREDIT), receivable]


def _tenders(z: Data, settlement: Data) -> list[Posting]:
    postings = [Posting(Role.TENDER, row["counted"], tender=row["tender"]) for row in settlement["terminals"]]
    postings += [
        Posting(Role.TERMINAL_DIFFERENCE, -row["difference"], tender=row["tender"], reason=row["reason"])
        for row in settlement["terminals"]
    ]
    for row in settlement.get("foreign", ()):  # what they fetch at the bank is the books' matter
        postings.append(Posting(Role.TENDER, row["worth"] + row["off"], tender=row["tender"]))
        postings.append(Posting(Role.CASH_DIFFERENCE, -row["off"], reason=row["reason"], text=row["tender"]))
    cash = sum(tender["amount"] for tender in z["tenders"] if tender["kind"] == CASH)
    return [Posting(Role.TENDER, cash, tender=CASH), *postings]


def _moves(z: Data) -> list[Posting]:
    postings = []
    for row in z["cash_moves"]:
        if "customer" in row:
            postings += _paid_by_customer(row)
            continue
        role = Role.CASH_IN if row["direction"] == "in" else Role.CASH_OUT
        postings.append(Posting(Role.TENDER, moved(row), tender=CASH, reason=role, text=row["reason"]))
        if row["reason"] == BOTTLES_BACK:
            postings.append(Posting(Role.PANT, -row["amount"], text=BOTTLES_BACK))
        elif row["reason"] == TIPS_OUT:
            postings.append(Posting(Role.TIP, -row["amount"], text=TIPS_OUT))
        else:
            postings.append(Posting(role, -row["amount"], reason=row["reason"]))
    return postings


def _paid_by_customer(row: Data) -> list[Posting]:
    """What a customer owed, and has paid: a terminal's part of it stands in its total already."""
    said = f"customer {row['customer']}"
    cash = Posting(Role.TENDER, moved(row), tender=CASH, text=said)
    owed = Posting(Role.RECEIVABLE, -row["amount"], text=said)
    return [cash, owed] if row["kind"] == CASH else [owed]


def _cash(settlement: Data) -> list[Posting]:
    difference, bag = settlement["difference"], settlement["bag_amount"]
    return [
        Posting(Role.TENDER, difference, tender=CASH, reason=Role.CASH_DIFFERENCE),
        Posting(Role.CASH_DIFFERENCE, -difference, reason=settlement["reason"]),
        Posting(Role.TENDER, -bag, tender=CASH, reason=Role.BANK_BAG),
        Posting(Role.BANK_BAG, bag, text=settlement["bag"]),
    ]
