"""A Norwegian till on real files for the benchmarks, with as large a catalogue as asked for."""

from pathlib import Path
from random import Random

from appliance.domain.journal import Moment
from appliance.domain.product import Group, Product
from appliance.fiscal import rules_for
from appliance.storage.database import open_till
from appliance.till import catalogue, day, people, setup
from appliance.till.till import Person, Shop, Till

FIRST, GOODS, LAST = (
    words.split()
    for words in (
        "Fersk Grov Fin Mager Lett Helt Rød Grønn Blå Hvit Liten Stor Myk Sprø Søt Sur Varm Kald Norsk Dansk",
        "melk brød smør ost yoghurt rømme fløte laks torsk reke skinke salami kjeks sjokolade kaffe te saft",
        "Tine Mills Nora Idun Toro Freia Lerum Gilde Prior Jarlsberg Synnøve Røros Ås Østfold Ærlig Hatting",
    )
)


def open_shop(folder: Path, products: int) -> Till:
    """The till, open for sale; barcode of product number n is ``barcode(n)``."""
    till = setup.start(
        open_till(folder / "till.db"),
        folder / "keys",
        setup.Birth("1", rules_for("norway")),
        Shop("Bench", "999888777", "MVA"),
        lambda: Moment(1_795_248_000_000, 60),
    )
    dice = Random(1)
    groups = [Group(str(n), f"Group {n}", str(n % 4), 1500) for n in range(20)]
    for first in range(0, products, 10_000):
        numbers = range(first, min(first + 10_000, products))
        catalogue.put(till, [_product(number, dice) for number in numbers], groups)
    people.add(till, Person("1", "Kari", "manager"), "1234")
    people.enter(till, Person("1", "Kari", "manager"))
    till.drawer = "shut"
    day.open_day(till, 100_000)
    return till


def barcode(number: int) -> str:
    """An EAN-13 of ours, check digit by the standard's weights."""
    digits = f"20{number:010d}"
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-weighted % 10}"


def _product(number: int, dice: Random) -> Product:
    name = f"{dice.choice(FIRST)} {dice.choice(GOODS)} {dice.choice(LAST)} {dice.randint(1, 999)} g"
    group = number % 20
    return Product(
        str(number + 1), name, str(group), str(group % 4), dice.randint(500, 30_000),
        dice.choice([1500, 2500]), codes=(barcode(number),),
    )  # fmt: skip
