"""The mapping editor's value: what no row covers yet first, then every row, in words of the shop."""

from dataclasses import replace

from appliance.domain.voucher import Key, Role
from appliance.till import mapping as accounts
from appliance.till.till import Till
from appliance.ui.place import Outside, Place
from appliance.ui.screens.mapping import MappingRow, MappingView
from appliance.ui.views.selling import names_of, tender_name
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


def mapping(till: Till, place: Place, outside: Outside, words: Words) -> MappingView:
    """What is missing, and what there is."""
    gaps = [_row(till, words, key) for key in accounts.missing(till)]
    kept = [_row(till, words, row.key, row.account, row.vat_code) for row in accounts.rows(till)]
    return MappingView((*gaps, *kept))


def _row(till: Till, words: Words, key: Key, account: str = "", vat_code: str = "") -> MappingRow:
    role, department, rate, tender, reason, group, product = key
    name = words(ROLES[Role(role)]) if role in set(Role) else role
    if tender:
        kind, _, brand = tender.partition(":")
        name = f"{name} · {tender_name(words, names_of(till), kind, brand)}"
    if rate:
        name = f"{name} · {words('VAT {percent} %', percent=words.percent(int(rate)))}"
    told = [words("Department {name}", name=department)] if department else []
    told += [part for part in (group, product) if part]
    if reason:
        told.append(words(ROLES[Role(reason)]) if reason in set(Role) else reason)
    return MappingRow(key, name, " · ".join(told), account, vat_code)


def key_name(till: Till, words: Words, key: str) -> str:
    """A key as the uploader writes it (``tender///card:visa///``) in words of the shop."""
    parts = key.split("/")
    if len(parts) not in (5, 7):  # an older one knows no groups
        return key
    role, department, rate, tender, reason, group, product = (*parts, "", "")[:7]
    row = _row(till, words, (role, department, rate, tender, reason, group, product))
    return f"{row.name} · {row.detail}" if row.detail else row.name


def changed(till: Till, rows: tuple[MappingRow, ...]) -> list[accounts.Row]:
    """The whole mapping with some rows changed; one without an account is left out."""
    kept: dict[tuple[str, ...], accounts.Row] = {row.key: row for row in accounts.rows(till)}
    for row in rows:
        role, *parts = row.key
        fixed = kept.get(row.key) or accounts.Row(str(role), "", "", *parts)
        kept[row.key] = replace(fixed, account=row.account, vat_code=row.vat_code)
    return [row for row in kept.values() if row.account]
