"""Entry bodies as the till writes them, for the papers of any country; see `test_bodies_are_whole`."""

from typing import Any

from appliance.paper.compose import Letterhead
from appliance.words import Words

Data = dict[str, Any]

AT = {"at": 1_795_271_520_000, "offset": 60}
"""Saturday 21 November 2026, 15:32 in Norway (14:32 UTC)."""


def figures(language: str, currency) -> Words:
    """A country's figures and the code's own English."""
    speaking = Words(language, currency)
    speaking._gettext = str
    return speaking


def entry(kind: str, number: int, **body: Any) -> Data:
    """A body with what every body carries."""
    common = {"till": "1", "epoch": 1, "number": number, "clock": "synced", "date": "2026-11-21"}
    return {**common, **AT, "kind": kind, "operator": "2", **body}


def line(
    name: str, price: int, gross: int, vat: int, rate: int = 1500, quantity: int = 1000, **more: Any
) -> Data:
    """A line as `till.paying` writes it."""
    return {
        "line": 1,
        "product": "1",
        "name": name,
        "group": "10",
        "department": "10",
        "quantity": quantity,
        "price": price,
        "rate": rate,
        "gross": gross,
        "vat": vat,
        **more,
    }


def goods(kind: str, lines: list[Data], vat: list[tuple[int, int, int, int]], **more: Any) -> Data:
    """What is sold, handed out or only shown; ``vat`` is (rate, gross, net, VAT)."""
    rates = [{"rate": r, "gross": g, "net": n, "vat": v} for r, g, n, v in vat]
    body = {
        "sale": "0" * 32,
        "series": kind,
        "receipt": 1042,
        "heading": "Salgskvittering",
        "currency": "NOK",
        "lines": lines,
        "vat": rates,
        "gross": sum(g for _, g, _, _ in vat),
        "discount_reason": "",
    }
    return entry(kind, 4711, **{**body, **more})


def sale(
    lines: list[Data],
    vat: list[tuple[int, int, int, int]],
    tenders: list[Data],
    kind: str = "sale",
    **more: Any,
) -> Data:
    """A sale, or one of the training mode."""
    return goods(kind, lines, vat, **{"rounding": 0, "tenders": tenders, "nr": 1043, "seal": {}, **more})


def cash(amount: int, given: int = 0) -> Data:
    """A cash tender."""
    return {"kind": "cash", "brand": "", "amount": amount} | ({"given": given} if given else {})


def card(amount: int, brand: str = "bankaxept", reference: str = "000123456789") -> Data:
    """A card tender."""
    tender = {"kind": "card", "brand": brand, "amount": amount, "integrated": 1}
    return tender | ({"reference": reference} if reference else {})


def plain_tenders(*tenders: Data) -> list[Data]:
    """Tenders as a correction names them."""
    return [{name: one[name] for name in ("kind", "brand", "amount")} for one in tenders]


def put_on(shop: Letterhead, number: int, owed: int = 0) -> Data:
    """What the till puts on a report beside its figures."""
    return {
        "shop": {"name": shop.name, "organisation": shop.organisation, "register": shop.register},
        "journal": {"epoch": 1, "number": number, "hash": "a1b2c3d4e5f60718" + 48 * "9"},
        "owed": owed,
        "build": "modified build 0.1.0 (0123456789ab)",
    }
