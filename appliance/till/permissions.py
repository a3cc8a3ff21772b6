"""Who may do what: a constant table by role, and the limits that a shop sets for its cashiers.

A cashier who is alone on a Saturday sells, parks, closes the day and counts, and gives nothing away. A
technician has the devices, the set-up and the export, and never money. In a shop that knows no owner its
managers are owners, so that a shop of one person is never in its own way. Where a person may not, another
approves in place: `Till.approver`, whose number stands beside the operator's in what is journalled.
"""

from dataclasses import asdict, dataclass, replace

from appliance.domain.problems import refuse
from appliance.domain.sale import Sale
from appliance.storage import journal
from appliance.storage import people as persons
from appliance.storage.journal import Fact
from appliance.till.needs import needs_earnest, needs_operator
from appliance.till.till import Person, Till, store

SELLERS = ("cashier", "manager", "owner")
MANAGERS = ("manager", "owner")
CARERS = ("manager", "owner", "technician")
OWNERS = ("owner",)
ACTS = {
    "sell": SELLERS,
    "close_day": SELLERS,
    "discount": MANAGERS,
    "open_drawer": MANAGERS,
    "cash_out": MANAGERS,
    "return": MANAGERS,
    "return_loose": MANAGERS,
    "unnumbered_card": MANAGERS,
    "turnover": MANAGERS,
    "books": MANAGERS,
    "goods": MANAGERS,
    "customers": SELLERS,
    "customer_terms": MANAGERS,
    "over_limit": MANAGERS,
    "papers": MANAGERS,
    "rates": MANAGERS,
    "modes": CARERS,
    "devices": CARERS,
    "backup": CARERS,
    "export": CARERS,
    "people": OWNERS,
    "mapping": OWNERS,
    "keys": OWNERS,
    "settings": ("owner", "technician"),
}
"""What can be asked for, and the roles that may; a cashier's `Limits` may allow what `_lets` knows."""
LOCKS = (0, 1, 2, 5, 10)
"""Minutes without a touch or a scan after which the till locks itself; 0: never."""
LARGEST = 100


@dataclass(frozen=True, slots=True)
class Limits:
    """What a shop lets its cashiers do alone, and when its till locks itself."""

    discount: int = 10
    """Largest discount in per cent."""
    open_drawer: int = 1
    """Open the drawer without a sale; each opening is counted on the Z."""
    cash_out: int = 0
    give_back: int = 1
    """Take goods back against their receipt."""
    lock: int = 5
    """Minutes, one of `LOCKS`."""


def limits(till: Till) -> Limits:
    """The shop's limits as they are now."""
    last = journal.last_of(till.database, "limits")
    return Limits(**{name: last[1].data[name] for name in Limits.__dataclass_fields__}) if last else Limits()


def set_limits(till: Till, wanted: Limits) -> None:
    """Set the shop's limits; those that are as before make no entry.

    Raises:
        Refused: ``manager_needed``, ``training_only_sells``; ``line_gone`` for a limit that there is not.
    """
    needs(till, "people")
    needs_earnest(till)
    switches = {wanted.open_drawer, wanted.cash_out, wanted.give_back}
    if not 0 <= wanted.discount <= LARGEST or wanted.lock not in LOCKS or not switches <= {0, 1}:
        raise refuse("line_gone")
    if wanted != limits(till):
        store(till, Fact("limits", asdict(wanted)))


def may(till: Till, person: Person, act: str, size: int = 0) -> bool:
    """May a person do one of `ACTS` alone? ``size`` is a discount's per cent."""
    roles = ACTS[act]
    if person.role in roles:
        return True
    if person.role == "manager" and "owner" in roles:
        return not any(role == "owner" for _number, _name, role in persons.active(till.database))
    return person.role == "cashier" and roles == MANAGERS and _lets(limits(till), act, size)


def _lets(shop: Limits, act: str, size: int) -> bool:
    lets = {
        "discount": size <= shop.discount,
        "open_drawer": bool(shop.open_drawer),
        "cash_out": bool(shop.cash_out),
        "return": bool(shop.give_back),
    }
    return lets.get(act, False)


def needs(till: Till, act: str, size: int = 0) -> str:
    """Who approves of an act: nobody (empty) where the operator may do it alone, else the approver's number.

    Raises:
        Refused: ``not_logged_in``; ``manager_needed`` with ``act`` and ``size``.
    """
    person = needs_operator(till)
    if may(till, person, act, size):
        return ""
    if till.approver and may(till, till.approver, act, size):
        return till.approver.number
    raise refuse("manager_needed", act=act, size=size)


def who_may(till: Till, act: str, size: int = 0) -> list[Person]:
    """Who of the others may do it, by number."""
    everybody = [Person(*row) for row in persons.active(till.database)]
    me = till.operator.number if till.operator else ""
    return [one for one in everybody if one.number != me and may(till, one, act, size)]


def discounted(till: Till, sale: Sale) -> Sale:
    """A sale whose discounts the operator may give, or with the approver's number in them.

    Its largest discount counts: of each line its own and its share of the sale's against what the
    shop asks for it.

    Raises:
        Refused: ``manager_needed`` with the per cent.
    """
    shared = sale.discount is not None and not sale.discount.approved_by
    worst = 0
    for line, share in zip(sale.lines, sale.shares, strict=True):
        own = abs(line.reduction) if line.discount and not line.discount.approved_by else 0
        given = own + (abs(share) if shared else 0)
        if given and line.asked and not line.origin:
            worst = max(worst, 100 * given // abs(line.asked))
    by = needs(till, "discount", worst) if worst else ""
    if not by:
        return sale
    lines = tuple(
        replace(line, discount=replace(line.discount, approved_by=by)) if line.discount else line
        for line in sale.lines
    )
    whole = replace(sale.discount, approved_by=by) if sale.discount else None
    return replace(sale, lines=lines, discount=whole)
