"""The goods as the owner sees and keeps them."""

from collections.abc import Callable
from dataclasses import replace

from appliance.domain.label import Label
from appliance.domain.measured import DEFAULTS
from appliance.domain.price_list import Price
from appliance.domain.problems import Problem
from appliance.domain.product import Group
from appliance.till.measured import Tried
from appliance.ui.frame import Frame, FrameView
from appliance.ui.screens.goods.goods import GoodsView
from appliance.ui.screens.goods.groups import GroupsView
from appliance.ui.screens.goods.labels import LabelsView, PileItem
from appliance.ui.screens.goods.made import MadeView
from appliance.ui.screens.goods.new_product import NewProductView
from appliance.ui.screens.goods.prefixes import PrefixesView
from appliance.ui.screens.goods.product_change import ProductChangeView
from appliance.ui.screens.goods.products import ProductItem, ProductsView
from appliance.words import Words
from tests.ui.examples.shop import NAMES, SALE, WELL, Example, at, banner, question

GROUPS = (
    (Group("10", "Meieri", "1", 1500), "teal"),
    (Group("20", "Brød og kaker", "1", 1500), "orange"),
    (Group("30", "Kafé, serveres ved bordet", "2", 2500), "green"),
    (Group("40", "Håndverk og suvenirer fra Nordfjord og omegn", "1", 2500), "violet"),
    (Group("50", "Aviser og bøker", "1", 0), "blue"),
    (Group("60", "Øl og rusbrus", "1", 2500, discountable=False), "ochre"),
    (Group("70", "Tobakk", "1", 2500, discountable=False), "red"),
)
BREWED = (
    Group("80", "Øl og rusbrus", "1", 2500, discountable=False, age=18, hours="0800-1800-1500"),
    "ochre",
)
KEPT = GroupsView(
    GROUPS,
    Group("", "", "1", 2500, colour="grey"),
    "norway",
    (2500, 1500, 1200, 1111, 0),
    (("1", "Butikk"), ("2", "Kafé")),
)
BEER = replace(KEPT, groups=(*GROUPS, BREWED))
MANY = tuple((replace(GROUPS[n % 7][0], code=str(n)), GROUPS[n % 7][1]) for n in range(40))


def step(name: str, chosen: int = 5) -> Callable[[Frame], object]:
    """One group is looked at, and then one of its facts."""

    def touch(frame: Frame) -> None:
        stage = frame._stages["groups"]
        stage._open(*[*GROUPS, BREWED][chosen])
        stage._turn(name)

    return touch


def taken(words: Words) -> FrameView:
    """Another group is called that."""
    said = banner("group_name_taken", "OK", name="Tobakk")(words)
    return FrameView("groups", KEPT, WELL, SALE, said)


GOODS = tuple(
    ProductItem(str(100 + n), name, "Meieri", price, 1500, ("7038010000010",))
    for n, (name, price, _) in enumerate(NAMES[4:9])
)

DATED_PRICES = (Price("2026-12-01", 19490), Price("2026-12-01", 15990, "2026-12-24"))
GIFT = replace(GOODS[3], parts=(("Syltetøy av blåbær fra Nordfjord", 2), ("Brett", 1)), prices=DATED_PRICES)
BEARS = ProductsView(
    "", tuple(replace(one, pant="P3", bears=True, prices=DATED_PRICES) for one in GOODS), "101", keeps=True
)
KNOWN = tuple((group.code, group.name) for group, _ in GROUPS)
CHANGES = ProductChangeView(
    replace(BEARS.products[1], cost=1450, content="500 g"),
    BEARS.products[1].name,
    "10",
    tuple((group.code, group.name, group.rate) for group, _ in GROUPS),
    (("P2", "Pant", 200), ("P3", "Pant stor flaske", 300)),
)
ENDED = replace(GOODS[2], ended=True)
LATTE = ProductItem("#1-12", "Kaffe latte med havremelk", "Kafé, serveres ved bordet", 5900, 2500)
PAGES = (("", True), ("Kafé", False), ("Varme drikker til gjester", False))


def change(name: str) -> Callable[[Frame], object]:
    """A fact of the product is being changed."""
    return lambda frame: frame._stages["product_change"]._turn(name)


def measure(frame: Frame) -> None:
    """How many grams?"""
    stage = frame._stages["product_change"]
    stage._measure("g")
    stage.amount.keypad.typed = "500"


def new(name: str, unit: str = "") -> Callable[[Frame], object]:
    """So far has somebody come with the new product."""

    def touch(frame: Frame) -> None:
        stage = frame._stages["new_product"]
        stage.writing.write("Kaffe latte med havremelk")
        stage._group, stage._unit = "30", unit
        stage._turn(name)

    return touch


SCANNED = Tried(
    "2300123014952", "2300123014952", "Brunost Gudbrandsdalen, løsvekt", 1495, "kg", 18990, 28390, weight=1495
)
LABELS = PrefixesView(DEFAULTS["norway"], DEFAULTS["norway"], SCANNED)
DATED = Tried("]e0", "7038010000065", "Gulost", 450, "kg", 12000, 5400, 450, 5400, "2026-12-24")
NOBODYS = Tried("291234", "2912340049909", wrong=Problem.of("unknown_code", code="2912340049909"))


def prefix(chosen: str) -> Callable[[Frame], object]:
    return lambda frame: frame._stages["prefixes"]._turn(chosen)


