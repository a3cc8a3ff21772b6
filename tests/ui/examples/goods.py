"""The goods as the owner sees and keeps them."""

from collections.abc import Callable
from dataclasses import replace

from appliance.domain.product import Group
from appliance.ui.frame import Frame, FrameView
from appliance.ui.screens.goods import GoodsView
from appliance.ui.screens.groups import GroupsView
from appliance.ui.screens.products import ProductItem, ProductsView
from appliance.words import Words
from tests.ui.examples.shop import NAMES, SALE, WELL, Example, at, banner

GROUPS = (
    (Group("10", "Meieri", "1", 1500), "teal"),
    (Group("20", "Brød og kaker", "1", 1500), "orange"),
    (Group("30", "Kafé, serveres ved bordet", "2", 2500), "green"),
    (Group("40", "Håndverk og suvenirer fra Nordfjord og omegn", "1", 2500), "violet"),
    (Group("50", "Aviser og bøker", "1", 0), "blue"),
    (Group("60", "Øl og rusbrus", "1", 2500, discountable=False), "ochre"),
    (Group("70", "Tobakk", "1", 2500, discountable=False), "red"),
)
KEPT = GroupsView(
    GROUPS,
    Group("", "", "1", 2500, colour="grey"),
    "norway",
    (2500, 1500, 1200, 1111, 0),
    (("1", "Butikk"), ("2", "Kafé")),
)
MANY = tuple((replace(GROUPS[n % 7][0], code=str(n)), GROUPS[n % 7][1]) for n in range(40))


def step(name: str, chosen: int = 5) -> Callable[[Frame], object]:
    """One group is looked at, and then one of its facts."""

    def touch(frame: Frame) -> None:
        stage = frame._stages["groups"]
        stage._open(*GROUPS[chosen])
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

EXAMPLES: dict[str, Example] = {
    "goods": at("goods", GoodsView(groups=7)),
    "goods-new": at("goods", GoodsView(groups=0)),
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
}
