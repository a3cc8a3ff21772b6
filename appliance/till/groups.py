"""Article groups, made and changed at the till by a manager; each change is an entry (13021)."""

from collections.abc import Iterable
from dataclasses import replace

from appliance.domain.hours import CHOICES
from appliance.domain.problems import refuse
from appliance.domain.product import AGES, COLOURS, LONGEST, Group, Product, colour_of
from appliance.storage import catalogue as shelf
from appliance.till import catalogue
from appliance.till.goods_groups import KINDS
from appliance.till.needs import needs_earnest
from appliance.till.permissions import needs
from appliance.till.till import Till


def proposed(till: Till) -> Group:
    """A group to be made: as most shops have it, in a colour that the fewest have."""
    used = [colour_of(group) for group in catalogue.groups(till)]
    colour = min(COLOURS, key=used.count)
    department = next(iter(catalogue.departments(till)), "")
    return Group("", "", department, max(till.rules.rates, default=0), colour=colour)


def save(till: Till, group: Group, department: str = "") -> Group:
    """Make a group, or change the one with its code.

    Products that had the group's VAT rate, or its department, go with it to the new one; those that have
    another keep it. A group that may not be reduced binds its products, whatever these say.

    Args:
        till: The till.
        group: As it is to be; an empty code is a new one's, and gets the next number that is free.
        department: Name of a department to be made for it; empty: it has one, or gets the shop's first.

    Raises:
        Refused: ``manager_needed``, ``training_only_sells``, ``name_needed``, ``group_name_taken``,
            ``group_unknown`` for a code that is none, or a rate, kind or colour that there is not.
    """
    needs(till, "goods")
    needs_earnest(till)
    known = {one.code: one for one in catalogue.groups(till)}
    name = " ".join(group.name.split())[:LONGEST]
    if not name:
        raise refuse("name_needed")
    if any(one.name.casefold() == name.casefold() and one.code != group.code for one in known.values()):
        raise refuse("group_name_taken", name=name)
    if not _known_values(till, group) or (group.code and group.code not in known):
        raise refuse("group_unknown", group=name)
    made = _department(till, group, department)
    code = group.code or _free(known, 10)
    changed = replace(group, code=code, name=name, department=next(iter(made), group.department))
    before = known.get(code)
    moved = _moved(till, before, changed) if before else []
    if changed != before:
        catalogue.put(till, moved, [changed], made)
    return changed


def _known_values(till: Till, group: Group) -> bool:
    rates, kinds = till.rules.rates, set(KINDS.values())
    rate = group.rate in rates if rates else 0 <= group.rate <= 10_000
    here = group.served is None or group.served in rates
    bound = group.age in AGES and group.hours in (CHOICES if till.rules.country == "norway" else ("",))
    return rate and here and bound and group.kind in kinds and group.colour in ("", *COLOURS)


def _department(till: Till, group: Group, name: str) -> dict[str, str]:
    """The department to be made, by its code: the one that was typed, or a shop's first."""
    known = catalogue.departments(till)
    said = " ".join(name.split())[:LONGEST]
    same = next((code for code, one in known.items() if one.casefold() == said.casefold()), "")
    if said and same:
        return {same: known[same]}
    if said or not group.department:
        return {_free(known, 1): said or till.shop.name}
    return {}


def _free(taken: Iterable[str], step: int) -> str:
    """The next code that is free, behind the highest number there is."""
    highest = max((int(code) for code in taken if code.isascii() and code.isdigit()), default=0)
    return str(highest // step * step + step)


def _moved(till: Till, before: Group, after: Group) -> list[Product]:
    """The products that go with their group to another rate or department."""
    rate, department = before.rate != after.rate, before.department != after.department
    if not (rate or department):
        return []
    found = []
    for one in catalogue.named(till, shelf.of_group(till.database, before.code)).values():
        if rate and one.rate == before.rate:
            one = replace(one, rate=after.rate)
        if department and one.department == before.department:
            one = replace(one, department=after.department)
        found.append(one)
    return found
