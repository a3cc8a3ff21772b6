"""One cash transaction by itself: its lines, VAT and payments come to what it says.

Amounts are minor units. Goods that go back have a negative quantity and negative amounts; a
transaction whose amount is negative has ``amntTp`` D. Payments come to the amount and the cash
rounding: 295.00 was paid for 295.40 with a rounding of -0.40 (the authority's example file).
"""

from collections import Counter
from dataclasses import dataclass

from appliance.domain.money import divide, text
from appliance.fiscal.saft.checks.codes import Masters
from appliance.fiscal.saft.checks.finding import MONEY, QUANTITY, RATE, Findings, Place
from appliance.fiscal.saft.checks.reading import Plain, flag, rows

Sums = Counter[tuple[str, ...]]
"""Sums by the name of the report's element, and behind it what it is divided by: operator, code."""

WHOLE_RATE = 100_000
"""One hundred per cent in thousandths of a per cent."""
RETURN, OTHER = "11006", "11999"
CAMPAIGN = "CAMPAIGN"
"""What the shop's campaigns take off (`basics`): no manual discount, which is what a report counts."""
MIXED = {"11001", "11012", "11013", "11016", OTHER}
RECEIVED = "11005"
"""Money received from a customer, and no goods handed out for it."""
OUTSIDE = {"OUT-GIFTCARD": "payIn", "OUT-PREPAYMENT": "payIn", "OUT-TIP": "tip"}
"""Line types of what is outside total sales, and where the report has them: the authority has none."""
GRATUITY = "10001"


@dataclass(frozen=True, slots=True)
class Line:
    """A ctLine in minor units."""

    amount: int
    net: int
    vat: int
    rate: int
    """Thousandths of a per cent."""
    code: str
    quantity: int
    """Millionths."""
    goes_back: bool
    kind: str
    """Of line."""
    discount: int
    discounted: bool
    group: str
    operator: str


def check_transaction(values: Plain, masters: Masters, findings: Findings) -> Sums:
    """Check a transaction and give what it adds to the X and Z after it."""
    place = Place("cashtransaction", values.get("nr", ""), values["@line"])
    amount, net = (findings.number(place, values.get(name)) for name in ("transAmntIn", "transAmntEx"))
    lines = _lines(values, findings)
    findings.equal("lines", place, sum(line.amount for line in lines), amount, "transAmntIn = Σ lineAmntIn,")
    findings.equal("lines", place, sum(line.net for line in lines), net, "transAmntEx = Σ lineAmntEx,")
    _sign(values, amount, place, findings)
    _type(values, lines, masters, findings, place)
    _vat(values, net, lines, findings)
    _tips(values, lines, masters, place, findings)
    payments = _payments(values, amount, findings)
    if flag(values, "trainingID"):
        return Counter({("reportTrainingNum",): 1, ("reportTrainingAmnt",): amount})
    if flag(values, "voidTransaction"):
        return Counter()
    return _sums(values, lines, payments, masters)


def _lines(values: Plain, findings: Findings) -> list[Line]:
    found, ids = [], set()
    for row in rows(values, "ctLine"):
        place = Place("ctLine", f"{values.get('nr', '')}/{row.get('lineID', '')}", row["@line"])
        if row.get("nr") != values.get("nr"):
            findings.add("lines", place, f"nr {values.get('nr')}", row.get("nr"))
        if row.get("lineID") in ids:
            findings.add("lines", place, "a lineID of its own", row.get("lineID"))
        ids.add(row.get("lineID"))
        line = _line(row, str(values.get("empID", "")), place, findings)
        _sign(row, line.amount, place, findings)
        _line_vat(row, line, place, findings)
        found.append(line)
    return found


