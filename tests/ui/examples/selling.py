"""Selling: tiles, lines, prices, goods that nobody knows."""

from collections.abc import Callable
from dataclasses import replace

from appliance.domain.product import COLOURS
from appliance.ui.frame import FrameView
from appliance.ui.screens.selling.belongs import BelongsView
from appliance.ui.screens.selling.create import CreateView
from appliance.ui.screens.selling.discount import DiscountView
from appliance.ui.screens.selling.line import LineEditView
from appliance.ui.screens.selling.note import NoteView
from appliance.ui.screens.selling.price import PriceView
from appliance.ui.screens.selling.sale import SaleView, TileView
from appliance.ui.screens.selling.search import FoundView, SearchView
from appliance.ui.widgets.banner import BannerView
from appliance.ui.widgets.basket import BasketView, LineView
from appliance.words import Words
from tests.ui.examples.shop import (
    EMERGENCY,
    FULL,
    LINES,
    NAMES,
    PLACES,
    SALE,
    TRAINING,
    TROUBLE,
    WELL,
    Example,
    at,
    banner,
    question,
    typed,
)

GROUPS = (
    ("10", "Meieri"),
    ("20", "Brød og kaker"),
    ("30", "Frukt og grønt"),
    ("40", "Håndverk"),
    ("50", "Drikke"),
    ("60", "Aviser"),
    ("70", "Tobakk"),
)
TILES = tuple(TileView(str(n), name, price, COLOURS[place]) for n, (name, price, place) in enumerate(NAMES))
TILL = SaleView(TILES, GROUPS, total=48409, lines=5, cash=True, notes=(48400, 50000, 60000, 100000))
DEAR = (12345700, 12350000, 12360000, 12400000)
"""Notes for 123 456,50."""
REASONS = (
    ("damaged", "Skadet vare"),
    ("regular", "Fast kunde"),
    ("date", "Går ut på dato"),
    ("price", "Annen pris lovet"),
)


def with_banner(
    stage: str, view: object, banner: Callable[[Words], BannerView], basket: BasketView = SALE
) -> Example:
    return Example(lambda words: FrameView(stage, view, TROUBLE, basket, banner(words)))