JUICE = Label(
    "Eplejuice fra Hardanger", "1 249,90", "per l", "7038010000010", "2004 · 21.11.2026", "8 333,27"
)
PILE = (
    PileItem(
        "2001",
        Label(
            "Håndstrikket votter, grå, str. M med mønster fra Selbu",
            "1 349,00",
            "",
            "7038010000010",
            "2001 · 21.11.2026",
        ),
        2,
    ),
    PileItem("2002", Label("Epler Aroma", "29,90", "per kg", "", "2002 · 21.11.2026"), 1),
    PileItem("2004", JUICE, 1),
    PileItem("2003", Label("Kaffe", "", "", "A-17", "2003 · 21.11.2026"), 12),
)
PILED = LabelsView(PILE, "2001", 14, 3)
EXAMPLES: dict[str, Example] = {
    "labels": at("labels", PILED),
    "labels-empty": at("labels", LabelsView(changed=14)),
    "labels-receipts": at("labels", replace(PILED, chosen="2002", changed=0, received=0, where="receipts")),
    "labels-printing": at("labels", replace(PILED, state="printing", done=4, of=15)),
    "labels-unit-price": at("labels", replace(PILED, chosen="2004")),
    "labels-out": at("labels", replace(PILED, state="unknown", done=4, of=15, why="silent")),
    "labels-done": at("labels", replace(PILED, state="done", done=15, of=15)),
    "prefixes": at("prefixes", LABELS),
    "prefixes-untried": at("prefixes", replace(LABELS, rows=(), kept=(), tried=None)),
    "prefixes-dated": at("prefixes", replace(LABELS, tried=DATED)),
    "prefixes-unknown": at("prefixes", replace(LABELS, tried=NOBODYS)),
    "prefix": Example(at("prefixes", replace(LABELS, kept=())).view, prefix("23")),
    "prefix-nothing": Example(at("prefixes", replace(LABELS, tried=None)).view, prefix("29")),
    "late": question(
        "best_before_passed", "Leave it out", "Sell it anyway", name="Helmelk 1 l", date="2026-11-20"
    ),
    "expired": question("expired", "OK", name="Kyllingfilet", date="2026-11-20"),
    "weight-for-pieces": question("weight_for_pieces", "OK", name="Brunost Gudbrandsdalen 500 g"),
    "goods": at("goods", GoodsView(groups=7)),
    "goods-made": at("goods", GoodsView(groups=7, made=3)),
    "made": at("made", MadeView(GOODS)),
    "made-none": at("made", MadeView()),
    "goods-new": at("goods", GoodsView(groups=0, usual="Mat 15 %, Andre varer 25 %, Bøker og aviser 0 %")),
    "goods-cashier": at("goods", GoodsView(manager=False)),
    "groups": at("groups", KEPT),
    "groups-many": at("groups", replace(KEPT, groups=MANY)),
    "groups-first": at("groups", replace(KEPT, groups=(), departments=())),
    "group": Example(at("groups", KEPT).view, step("sheet", 3)),
    "group-bound": Example(at("groups", KEPT).view, step("sheet")),
    "group-taken": Example(taken, step("sheet")),
    "group-name": Example(at("groups", KEPT).view, step("name")),
    "group-rate": Example(at("groups", KEPT).view, step("rate")),
    "group-department": Example(at("groups", KEPT).view, step("department")),
    "group-colour": Example(at("groups", KEPT).view, step("colour")),
    "group-beer": Example(at("groups", BEER).view, step("sheet", 7)),
    "group-served": Example(at("groups", BEER).view, step("served", 2)),
    "group-age": Example(at("groups", BEER).view, step("age", 7)),
    "group-hours": Example(at("groups", BEER).view, step("hours", 7)),
    "group-kind": Example(at("groups", KEPT).view, step("kind")),
    "products": at("products", ProductsView("", GOODS)),
    "products-search": Example(
        at("products", ProductsView("s", GOODS)).view, lambda frame: frame._stages["products"]._turn()
    ),
    "product": Example(
        at("products", ProductsView("sm", GOODS, "101")).view,
        lambda frame: (
            setattr(frame._stages["products"], "_typing", False),
            frame._stages["products"].draw(frame._stages["products"].view),
            frame._stages["products"].changed(),
        ),
    ),
    "product-kept": at("products", ProductsView("", GOODS, "102", keeps=True)),
    "product-pant": at("products", BEARS),
    "product-ended": at("products", replace(BEARS, chosen="102", products=(*GOODS[:2], ENDED, *GOODS[3:]))),
    "product-bundle": at("products", replace(BEARS, chosen="103", products=(*GOODS[:3], GIFT, GOODS[4]))),
    "product-change": at("product_change", CHANGES),
    "product-change-ended": at("product_change", replace(CHANGES, product=ENDED)),
    "product-name": Example(at("product_change", CHANGES).view, change("name")),
    "product-group": Example(at("product_change", CHANGES).view, change("group")),
    "product-cost": Example(at("product_change", CHANGES).view, change("cost")),
    "product-content": Example(at("product_change", CHANGES).view, change("content")),
    "product-amount": Example(at("product_change", CHANGES).view, measure),
    "product-which-pant": Example(at("product_change", CHANGES).view, change("pant")),
    "new-product": at("new_product", NewProductView("1", KNOWN)),
    "new-product-group": Example(
        at("new_product", NewProductView("1", KNOWN, manager=True)).view, new("group")
    ),
    "new-product-price": Example(at("new_product", NewProductView("1", KNOWN)).view, new("price", "kg")),
    "new-product-made": at("new_product", NewProductView("1", KNOWN, made=LATTE, pages=PAGES)),
    "new-product-alone": at("new_product", NewProductView("1", KNOWN, made=LATTE)),
    "not-sold": question("not_sold", "Leave it out", "Sell it anyway", name="Helmelk 1 l"),
}
