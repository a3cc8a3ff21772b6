"""Every entry of the journal as an event, with its facts as text: ``artID 1001; qnt 1; lineAmntIn 16.40``.

Facts that stand elsewhere in the file (a sale's lines, a report's figures) are not said twice. An entry
with more facts than a text may hold, an import of a whole catalogue, is several events.
"""

from collections.abc import Callable, Iterator
from typing import Any

from appliance.domain.kinds import SEALED
from appliance.fiscal.saft.basics import event_id, event_type
from appliance.fiscal.saft.head import SYSTEM
from appliance.fiscal.saft.reports import event_report
from appliance.fiscal.saft.source import Facts
from appliance.fiscal.saft.text import amount, local, plain, quantity

Data = dict[str, Any]
LONGEST = 9999
"""Characters of an ``eventText``."""
_STAMP = frozenset(("till", "epoch", "number", "kind", "at", "offset", "date", "operator", "sale", "draft"))
"""What each entry says and the event's own elements show, and a parked sale's basket in the till's words."""
_IN_TRANSACTION = frozenset(("nr", "seal", "lines", "vat", "tenders", "heading", "currency", "rounding"))
_IN_REPORT = ("owed", "build", "again", "emergencies", "restored")
"""What stands of a cash transaction in its own element; what does not stand of a report in its."""
_SAID = {
    "product": "artID",
    "quantity": "qnt",
    "gross": "lineAmntIn",
    "group": "artGroupID",
    "amount": "amnt",
}
"""What a fact is called, where the standard has a word for it."""
_FIRST = ("transAmntIn", "product", "group", "name", "quantity", "gross", "amount", "series", "receipt")
_ORDER = {name: place for place, name in enumerate(_FIRST)}
_MONEY = frozenset((
    "transAmntIn", "gross", "net", "vat", "rate", "amount", "price", "discount", "share", "rounding", "given",
    "float", "proposed", "expected", "counted", "difference", "registered", "value", "bag_amount",
    "closing_float", "cost",
))  # fmt: skip
"""Minor units, or a rate in basis points."""
_QUANTITIES = frozenset(("quantity", "on_hand", "change", "minimum"))
"""Thousandths."""
_MOMENTS = frozenset(("since", "began", "ended"))


class Events:
    """Writes the events of one part; knows the last sale, which the drawer opened for."""

    def __init__(self, facts: Facts) -> None:
        """Begin before the first entry."""
        self._facts = facts
        self._most, self._whole = facts.dialect.id_length, facts.dialect.whole
        self._sale = ""

    def text(self, data: Data) -> str:
        """The event of an entry, on a line of its own; several where its facts do not fit in one."""
        kind, when = event_type(data), local(data["at"], data["offset"])
        number = f"{data['epoch']}-{data['number']}"
        operator = plain(data["operator"], self._most) or (SYSTEM if self._whole else "")
        begin, end = self._around(kind, when, self._about(data, number), operator)
        report = event_report(data, when, self._facts) if kind in ("x_report", "z_report") else ""
        said = _said(data)
        found = [f"<event><eventID>{number}</eventID>{begin}{_text(next(said, ''))}{report}{end}"]
        found += [
            f"<event><eventID>{number}-{place}</eventID>{begin}{_text(more)}{end}"
            for place, more in enumerate(said, 2)
        ]
        return "".join(found)

    def _around(self, kind: str, when: tuple[str, str], about: str, operator: str) -> tuple[str, str]:
        who = f"<empID>{operator}</empID>" if operator else ""
        of = f"<transID>{about}</transID>" if about else ""
        begin = f"<eventType>{event_id(kind)}</eventType>{of}{who}<eventDate>{when[0]}</eventDate>"
        return f"{begin}<eventTime>{when[1]}</eventTime>", "</event>\n"

    def _about(self, data: Data, number: str) -> str:
        """The sale that an entry is about. Denmark wants one of cash moved too, which is its own."""
        if data["kind"] in SEALED:
            self._sale = data["sale"]
        elif data["kind"] == "drawer_opened" and data["cause"] in SEALED:
            return self._sale
        elif data["kind"] == "cash_moved" and self._whole:
            return number
        return str(data.get("sale", ""))


def _text(said: str) -> str:
    return f"<eventText>{plain(said, LONGEST)}</eventText>" if said else ""


def _said(data: Data) -> Iterator[str]:
    """The facts of an entry, in one text or several."""
    kind = data["kind"]
    if kind == "catalogue":
        return _packed(_changes(data))
    if kind in ("x_report", "z_report"):
        return _packed(_facts({name: data[name] for name in _IN_REPORT if data.get(name)}))
    if "gross" in data:
        data = {"transAmntIn": data["gross"], **{name: data[name] for name in data if name != "gross"}}
    if kind == "line_changed":
        data = data | {"before": amount(data["before"]), "after": amount(data["after"])}
    left_out = _IN_TRANSACTION if kind in SEALED else ()
    return _packed(_facts({name: data[name] for name in data if name not in left_out}))


def _facts(data: Data, said: frozenset[str] = _STAMP) -> Iterator[str]:
    """``name value`` of everything in an entry that says something, lines and lists taken apart.

    Args:
        data: The entry's body, or something in it.
        said: What is said elsewhere; nothing of what stands inside, such as a tender's kind.
    """
    for name in sorted(data, key=lambda name: (_ORDER.get(name, 99), name)):
        fact = data[name]
        if name in said or fact == "" or fact == [] or (name == "clock" and fact == "synced"):
            continue
        if isinstance(fact, dict):
            yield from _facts(fact, frozenset())
        elif isinstance(fact, list):
            for one in fact:
                inner = " ".join(_facts(one, frozenset())) if isinstance(one, dict) else str(one)
                yield f"{_SAID.get(name, name)} {inner}"
        else:
            yield f"{_SAID.get(name, name)} {_shown(name, fact)}"


def _shown(name: str, fact: int | str) -> str:
    if isinstance(fact, str):
        return fact
    if name in _MOMENTS:
        return f"{fact} ms"
    shown: Callable[[int], str] = amount if name in _MONEY else quantity if name in _QUANTITIES else str
    return shown(fact)


def _changes(data: Data) -> Iterator[str]:
    """What became of each product, group and department: the price before and after (13021)."""
    yield f"source {data['source']}"
    for change in data["products"]:
        new, old = change["new"], change.get("old", {})
        different = [name for name in {**new, **old} if old.get(name) != new.get(name)]
        now, before = (
            " ".join(_facts({name: one.get(name, "") for name in different})) for one in (new, old)
        )
        yield " ".join(
            part for part in ("artID", change["number"], now, before and f"(before {before})") if part
        )
    for group in data["groups"]:
        yield f"artGroupID {group['code']} {group['name']} rate {amount(group['rate'])}"
    for department in data["departments"]:
        yield f"department {department['code']} {department['name']}"


def _packed(facts: Iterator[str]) -> Iterator[str]:
    """Facts put together to texts of at most `LONGEST` characters."""
    held: list[str] = []
    length = 0
    for fact in facts:
        if held and length + len(fact) + 2 > LONGEST:
            yield "; ".join(held)
            held, length = [], 0
        held.append(fact)
        length += len(fact) + 2
    yield "; ".join(held)