def _line(row: Plain, operator: str, place: Place, findings: Findings) -> Line:
    amount, net = (findings.number(place, row.get(name)) for name in ("lineAmntIn", "lineAmntEx"))
    vat = (rows(row, "vat") or [{}])[0]
    quantity = findings.number(place, row["qnt"], QUANTITY) if "qnt" in row else 0
    manual = [one for one in rows(row, "discount") if one.get("dscTp") != CAMPAIGN]
    discounts = [findings.number(place, one.get("dscAmnt")) for one in manual]
    return Line(
        amount, net,
        findings.number(place, vat.get("vatAmnt", "0")),
        findings.number(place, vat.get("vatPerc", "0"), RATE),
        str(vat.get("vatCode", "")), quantity, quantity < 0 or (not quantity and amount < 0),
        str(row.get("lineType", "")), sum(discounts), bool(discounts), str(row.get("artGroupID", "")),
        str(row.get("empID", operator)),
    )  # fmt: skip


def _sign(values: Plain, amount: int, place: Place, findings: Findings) -> None:
    right = "D" if amount < 0 else "C"
    if amount and values.get("amntTp") != right:
        findings.add("sign", place, f"amntTp {right} with {text(amount, MONEY)}", values.get("amntTp"))


def _type(values: Plain, lines: list[Line], masters: Masters, findings: Findings, place: Place) -> None:
    """Goods that go back and nothing else are a return (11006); nothing else is. Practice may be its own."""
    code = masters.code("11", values.get("transType", ""))
    all_back = bool(lines) and all(line.goes_back for line in lines)
    if not values.get("transType"):
        findings.add("type", place, "a transType", "none")
    elif not code or (flag(values, "trainingID") and code == OTHER):
        return  # a code that is nowhere is told as that
    elif all_back and code != RETURN:
        findings.add("type", place, f"{RETURN} for goods that go back", code)
    elif code == RECEIVED:
        if not all(line.kind in OUTSIDE for line in lines):
            findings.add("type", place, "a sale's transType where goods are sold", code)
    elif not all_back and code not in MIXED:
        findings.add("type", place, "a sale's transType", code)


def _line_vat(row: Plain, line: Line, place: Place, findings: Findings) -> None:
    """Net and VAT make the gross, and the VAT is within an øre of the rate's: shares of a receipt's VAT
    are spread over its lines."""
    findings.equal("vat", place, line.net + line.vat, line.amount, "lineAmntIn = lineAmntEx + vatAmnt =")
    if abs(line.vat * (WHOLE_RATE + line.rate) - line.amount * line.rate) >= WHOLE_RATE + line.rate:
        exact = divide(line.amount * line.rate, WHOLE_RATE + line.rate)
        findings.add("vat", place, f"vatAmnt {text(exact, MONEY)}", text(line.vat, MONEY))
    if line.kind in OUTSIDE and (line.vat or line.discounted):
        findings.add("vat", place, "no VAT and no discount outside total sales", text(line.vat, MONEY))
    for vat in rows(row, "vat"):
        _vat_signs(vat, place, findings)
        if "vatBasAmnt" in vat:
            findings.equal("vat", place, line.net, findings.number(place, vat["vatBasAmnt"]), "vatBasAmnt")


def _vat_signs(vat: Plain, place: Place, findings: Findings) -> None:
    amount = findings.number(place, vat.get("vatAmnt", "0"))
    if amount and vat.get("vatAmntTp") not in (None, "D" if amount < 0 else "C"):
        findings.add("sign", place, "vatAmntTp with the sign of vatAmnt", vat["vatAmntTp"])


def _vat(values: Plain, net: int, lines: list[Line], findings: Findings) -> None:
    """By code: what the lines come to, and rounded once, or line by line."""
    place = Place("cashtransaction", values.get("nr", ""), values["@line"])
    told: dict[str, list[int]] = {}
    for row in rows(values, "vat"):
        _vat_signs(row, place, findings)
        base = findings.number(place, row.get("vatBasAmnt", "0"))
        told[str(row.get("vatCode", ""))] = [base, findings.number(place, row.get("vatAmnt"))]
    for code in sorted({*told, *(line.code for line in lines)}):
        of = [line for line in lines if line.code == code]
        base, vat = told.get(code, [0, 0])
        findings.equal("vat", place, sum(line.net for line in of), base, f"VAT code {code}: vatBasAmnt")
        findings.equal("vat", place, sum(line.vat for line in of), vat, f"VAT code {code}: vatAmnt")
        if of and vat not in (once := _rounded_once(of), sum(map(_rounded, of))):
            findings.add("vat", place, f"VAT code {code}: vatAmnt {text(once, MONEY)}", text(vat, MONEY))
    findings.equal("vat", place, net, sum(base for base, _ in told.values()), "Σ vatBasAmnt = transAmntEx")


