"""The master files of a SAF-T cash register file, and whether every code that is used stands in them.

A code of the shop's own (``eventType``, ``paymentType`` …) resolves through ``basics`` to the
authority's list: article groups 04, discounts 08, transactions 11, payments 12, events 13. The schema
does not look (its keyref is inert), so this does.
"""

from dataclasses import dataclass, field

from appliance.fiscal.saft.checks.finding import RATE, Findings, Place
from appliance.fiscal.saft.checks.reading import Plain, rows

PREDEFINED = {
    "04": {*range(4001, 4022), 4999},
    "10": {10001, 10999},
    "11": {*range(11001, 11018), 11999},
    "12": {*range(12001, 12012), 12999},
    "13": {*range(13001, 13031), 13999},
}
"""The authority's codes by list; the other lists have none."""
STANDARD_VAT = {
    "0", "1", "11", "12", "13", "14", "15", "20", "21", "22", "3", "31", "32", "33", "5", "51", "52", "6",
    "7", "81", "82", "83", "84", "85", "86", "87", "88", "89", "91", "92",
}  # fmt: skip
"""Norway's standard tax codes."""
STANDARD_RATES = {"3": 25_000, "31": 15_000, "32": 11_110, "33": 12_000, "5": 0, "6": 0, "7": 0, "0": 0}
"""The rate that each code of a sale means, in thousandths of a per cent."""

_CODES = {
    "eventType": "13", "transType": "11", "paymentType": "12", "artGroupID": "04", "lineType": "05",
    "dscTp": "08", "raiseType": "10", "savingsType": "07", "costID": "01", "projID": "03",
}  # fmt: skip
"""Elements that hold a code, and the list that it is in."""
_OTHERS = {
    "empID": "employees", "artID": "articles", "vatCode": "vatCodeDetails", "accID": "generalLedger",
    "custSupID": "customersSuppliers", "periodNumber": "periods",
}  # fmt: skip
"""Elements that name something else, and the master file that it is in."""
_IDS = {
    "employee": ("empID", "employees"), "article": ("artID", "articles"),
    "period": ("periodNumber", "periods"), "vatCodeDetail": ("vatCode", "vatCodeDetails"),
    "ledgerAccount": ("accID", "generalLedger"), "customerSupplier": ("custSupID", "customersSuppliers"),
}  # fmt: skip


@dataclass(slots=True)
class Masters:
    """The master files of one part."""

    denmark: bool = False
    known: dict[str, set[str]] = field(default_factory=dict)
    """Codes by list or master file."""
    predefined: dict[tuple[str, str], str] = field(default_factory=dict)
    """(list, code) → the authority's code."""
    standard: dict[str, set[str]] = field(default_factory=dict)
    """VAT code → standard VAT codes, by date."""
    periods: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Period number → its first and last moment."""
    groups: dict[str, Place] = field(default_factory=dict)
    """Article groups that articles name, which stand before basics does."""

    def take(self, name: str, values: Plain, findings: Findings) -> None:
        """Take in one row of a master file."""
        if name == "basic":
            self._basic(values, findings)
            return
        id_, master = _IDS[name]
        self.known.setdefault(master, set()).add(values.get(id_, ""))
        if name == "vatCodeDetail":
            self._vat(values, findings)
        elif name == "article" and (group := values.get("artGroupID")):
            self.groups.setdefault(group, Place("article", values.get(id_, ""), values["@line"]))
        elif name == "period":
            begins, ends = (
                f"{values.get(f'{at}DatePeriod', '')}T{values.get(f'{at}TimePeriod', '')}"
                for at in ("start", "end")
            )
            self.periods[values.get(id_, "")] = (begins, ends)

    def _basic(self, values: Plain, findings: Findings) -> None:
        kind, code = values.get("basicType", ""), values.get("basicID", "")
        place = Place("basic", code, values["@line"])
        of = values.get("predefinedBasicID", "")
        if (kind, code) in self.predefined:
            findings.add("basics", place, f"code {code!r} of list {kind} once", "twice")
        if kind not in {f"{number:02d}" for number in range(1, 17)}:
            findings.add("basics", place, "a basicType from 01 to 16", repr(kind))
        if kind in PREDEFINED and (not of.isdigit() or int(of) not in PREDEFINED[kind]):
            findings.add("basics", place, f"a predefinedBasicID of list {kind}", repr(of))
        self.known.setdefault(kind, set()).add(code)
        self.predefined[kind, code] = of

    def _vat(self, values: Plain, findings: Findings) -> None:
        code, of = values.get("vatCode", ""), values.get("standardVatCode", "")
        if not self.denmark and of not in STANDARD_VAT:
            findings.add(
                "vat_code", Place("vatCodeDetail", code, values["@line"]), "a standard tax code", repr(of)
            )
        self.standard.setdefault(code, set()).add(of)

    def all_read(self, findings: Findings) -> None:
        """The master files are behind us: the articles' groups are in them."""
        for group, place in self.groups.items():
            if group not in self.known.get("04", ()):
                findings.once("codes", place, "artGroupID in basics, list 04", repr(group))

    def code(self, kind: str, used: str) -> str:
        """The authority's code of a code of the shop's, or nothing."""
        return self.predefined.get((kind, used), "")


def resolve(values: Plain, masters: Masters, findings: Findings, element: str, id_: str) -> None:
    """Look every code of an element up, at every depth; each that is nowhere is told once."""
    place = Place(element, id_, values["@line"])
    for name, value in values.items():
        if isinstance(value, list):
            for row in value:
                resolve(row, masters, findings, name, id_)
        elif kind := _CODES.get(name):
            if value not in masters.known.get(kind, ()):
                findings.once("codes", place, f"{name} in basics, list {kind}", repr(value))
        elif (master := _OTHERS.get(name)) and value not in masters.known.get(master, ()):
            findings.once("codes", place, f"{name} in {master}", repr(value))
    if values.get("vatCode") and "vatPerc" in values:
        _rate(values, masters, findings, place)


def _rate(values: Plain, masters: Masters, findings: Findings, place: Place) -> None:
    """Is the rate the one that the standard tax code stands for?"""
    rate, code = findings.number(place, values["vatPerc"], RATE), values["vatCode"]
    meant = {STANDARD_RATES[of] for of in masters.standard.get(code, ()) if of in STANDARD_RATES}
    if not masters.denmark and meant and rate not in meant:
        findings.once("vat_code", place, f"the rate of VAT code {code}", f"{values['vatPerc']} with {code}")


def mandatory(values: Plain, masters: Masters, findings: Findings) -> None:
    """What Denmark wants of an event or a transaction where its schema lets it be absent."""
    if "eventType" in values:
        place = Place("event", values.get("eventID", ""), values["@line"])
        code = masters.code("13", values["eventType"])
        if code in _WITH_TRANSACTION and not values.get("transID"):
            findings.add("mandatory", place, f"transID on an event {code}", "none")
        return
    nr = values.get("nr", "")
    for line in rows(values, "ctLine"):
        for name in ("qnt", "artID"):
            if not line.get(name):
                findings.add("mandatory", Place("ctLine", nr, line["@line"]), name, "none")
    for payment in rows(values, "payment"):
        code = masters.code("12", payment.get("paymentType", ""))
        if code in ("12002", "12003", "12011") and not payment.get("paymentRefID"):
            place = Place("payment", nr, payment["@line"])
            findings.add("mandatory", place, f"paymentRefID on a payment {code}", "none")


_WITH_TRANSACTION = {"13010", "13011", "13012", "13013", "13014", "13015", "13016", "13019", "13028"}
