"""Cash transactions: sales, returns and training receipts, with what was signed of them letter by letter.

Date, time, number and both amounts are the texts of the entry's seal and are not worked out again, so that
the signature can be checked with this file and the public key alone. Goods that go back have negative
amounts and side ``D``; amounts are not rounded to coins, the rounding stands by itself. What is outside total
sales (`basics`) is in the transaction's amounts, under a VAT code that says it is no turnover.
"""

from collections.abc import Mapping
from typing import Any

from appliance.domain.campaign import borne
from appliance.domain.line_kind import OUTSIDE, TIP, kind_of, outside
from appliance.domain.payment import FOREIGN
from appliance.domain.settlement import tender_key
from appliance.fiscal.saft.basics import (
    CAMPAIGN,
    LINE_DISCOUNT,
    OUTSIDE_LINES,
    RETURN_LINE,
    SALE_DISCOUNT,
    SALE_LINE,
    TIP_RAISE,
    transaction_type,
)
from appliance.fiscal.saft.head import NO_VAT, vat_code
from appliance.fiscal.saft.source import Facts
from appliance.fiscal.saft.survey import CASH, NO_PAPERS, Papers, article
from appliance.fiscal.saft.text import amount, local, plain, quantity, side

Data = dict[str, Any]
NOT_INTEGRATED = "not integrated"
"""The reference of a payment on a terminal that the till does not drive, where the country wants one."""


class Transactions:
    """Writes the transactions of one part."""

    def __init__(
        self, facts: Facts, papers: Mapping[str, Papers], periods: Mapping[str, int], keys: Mapping[str, str]
    ) -> None:
        """Take what a transaction's own entry does not hold.

        Args:
            facts: Who exports.
            papers: What was printed beside the receipt, by sale.
            periods: Number by month, YYYY-MM.
            keys: Certificate (PEM) by key version, where the country has certificates.
        """
        self._papers, self._periods, self._keys = papers, periods, keys
        self._whole, self._most = facts.dialect.whole, facts.dialect.id_length

    def text(self, data: Data) -> str:
        """The element ``cashtransaction`` of an entry, on a line of its own."""
        seal = data["seal"]
        nr, kind = data["nr"], transaction_type(data)
        date, time = (seal["date"], seal["time"]) if seal else local(data["at"], data["offset"])
        gross, net = data["gross"], data["gross"] - sum(one["vat"] for one in data["vat"])
        other = outside(data["lines"])
        operator = plain(seal.get("operator", data["operator"]), self._most)
        who = f"<empID>{operator}</empID>" if operator else ""
        begin = (
            f"<cashtransaction><nr>{nr}</nr><transID>{data['sale']}</transID>"
            f"<transType>{seal.get('type', kind)}</transType>"
            f"<transAmntIn>{seal.get('in') or amount(gross)}</transAmntIn>"
            f"<transAmntEx>{seal.get('ex') or amount(net)}</transAmntEx>"
            f"<amntTp>{side(gross, kind == 'return')}</amntTp>{who}"
            f"<periodNumber>{self._periods[date[:7]]}</periodNumber>"
            f"<transDate>{date}</transDate><transTime>{time}</transTime>"
            f"<bookDate>{data['date']}</bookDate><desc>{data['series']} {data['receipt']}</desc>"
        )
        rounding = data["rounding"]
        rounded = f"<rounding><roundingAmnt>{amount(rounding)}</roundingAmnt></rounding>" if rounding else ""
        return "".join((
            begin,
            *(self._line(line, nr) for line in data["lines"]),
            *(_vat(vat_code(one["rate"]), one) for one in data["vat"]),
            _vat(NO_VAT, {"rate": 0, "gross": other, "net": other, "vat": 0}) if _has_other(data) else "",
            _raise(data["lines"]),
            rounded,
            *(self._payment(one, who) for one in self._tenders(data)),
            self._end(data, seal),
        ))  # fmt: skip

    def _line(self, line: Data, nr: int) -> str:
        gross, vat, back = line["gross"], line["vat"], line["quantity"] < 0
        net, kind = gross - vat, kind_of(line)
        code = NO_VAT if kind in OUTSIDE else vat_code(line["rate"])
        taken = (LINE_DISCOUNT, line.get("discount", 0)), (SALE_DISCOUNT, line.get("share", 0))
        off = "".join(_discount(*one) for one in (*taken, (CAMPAIGN, borne(line))))
        return (
            f"<ctLine><nr>{nr}</nr><lineID>{line['line']}</lineID>"
            f"<lineType>{OUTSIDE_LINES.get(kind) or (RETURN_LINE if back else SALE_LINE)}</lineType>"
            f"<artGroupID>{plain(line['group'], self._most)}</artGroupID>"
            f"<artID>{plain(article(line), self._most)}</artID><qnt>{quantity(line['quantity'])}</qnt>"
            f"<lineAmntIn>{amount(gross)}</lineAmntIn><lineAmntEx>{amount(net)}</lineAmntEx>"
            f"<amntTp>{side(gross, back)}</amntTp><ppu>{amount(line['price'])}</ppu>"
            f"<cashTransLineDescr>{plain(line['name'], 9999)}</cashTransLineDescr>"
            f"{_vat(code, line | {'net': net}, back)}{off}</ctLine>"
        )

    def _tenders(self, data: Data) -> list[Data]:
        """The payments; a sale that came to nothing has one of nothing where the country wants one."""
        tenders: list[Data] = data["tenders"]
        if not tenders and self._whole:
            return [{"kind": CASH, "brand": "", "amount": 0}]
        return tenders

    def _payment(self, one: Data, who: str) -> str:
        reference = plain(one.get("reference", ""), 999)
        if not reference and self._whole and one["kind"] not in (CASH, FOREIGN):
            reference = NOT_INTEGRATED
        said = f"<paymentRefID>{reference}</paymentRefID>" if reference else ""
        return (
            f"<payment><paymentType>{plain(tender_key(one), self._most)}</paymentType>"
            f"<paidAmnt>{amount(one['amount'])}</paidAmnt>{who}{_exchanged(one)}{said}</payment>"
        )

    def _end(self, data: Data, seal: Data) -> str:
        papers = self._papers.get(data["sale"], NO_PAPERS)
        version, training = seal.get("key", ""), "true" if data["kind"] == "training" else "false"
        certificate = (
            f"<certificateData>{self._keys.get(version, '')}</certificateData>" if self._whole else ""
        )
        return (
            f"<signature>{seal.get('signature', '')}</signature><keyVersion>{plain(version, 50)}</keyVersion>"
            f"{certificate}<receiptNum>{int(not papers.unprinted)}</receiptNum>"
            f"<receiptCopyNum>{papers.copies}</receiptCopyNum>"
            f"<receiptProformaNum>{min(papers.provisional, 999)}</receiptProformaNum>"
            "<receiptDeliveryNum>0</receiptDeliveryNum><voidTransaction>false</voidTransaction>"
            f"<trainingID>{training}</trainingID></cashtransaction>\n"
        )


