"""The stock: looked at, taken in, put right, counted."""

from collections.abc import Callable
from typing import Any

from appliance.domain.problems import Problem
from appliance.ui.frame import Frame
from appliance.ui.screens.stock.stock import StockCard, StockItem, StockView
from appliance.ui.screens.stock.stock_change import StockChangeView
from appliance.ui.screens.stock.stocktake import CountedItem, StocktakeView
from appliance.ui.widgets.basket import BasketView, LineView
from tests.ui.examples.selling import TILL
from tests.ui.examples.shop import LINES, NAMES, Example, at

ITEMS = (
    *(
        StockItem(str(100 + n), name, "Meieri", 1000 * (31 * n % 17 - 2), low=31 * n % 17 < 6)
        for n, (name, _, _) in enumerate(NAMES)
    ),
    StockItem("140", "Epler Aroma", "Frukt og grønt", 12_750, "kg"),
)
LONG = StockItem(
    "7038010000010", "Håndstrikket votter i grå ull med stjerner, str. M", "Klær og tekstil", 2_000
)
MOVES = (
    ("Solgt", "22.11.2026 14:28", -2_000),
    ("Ødelagt", "22.11.2026 09:10", -1_000),
    ("Kommet inn", "21.11.2026 08:05", 24_000),
    ("Varetelling", "01.11.2026 20:44", -3_000),
    ("Kom tilbake", "30.10.2026 12:01", 1_000),
)
MILK = StockCard("104", "Helmelk 1 l", "", 18_000, 6_000, cost=1450, moves=MOVES)
SHORT = StockCard(LONG.number, LONG.name, "", -12_000, 6_000, True)
REASONS = (
    ("breakage", "Ødelagt", -1),
    ("theft", "Stjålet", -1),
    ("own_use", "Eget bruk", -1),
    ("found", "Funnet", 1),
    ("wrong_count", "Talt feil: færre", -1),
    ("wrong_count", "Talt feil: flere", 1),
)
LIST = "Lager 1 2026-11-22 1428.csv"
COUNTED = (
    CountedItem("104", "Helmelk 1 l", 17_000, 18_000),
    CountedItem("140", "Epler Aroma", 12_750, 12_500, "kg"),
    CountedItem("105", "Smør 500 g", 9_000, 9_000),
    CountedItem("106", LONG.name, 0, 2_000),
)


def seen(stage: str, view: object, touch: Callable[[Any], object] = lambda shown: None) -> Example:
    """A stage that has just come up, and what was touched on it then."""

    def touched(frame: Frame) -> None:
        shown = frame._stages[stage]
        shown.enter()
        touch(shown)
        shown.draw(shown.view)
        shown.changed()

    return Example(at(stage, view).view, touched)


def typed(digits: str) -> Callable[[Any], object]:
    """Digits touched on a stage's figures."""
    return lambda shown: setattr(shown.entry.keypad, "typed", digits)


def broken(shown) -> None:
    """Two pieces, and why."""
    typed("2")(shown)
    shown._because("breakage", -1)


EXAMPLES: dict[str, Example] = {
    "stock": seen("stock", StockView("", False, (LONG, *ITEMS), counts=(32, 7))),
    "stock-product": seen("stock", StockView("", False, ITEMS, MILK, (32, 7))),
    "stock-product-long": seen(
        "stock",
        StockView("", False, (LONG, *ITEMS), SHORT, (32, 7)),
    ),
    "stock-not-kept": seen("stock", StockView("", False, ITEMS, StockCard("101", "Kanelbolle"), (32, 7))),
    "stock-low": seen("stock", StockView("", True, tuple(one for one in ITEMS if one.low), None, (32, 7), 4)),
    "stock-none": seen("stock", StockView()),
    "stock-search": seen(
        "stock", StockView("sm", False, ITEMS[5:8], None, (32, 7)), lambda shown: shown._turn()
    ),
    "stock-written": seen("stock", StockView("", False, ITEMS, None, (32, 7), 0, ("Lager 1.csv", None))),
    "stock-no-room": seen(
        "stock",
        StockView(
            "", False, ITEMS, None, (32, 7), 0,
            ("", Problem.of("list_failed", file=LIST, detail="No space left on device")),
        ),
    ),
    "stock-receive": seen(
        "stock_change", StockChangeView("104", "Helmelk 1 l", "receive", 18_000), typed("24")
    ),
    "stock-receive-from": seen(
        "stock_change",
        StockChangeView("140", "Epler Aroma", "receive", 12_500, "kg"),
        lambda shown: shown._turn("supplier"),
    ),
    "stock-adjust": seen(
        "stock_change", StockChangeView("104", LONG.name, "adjust", 18_000, reasons=REASONS), broken
    ),
    "stock-minimum": seen("stock_change", StockChangeView("104", "Helmelk 1 l", "minimum", 18_000)),
    "stock-begin": seen("stock_change", StockChangeView("101", "Kanelbolle", "minimum")),
    "stocktake": seen("stocktake", StocktakeView(COUNTED, ("104", "Helmelk 1 l", ""))),
    "stocktake-typed": seen(
        "stocktake", StocktakeView(COUNTED, ("140", "Epler Aroma", "kg")), typed("12,5")
    ),
    "stocktake-many": seen("stocktake", StocktakeView(COUNTED * 20)),
    "stocktake-begun": seen("stocktake", StocktakeView()),
    "stocktake-sure": seen("stocktake", StocktakeView(COUNTED), lambda shown: shown._ask("finish")),
    "sale-short": at(
        "sale",
        TILL,
        BasketView((*LINES[:2], LineView(6, "Smør 500 g", 3000, 6990, 20970, left=1000)), 29541, 6),
    ),
}  # fmt: skip