def _tips(values: Plain, lines: list[Line], masters: Masters, place: Place, findings: Findings) -> None:
    """What is raised by tips (list 10) is what the lines say that are tips."""
    raised = [
        row for row in rows(values, "raise") if masters.code("10", row.get("raiseType", "")) == GRATUITY
    ]
    told = sum(findings.number(place, row.get("raiseAmnt")) for row in raised)
    tips = sum(line.amount for line in lines if OUTSIDE.get(line.kind) == "tip")
    findings.equal("lines", place, tips, told, "raiseAmnt of tips")


def _rounded(line: Line) -> int:
    return divide(line.amount * line.rate, WHOLE_RATE + line.rate)


def _rounded_once(lines: list[Line]) -> int:
    return divide(sum(line.amount for line in lines) * lines[0].rate, WHOLE_RATE + lines[0].rate)


def _payments(values: Plain, amount: int, findings: Findings) -> list[tuple[str, str, int]]:
    """(means of payment, operator, amount) of each, which come to the amount and its rounding."""
    place = Place("cashtransaction", values.get("nr", ""), values["@line"])
    rounding = sum(findings.number(place, row.get("roundingAmnt", "0")) for row in rows(values, "rounding"))
    found = [
        (
            str(row.get("paymentType", "")),
            str(row.get("empID", values.get("empID", ""))),
            findings.number(Place("payment", values.get("nr", ""), row["@line"]), row.get("paidAmnt")),
        )
        for row in rows(values, "payment")
    ]
    paid = sum(one[2] for one in found)
    findings.equal("payments", place, amount + rounding, paid, "Σ paidAmnt = transAmntIn + roundingAmnt =")
    if not amount and not any(one[2] for one in found):  # of goods exchanged for others: Denmark wants one
        return []
    return found


def _sums(values: Plain, lines: list[Line], payments: list[tuple[str, str, int]], masters: Masters) -> Sums:
    sums: Sums = Counter()
    for line in lines:
        if where := OUTSIDE.get(line.kind):
            about = (line.kind,) if where == "payIn" else ()
            sums[f"{where}Num", *about] += 1
            sums[f"{where}Amnt", *about] += line.amount
    lines = [line for line in lines if line.kind not in OUTSIDE]
    back = [line for line in lines if line.goes_back]
    receipt = masters.code("11", values.get("transType", "")) != RETURN
    sums["reportReceiptNum",] = int(receipt)
    sums["reportReturnNum",] = int(bool(back))
    sums["returned",] = -sum(line.amount for line in back)
    sums["sold",] = sum(line.amount for line in lines if not line.goes_back)
    for line in lines:
        sums["artGroupNum", line.group] += line.quantity
        sums["artGroupAmnt", line.group] += line.amount
        sums["artGroupNum", line.group, line.operator] += line.quantity
        sums["artGroupAmnt", line.group, line.operator] += line.amount
        sums["cashSaleAmnt", line.code] += line.net
        sums["vatAmnt", line.code] += line.vat
        sums["reportDiscountNum",] += int(line.discounted)
        sums["reportDiscountAmnt",] += line.discount
    for kind, operator, amount in payments:
        sums["paymentNum", kind] += 1
        sums["paymentAmnt", kind] += amount
        sums["paymentNum", kind, operator] += 1
        sums["paymentAmnt", kind, operator] += amount
    return sums