def _exchanged(one: Data) -> str:
    """The currency of notes of another one, and its rate; what they paid stands in the file's own."""
    if "foreign" not in one:
        return ""
    return f"<curCode>{one['brand']}</curCode><exchRt>{one['exchange']}</exchRt>"


def _discount(kind: str, minor: int) -> str:
    return f"<discount><dscTp>{kind}</dscTp><dscAmnt>{amount(minor)}</dscAmnt></discount>" if minor else ""


def _raise(lines: list[Data]) -> str:
    """What is a tip of it (list 10, 10001), of the whole transaction: there Denmark's validator looks."""
    tips = [line["gross"] for line in lines if kind_of(line) == TIP]
    if not tips:
        return ""
    minor = sum(tips)
    return f"<raise><raiseType>{TIP_RAISE}</raiseType><raiseAmnt>{amount(minor)}</raiseAmnt></raise>"


def _has_other(data: Data) -> bool:
    return any(kind_of(line) in OUTSIDE for line in data["lines"])


def _vat(code: str, one: Data, back: bool = False) -> str:
    return (
        f"<vat><vatCode>{code}</vatCode><vatPerc>{amount(one['rate'])}</vatPerc>"
        f"<vatAmnt>{amount(one['vat'])}</vatAmnt><vatAmntTp>{side(one['gross'], back)}</vatAmntTp>"
        f"<vatBasAmnt>{amount(one['net'])}</vatBasAmnt></vat>"
    )
