"""The demo's shop: a village shop by a Norwegian fjord, with a café corner and a ticket desk.

It also stands in Denmark, for the books that are kept there alone: the same shelves under Danish VAT.
Everything goes in through the till's own functions, as it would on a new box: the people, the goods
from ``products.csv`` beside this module (in our own import format), the favourites, the accounts.
Names, numbers and barcodes are invented; check digits are right, since the till checks them.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from appliance.domain.favourites import Page
from appliance.domain.product import Product
from appliance.simulated.history import history
from appliance.storage import favourites
from appliance.storage.journal import Fact
from appliance.till import catalogue, goods_file, mapping, people
from appliance.till.mapping import Row
from appliance.till.permissions import Limits
from appliance.till.till import Person, Shop, Till, store

__all__ = ("DANISH", "DEPARTMENTS", "FAVOURITES", "MAPPING", "NORWEGIAN", "PEOPLE", "SHOP", "Branch",
           "accounts", "fill", "history")  # fmt: skip

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
LIMITS = Limits(discount=30, cash_out=1)
"""What its cashiers do alone: goods of a short date go for less, and cream is bought for the café."""

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


NAMES = {
    "1571": "Kortoppgjør", "1579": "Vipps", "1900": "Kontanter", "1909": "Kassekladd", "1910": "Bankpose",
    "2980": "Pant", "3000": "Salg høy sats", "3005": "Kafé høy sats", "3010": "Salg middels sats",
    "3015": "Kafé middels sats", "3020": "Salg lav sats", "3100": "Salg avgiftsfritt", "4300": "Varekjøp",
    "7771": "Øreavrunding", "7772": "Mva-avrunding", "7790": "Kassedifferanse", "7791": "Terminaldifferanse",
}  # fmt: skip

DANISH_MAPPING = (
    Row("revenue", "1000", "U25", rate="2500"),
    Row("revenue", "1100", "U25", department="20", rate="2500"),
    Row("revenue", "1050", rate="0"),
    Row("revenue", "63090", department="90", rate="0"),
    Row("tender", "55010", tender="cash"),
    Row("tender", "55020"),
    Row("tender", "55030", tender="mobilepay"),
    Row("rounding", "3900"),
    Row("cash_difference", "3910"),
    Row("terminal_difference", "3911"),
    Row("cash_in", "55011"),
    Row("cash_out", "55011"),
    Row("cash_out", "2010", reason="Kjøp til kafeen"),
    Row("bank_bag", "55000"),
    Row("vat_difference", "3920"),
)
"""Accounts of Dinero's standard plan, and the few that a shop adds."""
DANISH_NAMES = {
    "1000": "Salg af varer", "1050": "Salg uden moms", "1100": "Salg af drikkevarer", "2010": "Varekøb",
    "3900": "Øreafrunding", "3910": "Kassedifference", "3911": "Terminaldifference", "3920": "Momsdifference",
    "55000": "Bank", "55010": "Kasse", "55011": "Mellemregning", "55020": "Kortterminal",
    "55030": "MobilePay", "63090": "Pant",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Branch:
    """The demo's shop in one country."""

    country: str
    shop: Shop
    organisation: str
    """A number whose check digits are right, for till.toml."""
    register: str
    mapping: tuple[Row, ...]
    names: dict[str, str]
    """What the accounts are called."""


NORWEGIAN = Branch("norway", SHOP, "974760673", "Foretaksregisteret", MAPPING, NAMES)
DANISH = Branch(
    "denmark", Shop("Fjordbutikken ApS", "12345674", "", ("Havnegade 1", "9990 Skagen")), "12345674", "",
    DANISH_MAPPING, DANISH_NAMES,
)  # fmt: skip


def accounts(branch: Branch) -> dict[int, str]:
    """Every account that the branch's mapping names, and what it is called."""
    return {int(row.account): branch.names[row.account] for row in branch.mapping}


def fill(till: Till, branch: Branch = NORWEGIAN) -> None:
    """Give a new till its people, its goods, its favourites and its accounts.

    Raises:
        ValueError: When ``products.csv`` holds a row that the import refuses.
    """
    for person, pin in PEOPLE:
        people.add(till, person, pin)
    store(till, Fact("limits", asdict(LIMITS)))
    plan = goods_file.plan(till, PRODUCTS if branch is NORWEGIAN else _with_danish_vat())
    if plan.problems:
        raise ValueError(f"expected every row of {PRODUCTS.name} to be good, {plan.problems[0]}")
    goods_file.take(till, plan, PRODUCTS.name)
    catalogue.put(till, (), departments=DEPARTMENTS, source="set-up")
    favourites.lay(till.database, (Page("", tuple(_numbers(plan.products, FAVOURITES))),))
    mapping.save(till, branch.mapping)


def _with_danish_vat() -> bytes:
    """The goods, with 25 % where Norway has any VAT on them."""
    rows = list(csv.DictReader(io.StringIO(PRODUCTS.read_text("utf-8")), delimiter=";"))
    out = io.StringIO()
    table = csv.DictWriter(out, rows[0], delimiter=";")
    table.writeheader()
    table.writerows(row | {"mva": "0" if row["mva"] == "0" else "25"} for row in rows)
    return out.getvalue().encode()


def _numbers(products: Iterable[Product], names: Iterable[str]) -> list[str]:
    """Article numbers by name; one that is missing is a KeyError."""
    numbers = {product.name: product.number for product in products}
    return [numbers[name] for name in names]
