"""The demo's shop: a village shop by a Norwegian fjord, with a café corner and a ticket desk.

Everything goes in through the till's own functions, as it would on a new box: the people, the goods
from ``products.csv`` beside this module (in our own import format), the favourites, the accounts.
Names, numbers and barcodes are invented; check digits are right, since the till checks them.
"""

from collections.abc import Iterable
from pathlib import Path

from appliance.domain.product import Product
from appliance.simulated.history import history
from appliance.till import catalogue, goods_file, mapping, people
from appliance.till.mapping import Row
from appliance.till.till import Person, Shop, Till

__all__ = ("DEPARTMENTS", "FAVOURITES", "MAPPING", "PEOPLE", "SHOP", "fill", "history")

PRODUCTS = Path(__file__).with_name("products.csv")

SHOP = Shop(
    "Fjordbutikken AS",
    "999999999",
    "Foretaksregisteret MVA",
    ("Strandgata 1", "6789 Fjordeidet"),
)

PEOPLE = (
    (Person("1", "Ingrid"), "1111"),
    (Person("2", "Ola"), "2222"),
    (Person("3", "Bjørg-Åse"), "3333"),
    (Person("9", "Marit", "manager"), "9999"),
    (Person("10", "Sigurd", "owner"), "8888"),
)
"""Who works here, with their PINs."""

DEPARTMENTS = {
    "10": "Butikk",
    "20": "Kafé",
    "30": "Billetter og utleie",
    "40": "Aviser og bøker",
    "90": "Pant",
}

FAVOURITES = (
    "Kaffe liten her", "Kaffe liten med", "Kaffe latte her", "Kaffe latte med", "Vaffel med syltetøy her",
    "Vaffel med syltetøy med", "Dagens suppe her", "Rundstykke ost og skinke med", "Kanelbolle med",
    "Pølse i lompe", "Softis i beger", "Brus på glass her", "Ferge voksen enkel", "Ferge barn enkel",
    "Fjordcruise voksen", "Kystmuseet voksen", "Bygdekino voksen", "Lokalbuss voksen", "Bananer", "Smågodt",
    "Blomster", "Bærepose papir", "Pant 2 kr", "Pant 3 kr",
)  # fmt: skip
"""The tiles of the first page: what has no barcode and is sold all day."""

MAPPING = (
    Row("revenue", "3000", "3", rate="2500"),
    Row("revenue", "3005", "3", department="20", rate="2500"),
    Row("revenue", "3010", "31", rate="1500"),
    Row("revenue", "3015", "31", department="20", rate="1500"),
    Row("revenue", "3020", "33", rate="1200"),
    Row("revenue", "3100", "5", rate="0"),
    Row("revenue", "2980", department="90", rate="0"),
    Row("tender", "1900", tender="cash"),
    Row("tender", "1571"),
    Row("tender", "1579", tender="vipps"),
    Row("rounding", "7771"),
    Row("cash_difference", "7790"),
    Row("terminal_difference", "7791"),
    Row("cash_in", "1909"),
    Row("cash_out", "1909"),
    Row("cash_out", "4300", reason="Kjøp til kafeen"),
    Row("bank_bag", "1910"),
    Row("vat_difference", "7772"),
)
"""Accounts of the Norwegian standard plan, with the VAT codes that a Norwegian ledger has for them."""


def fill(till: Till) -> None:
    """Give a new till its people, its goods, its favourites and its accounts.

    Raises:
        ValueError: When ``products.csv`` holds a row that the import refuses.
    """
    for person, pin in PEOPLE:
        people.add(till, person, pin)
    plan = goods_file.plan(till, PRODUCTS)
    if plan.problems:
        raise ValueError(f"expected every row of {PRODUCTS.name} to be good, {plan.problems[0]}")
    goods_file.take(till, plan, PRODUCTS.name)
    catalogue.put(till, (), departments=DEPARTMENTS, source="set-up")
    catalogue.set_favourites(till, 0, _numbers(plan.products, FAVOURITES))
    mapping.save(till, MAPPING)


def _numbers(products: Iterable[Product], names: Iterable[str]) -> list[str]:
    """Article numbers by name; one that is missing is a KeyError."""
    numbers = {product.name: product.number for product in products}
    return [numbers[name] for name in names]
