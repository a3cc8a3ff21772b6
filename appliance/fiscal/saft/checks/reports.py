"""X and Z reports against the transactions that they are about (kassasystemforskrifta § 2-8-2, § 2-8-3).

Events come before transactions in the file, so the order of both is read off the receipt events: a
transaction belongs to the stretch between two reports in which its receipt event stands. A Z is the
sum of the stretches since the Z before it, an X of those so far. What no transaction tells is compared
with the number of its events where they have a code of their own, and else left alone: floats, aborted
sales, openings of the drawer.
"""

from collections import Counter
from dataclasses import dataclass, field

from appliance.domain.money import Currency, text
from appliance.domain.payment import FOREIGN
from appliance.fiscal.saft.checks.finding import COUNT, MONEY, QUANTITY, Findings, Place
from appliance.fiscal.saft.checks.reading import Plain, rows
from appliance.fiscal.saft.checks.transactions import OUTSIDE, Sums

_SINGLE = (
    "reportReceiptNum", "reportReceiptCopyNum", "reportReceiptCopyAmnt", "reportReceiptProformaNum",
    "reportReturnNum", "reportReturnAmnt", "reportDiscountNum", "reportDiscountAmnt",
    "reportReceiptDeliveryNum", "reportTrainingNum", "reportTrainingAmnt",
    "reportGrandTotalSales", "reportGrandTotalReturn", "reportGrandTotalSalesNet",
)  # fmt: skip
_TABLES = (
    ("reportArtGroups", "reportArtGroup", ("artGroupID",), ("artGroupNum", "artGroupAmnt")),
    ("reportEmpArtGroups", "reportEmpArtGroup", ("artGroupID", "empID"), ("artGroupNum", "artGroupAmnt")),
    ("reportPayments", "reportPayment", ("paymentType",), ("paymentNum", "paymentAmnt")),
    ("reportEmpPayments", "reportEmpPayment", ("paymentType", "empID"), ("paymentNum", "paymentAmnt")),
    ("reportCashSalesVat", "reportCashSaleVat", ("vatCode",), ("cashSaleAmnt", "vatAmnt")),
    ("reportTotalCashSales", "", (), ("totalCashSaleAmnt",)),
    ("reportTip", "", (), ("tipNum", "tipAmnt")),
    ("reportPayIns", "reportPayIn", ("payInType",), ("payInNum", "payInAmnt")),
)
"""(list, row, what a row is about, its figures)."""
_COUNTED = (
    ("reportPriceInquiries", "reportPriceInquiry", "priceInquiryNum", "13022"),
    ("reportPayOuts", "reportPayOut", "payOutNum", "13019"),
)
"""Lists whose numbers come to the number of events of a code."""
_EVENTS = {
    "13014": "reportReceiptCopyNum",
    "13015": "reportReceiptProformaNum",
    "13016": "reportReceiptDeliveryNum",
}


UNKNOWN_COPY = ("a copy of a transaction from before the files",)
"""Set in a stretch whose copies' amount cannot be known."""
_SOLD, _RETURNED = ("sold",), ("returned",)
_INNER = (UNKNOWN_COPY, _SOLD, _RETURNED)
"""Sums that stand in no report as such."""


@dataclass(slots=True)
class Report:
    """An X or Z as it stands in the file."""

    place: Place
    file: str
    is_z: bool
    figures: Sums
    groups_by_operator: bool
    payments_by_operator: bool
    corrections: int
    """Number of other corrections (letter u), which may have moved means of payment."""


@dataclass(slots=True)
class Reports:
    """The reports of one cash register, through every part, and the stretches between them."""

    denmark: bool = False
    reports: list[Report] = field(default_factory=list)
    stretches: list[Sums] = field(default_factory=lambda: [Counter()])
    """Sums since the report before; one more than there are reports."""

    @property
    def now(self) -> int:
        """The stretch that the next event stands in."""
        return len(self.reports)

    def event(self, code: str) -> None:
        """Count an event."""
        if name := _EVENTS.get(code):
            self.stretches[-1][name,] += 1
        for _, _, name, of in _COUNTED:
            self.stretches[-1][name,] += int(code == of)

    def take(self, values: Plain, findings: Findings) -> None:
        """Take a report, with the event's place, and begin the next stretch."""
        place = Place("eventReport", values.get("reportID", ""), values["@line"])
        figures: Sums = Counter(
            {(name,): findings.number(place, values.get(name), _unit(name)) for name in _SINGLE}
        )
        figures.update(_tables(values, place, findings))
        for outer, inner, name, _ in _COUNTED:
            told = [findings.number(place, row.get(name), COUNT) for row in rows(values, outer, inner)]
            figures[name,] = sum(told)
        self.reports.append(
            Report(
                place, findings.file, values.get("reportType") == "Z report", figures,
                bool(rows(values, "reportEmpArtGroups")), bool(rows(values, "reportEmpPayments")),
                _corrections(values, place, findings),
            )
        )  # fmt: skip
        self.stretches.append(Counter())