EXAMPLES: dict[str, Example] = {
    "sale": at("sale", TILL),
    "sale-new": at("sale", SaleView(cash=True), BasketView()),
    "sale-empty": at("sale", replace(TILL, lines=0, total=0, parked=2, notes=()), BasketView()),
    "sale-full": at(
        "sale",
        replace(TILL, total=12345650, group="20", tiles=TILES[:5], notes=DEAR),
        replace(FULL, held=2),
        TROUBLE,
    ),
    "sale-exchanges": at("sale", replace(TILL, beside="return")),
    "sale-one": at(
        "sale",
        replace(TILL, total=2490, lines=1, notes=(2500, 5000, 10000, 20000, 50000)),
        BasketView((LineView(1, "Helmelk 1 l", 1000, 2490, 2490),), 2490, 1),
    ),
    "sale-undo": at("sale", TILL, replace(SALE, undo="Håndstrikket votter, grå: out", more=True)),
    "sale-cancelled": at(
        "sale", replace(TILL, lines=0, total=0, notes=()), BasketView(undo="Salget er avbrutt")
    ),
    "sale-more": at(
        "sale",
        replace(TILL, total=2490, lines=1, notes=(2500, 5000, 10000, 20000, 50000)),
        BasketView((LineView(1, "Håndstrikket votter, grå", 1000, 2490, 2490),), 2490, 1, more=True),
    ),
    "sale-served": at(
        "sale",
        TILL,
        replace(
            SALE,
            lines=(
                LineView(1, "Kaffe, stor", 1000, 4200, 4200, served="here"),
                LineView(2, "Rundstykke med ost", 2000, 4900, 9800, served="away", note="Uten smør"),
            ),
            served="mixed",
            undo="Ut: Vaffel",
            more=True,
        ),
    ),
    "age": question(
        "age_needed", "Old enough", "Do not sell", name="Øl og rusbrus", age=18, born="2008-11-22"
    ),
    "hours": question("hours_closed", "OK", name="Øl og rusbrus", first="08:00", last="18:00"),
    "hours-over": question(
        "hours_over",
        "Take it out of the sale",
        "Back to the sale",
        name="Ringnes Pilsner 0,5 l, Lettøl",
    ),
    "line-served": at(
        "line", LineEditView(replace(LINES[2], served="away"), served="away"), replace(SALE, chosen=3)
    ),
    "line-belongs": at(
        "line",
        LineEditView(LINES[2], served="away", kinds=("department", "project")),
        replace(
            SALE,
            chosen=3,
            lines=(*LINES[:2], replace(LINES[2], belongs="Matfestivalen 2026"), *LINES[3:]),
            label="Fjordskolen SFO · Catering",
        ),
    ),
    "belongs": at("belongs", BelongsView(3, "Epler Aroma", PLACES, ("30", "7", "")), replace(SALE, chosen=3)),
    "belongs-sale": at("belongs", BelongsView(None, "", PLACES[3:]), SALE),
    "belongs-many": at("belongs", BelongsView(None, "", PLACES[3:] * 12, ("", "12", "")), SALE),
    "note": at(
        "note",
        NoteView(3, "Epler Aroma", "", ("Uten smør", "Gave", "Hentes kl. 15", "Varmes")),
        replace(SALE, chosen=3),
    ),
    "note-sale": at(
        "note", NoteView(None, "", "Hentes av Bjørg-Åse etter stengetid", ("Uten smør", "Gave")), SALE
    ),
    "price-many": at("price", PriceView("", GROUPS * 5)),
    "sale-pant": at(
        "sale",
        TILL,
        replace(
            SALE,
            lines=(
                LineView(1, "Brus, Solo 0,5 l", 12000, 3490, 41880, behind=(("Pant", 2400),)),
                LineView(
                    2,
                    "Eplemost fra Hardanger i retur­flaske 1,5 l",
                    3000,
                    5990,
                    16173,
                    discount=1797,
                    reason="Kort holdbarhet",
                    behind=(("Pant stor flaske", 900),),
                ),
            ),
        ),
    ),
    "sale-no-cash": at("sale", replace(TILL, cash=False, notes=())),
    "sale-training": at("sale", TILL, status=TRAINING),
    "sale-no-display": at("sale", TILL, status=replace(WELL, states={"display": "offline"})),
    "sale-training-trouble": at("sale", TILL, status=replace(TROUBLE, training=True)),
    "sale-emergency": at("sale", TILL, status=EMERGENCY),
    "sale-emergency-banner": Example(
        lambda words: replace(
            with_banner("sale", TILL, banner("printer_out_of_paper", "Try again", 1)).view(words),
            status=replace(EMERGENCY, cashier="Bjørg-Åse"),
        )
    ),
    "sale-banner": with_banner("sale", TILL, banner("printer_out_of_paper", "Try again", 1)),
    "sale-back": at(
        "sale",
        replace(TILL, total=-34900, lines=1, notes=()),
        BasketView((LineView(1, "Votter, ull", -1000, 34900, -34900),), -34900, -1),
    ),
    "search": at(
        "search",
        SearchView(
            "bru",
            (
                FoundView("7", "Brunost Gudbrandsdalen 500 g", "Meieri", 9990),
                FoundView("8", "Brus, Solo 0,5 l", "Drikke", 3490),
                FoundView("9", "Bruskasse", "Drikke", None),
            ),
        ),
    ),
    "search-nothing": at("search", SearchView("xyz")),
    "line": at("line", LineEditView(LINES[2]), replace(SALE, chosen=3)),
    "discount": Example(at("discount", DiscountView(None, "", 48409, REASONS)).view, typed("discount", "10")),
    "price": Example(at("price", PriceView("", GROUPS)).view, typed("price", "12950")),
    "create": Example(
        at("create", CreateView("7038010000010", GROUPS)).view,
        lambda frame: [
            frame._stages["create"].writing.keyboard.write(letter) for letter in "Tyttebærsyltetøy"
        ],
    ),
    "create-banner": with_banner(
        "create", CreateView("7038010000010", GROUPS), banner("printer_out_of_paper", "Try again", 1)
    ),
    "create-group": Example(
        at("create", CreateView("7038010000010", GROUPS)).view,
        lambda frame: frame._stages["create"]._turn("group"),
    ),
    "create-no-group": Example(
        at("create", CreateView("7038010000010", manager=True)).view,
        lambda frame: frame._stages["create"]._turn("group"),
    ),
    "create-price": Example(
        at("create", CreateView("7038010000010", GROUPS)).view,
        lambda frame: (frame._stages["create"]._choose("30"), typed("create", "8990")(frame)),
    ),
    "create-emergency": at("create", CreateView("7038010000010", GROUPS), status=EMERGENCY),
}
