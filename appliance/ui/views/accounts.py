"""The mapping editor's value: what no row covers yet first, then every row, in words of the shop."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from appliance.domain.product import Product
from appliance.domain.voucher import Key, Role
from appliance.till import catalogue, unmapped
from appliance.till import mapping as accounts
from appliance.till.till import Till
from appliance.ui import usual
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.office.mapping import FIXED, MappingRow, MappingView
from appliance.ui.views.paying import names_of, tender_name
from appliance.words import N_, Words

ROLES = {
    Role.REVENUE: N_("Sales"),
    Role.TENDER: N_("Paid with"),
    Role.ROUNDING: N_("Cash rounding"),
    Role.CASH_DIFFERENCE: N_("Cash difference"),
    Role.TERMINAL_DIFFERENCE: N_("Terminal difference"),
    Role.CASH_IN: N_("Cash in"),
    Role.CASH_OUT: N_("Cash out"),
    Role.BANK_BAG: N_("Bag to the bank"),
    Role.GIFT_CARD: N_("Gift card"),
    Role.RECEIVABLE: N_("To be invoiced"),
    Role.PANT: N_("Bottle deposit"),
    Role.TIP: N_("Tips"),
    Role.PREPAYMENT: N_("Prepayment"),
    Role.VAT_DIFFERENCE: N_("VAT difference"),
}


@dataclass(frozen=True)
class _Names:
    """What the shop calls what a key names."""

    words: Words
    tenders: dict[str, str]
    departments: dict[str, str]
    groups: dict[str, str]
    products: dict[str, Product]


def mapping(till: Till, place: Place, outside: Outside, words: Words) -> MappingView:
    """What is missing, what is about to be added, what else the shop uses, and what there is."""
    kept = {row.key: row for row in accounts.rows(till)}
    missing = list(dict.fromkeys(unmapped.wide(one) for one in unmapped.missing(till)))
    own = [_key(one) for one in place.books.own if _key(one) not in kept and _key(one) not in missing]
    wanted = [one for one in unmapped.suggested(till) if one not in (*missing, *own)]
    parts = _parts(till, words, _key(place.books.splitting)) if place.books.splitting else []
    names = _names(till, words, (*missing, *own, *kept, *parts))
    rows = [
        *(_row(names, key, "missing") for key in missing),
        *(_row(names, key, "own") for key in own),
        *(_row(names, row.key, "", row) for row in sorted(kept.values(), key=_order)),
        *(_row(names, key, "unused") for key in wanted),
        _fixed(words, accounts.defaults(till)),
    ]
    of = _row(names, _key(place.books.splitting)).name if place.books.splitting else ""
    return MappingView(tuple(rows), parts=tuple(_row(names, one) for one in parts), parts_of=of)


def _key(parts: Iterable[str]) -> Key:
    role, department, rate, tender, reason, group, product = parts
    return (role, department, rate, tender, reason, group, product)


def _order(row: accounts.Row) -> tuple[int, Key]:
    return (list(Role).index(Role(row.role)), row.key)


def of_product(number: str) -> Key:
    """The key of a product's sales."""
    return (Role.REVENUE, "", "", "", "", "", number)


def _parts(till: Till, words: Words, key: Key) -> list[Key]:
    methods = usual.methods(till.rules.country)
    brands = usual.brands(till.rules.country)
    tenders = [kind for kind, _ in methods] + [f"card:{code}" for code, _ in brands]
    said = usual.CASH_IN_REASONS if key[0] == Role.CASH_IN else usual.CASH_OUT_REASONS
    return unmapped.split(till, key, tenders, [words(one) for one in said])


def _names(till: Till, words: Words, keys: Iterable[Key]) -> _Names:
    products = catalogue.named(till, {key[6] for key in keys if key[6]})
    groups = {one.code: one.name for one in catalogue.groups(till)}
    return _Names(words, names_of(till), catalogue.departments(till), groups, products)


def _row(names: _Names, key: Key, state: str = "", row: accounts.Row | None = None) -> MappingRow:
    words = names.words
    role, department, rate, tender, reason, group, product = key
    parts = [words(ROLES[Role(role)]) if role in set(Role) else role]
    if tender:
        kind, _, brand = tender.partition(":")
        parts.append(tender_name(words, names.tenders, kind, brand))
    if product:
        parts.append(names.products[product].name if product in names.products else product)
    if group:
        parts.append(names.groups.get(group, group))
    if rate:
        parts.append(words("VAT {percent} %", percent=words.percent(int(rate))))
    told = [words("Department {name}", name=names.departments.get(department, department))]
    told = told if department else []
    if reason:
        told.append(words(ROLES[Role(reason)]) if reason in set(Role) else reason)
    made = MappingRow(key, " · ".join(parts), " · ".join(told), state=state, splits=_splits(key))
    if row is None:
        return made
    return replace(made, account=row.account, vat_code=row.vat_code, department=row.to_department,
                   project=row.to_project, object=row.to_object)  # fmt: skip


def _splits(key: Key) -> bool:
    role, _, _, tender, reason, group, product = key
    if role in (Role.REVENUE, Role.PANT):
        return not (group or product)
    if role in (Role.TENDER, Role.TERMINAL_DIFFERENCE):
        return ":" not in tender and not reason and tender != "cash"
    return role in (Role.CASH_IN, Role.CASH_OUT) and not reason


def _fixed(words: Words, own: accounts.Defaults) -> MappingRow:
    """The till's own dimensions, as the last row."""
    return MappingRow(FIXED, words("Fixed for this till"), department=own.department, project=own.project,
                      object=own.object)  # fmt: skip


def key_name(till: Till, words: Words, key: str) -> str:
    """A key as the uploader writes it (``tender///card:visa///``) in words of the shop."""
    parts = key.split("/")
    if len(parts) not in (5, 7):  # an older one knows no groups
        return key
    found = _key((*parts, "", "")[:7])
    row = _row(_names(till, words, [found]), found)
    return f"{row.name} · {row.detail}" if row.detail else row.name


def changed(till: Till, rows: Iterable[MappingRow]) -> list[accounts.Row]:
    """The whole mapping with some rows changed; one without an account is left out."""
    kept = {row.key: row for row in accounts.rows(till)}
    for row in rows:
        if row.key != FIXED:
            key = _key(row.key)
            own = (row.department, row.project, row.object)
            kept[key] = accounts.Row(str(key[0]), row.account, row.vat_code, *key[1:], *own)
    return [row for row in kept.values() if row.account]


def fixed(till: Till, rows: Iterable[MappingRow]) -> accounts.Defaults:
    """The till's own dimensions, as they were changed or as they are."""
    own = next((row for row in rows if row.key == FIXED), None)
    return accounts.Defaults(own.department, own.project, own.object) if own else accounts.defaults(till)