def _corrections(values: Plain, place: Place, findings: Findings) -> int:
    told = rows(values, "reportOtherCorrs", "reportOtherCorr")
    return sum(findings.number(place, row.get("otherCorrNum"), COUNT) for row in told)


def _tables(values: Plain, place: Place, findings: Findings) -> Sums:
    figures: Sums = Counter()
    for outer, inner, keys, names in _TABLES:
        for row in rows(values, outer, inner):
            about = tuple(str(row.get(key, "")) for key in keys)
            if outer == "reportPayIns" and about[0] not in OUTSIDE:
                continue  # cash, of which no transaction tells
            for name in names:
                unit = _unit(name)
                figures[(name, *about)] += findings.number(place, row.get(name), unit)
    return figures


def _unit(name: str) -> Currency:
    if name == "artGroupNum":
        return QUANTITY
    return COUNT if name.endswith("Num") else MONEY


Grand = dict[tuple[str, ...], int]
"""Grand totals by the name of their element."""
_GRAND: tuple[tuple[str, ...], ...] = (
    ("reportGrandTotalSales",), ("reportGrandTotalReturn",), ("reportGrandTotalSalesNet",),
)  # fmt: skip


_UNSAID = (*_GRAND, ("reportReceiptCopyAmnt",))
"""What is not compared where the files do not say what it comes to."""


def compare(register: Reports, from_middle: bool, findings: Findings) -> None:
    """Hold each report against its stretches, and each Z against the Z before it.

    Args:
        register: The reports of one register, with all its transactions counted.
        from_middle: The files begin in the middle of the register's life: what the first grand totals
            begin from is not known.
        findings: What is found.
    """
    before: Grand | None = None if from_middle else dict.fromkeys(_GRAND, 0)
    last: Report | None = None
    since: Sums = Counter()
    for report, stretch in zip(register.reports, register.stretches, strict=False):
        since.update(stretch)
        _hold(report, _expected(since, before, register.denmark), findings)
        if report.is_z:
            if last:
                _after(report, last, findings)
            before, last, since = {name: report.figures[name] for name in _GRAND}, report, Counter()


def _expected(since: Sums, before: Grand | None, denmark: bool) -> Sums:
    """What a report must say. Total cash sales are after returns in Norway (the authority's example) and
    before them in Denmark (the authority's validator)."""
    sums: Sums = Counter({key: value for key, value in since.items() if key not in _INNER})
    sums["reportReceiptCopyAmnt",] += 0
    sold, returned = since[_SOLD], since[_RETURNED]
    sums["totalCashSaleAmnt",] = sold if denmark else sold - returned
    sums["reportReturnAmnt",] = returned
    if since[UNKNOWN_COPY]:
        del sums["reportReceiptCopyAmnt",]
    if before is not None:
        for name, day in zip(_GRAND, (sold, returned, sold - returned), strict=True):
            sums[name] = before[name] + day
    return sums


def _hold(report: Report, expected: Sums, findings: Findings) -> None:
    moved: Sums = Counter()
    for key in sorted({*expected, *report.figures}):
        groups = key[0].startswith("artGroup")
        divided = report.groups_by_operator if groups else report.payments_by_operator
        if (len(key) == 3 and not divided) or (key in _UNSAID and key not in expected):
            continue
        if report.corrections and key[0] in _MOVED:
            moved[key[0], *key[2:]] += report.figures[key] - expected[key]
            if key[0] == "paymentAmnt" or abs(report.figures[key] - expected[key]) <= report.corrections:
                continue
        if expected[key] != report.figures[key]:
            _tell(report, key, expected[key], report.figures[key], findings)
    notes = any(key[0] == "paymentNum" and key[1].startswith(f"{FOREIGN}:") for key in report.figures)
    for key, difference in sorted(moved.items()):
        most = 100 if key[0] == "paymentAmnt" else int(notes)
        if abs(difference) > most * report.corrections:
            _tell(report, ("Σ", *key), 0, difference, findings)


_MOVED = ("paymentNum", "paymentAmnt")
"""What a corrected means of payment moves from one to another. It makes no payment more, but for the change
that comes and goes with notes of another currency; and no money but what its cash is rounded by, which is
less than one."""


def _tell(report: Report, key: tuple[str, ...], expected: int, got: int, findings: Findings) -> None:
    rule, unit = "grand_totals" if key in _GRAND else "totals", _unit(key[0] if key[0] != "Σ" else key[1])
    findings.add(rule, report.place, " ".join((*key, text(expected, unit))), text(got, unit), report.file)


def _after(report: Report, last: Report, findings: Findings) -> None:
    """A Z is numbered one after the Z before it, and its grand totals of sales and of returns are no less."""
    number, before = report.place.id, last.place.id
    if not (number.isdigit() and before.isdigit() and int(number) == int(before) + 1):
        findings.add("z_number", report.place, f"the number after {before}", number, report.file)
    for name in _GRAND[:2]:
        if abs(report.figures[name]) < abs(last.figures[name]):
            least, got = (text(one.figures[name], MONEY) for one in (last, report))
            findings.add("grand_totals", report.place, f"{name[0]} not below {least}", got, report.file)
