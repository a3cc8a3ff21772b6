"""Prices that hold for a time, as the owner sets them."""

from collections.abc import Callable
from dataclasses import replace

from appliance.domain.campaign import Campaign
from appliance.domain.price_list import Price
from appliance.ui.frame import Frame, FrameView
from appliance.ui.screens.prices.bundle import BundleView, PartItem
from appliance.ui.screens.prices.campaigns import CampaignsView
from appliance.ui.screens.prices.price_list import PriceListView
from appliance.ui.widgets.basket import BasketView, LineView
from appliance.words import Words
from tests.ui.examples.selling import TILL
from tests.ui.examples.shop import SALE, WELL, Example, at, banner

SWEETS = Campaign("3", "3 for 2", 3, "2026-11-16", "2026-11-29", free=1, groups=("10",), products=("101",))
WINE = Campaign("4", "Julebrus og pepperkaker, 3 for 50", 3, "2026-12-01", "2026-12-24", price=5000,
                products=("101", "102", "103"))  # fmt: skip
OLD = Campaign("1", "2 for 1", 2, "2026-10-01", "2026-10-07", free=1, groups=("30",))
VIEW = CampaignsView(
    ((WINE, "coming"), (SWEETS, "running"), (OLD, "ended")),
    Campaign("", "", 3, "2026-11-21", "2026-11-27", free=1),
    "2026-11-21",
    (("10", "Meieri"), ("30", "Kafé, serveres ved bordet"), ("40", "Håndverk og suvenirer fra Nordfjord")),
    (("101", "Helmelk 1 l"), ("104", "Smør, usaltet 500 g"), ("105", "Brunost Gudbrandsdalen, i skiver")),
    (("101", "Helmelk 1 l"), ("102", "Julebrus 0,5 l"), ("103", "Pepperkaker, boks 400 g")),
    "smø",
)
MANY = tuple((replace(SWEETS, code=str(n), name=f"{n % 5 + 2} for {n % 5 + 1}"), "ended") for n in range(60))


def step(name: str, one: Campaign = SWEETS) -> Callable[[Frame], object]:
    """One campaign is looked at, and then one of its facts."""

    def touch(frame: Frame) -> None:
        stage = frame._stages["campaigns"]
        stage._open(one)
        stage._turn(name)

    return touch


def empty(words: Words) -> FrameView:
    """A set takes nothing off."""
    return FrameView("campaigns", VIEW, WELL, SALE, banner("campaign_wrong", "OK")(words))


DEARER, OFFER = Price("2026-12-01", 19490), Price("2026-11-16", 15990, "2026-12-24")
PAST = Price("2026-10-01", 17990, "2026-10-15")
MEMBERS = Price("2026-11-01", 17990, group="Medlemmer i Nordfjord Turlag")
LIST = PriceListView(
    "105", "Brunost Gudbrandsdalen, i skiver", 18990,
    ((DEARER, "coming"), (MEMBERS, "holds"), (OFFER, "holds"), (PAST, "over")),
    "2026-11-21", Price("2026-11-22", 0), groups=("Fast kunde", "Medlemmer i Nordfjord Turlag"),
)  # fmt: skip
YEARS = tuple((Price(f"20{n:02}-01-01", 10_000 + n * 150, f"20{n:02}-12-31"), "over") for n in range(50))


def listed(step: str, one: Price = DEARER) -> Example:
    """One price is looked at, and then one of its facts."""

    def touch(frame: Frame) -> None:
        stage = frame._stages["price_list"]
        stage._open(one)
        stage._turn(step)

    return Example(at("price_list", LIST).view, touch)


def bound(words: Words) -> FrameView:
    """What is never reduced costs the same every day."""
    return FrameView("price_list", LIST, WELL, SALE, banner("no_discount_on_group", "OK", name="Snus")(words))


JAM = PartItem("301", "Syltetøy av blåbær fra Nordfjord, 400 g", 7490, 2)
BASKET = BundleView(
    "300", "Gavekurv med smak av Nordfjord og omegn", 39900,
    (JAM, PartItem("302", "Brett av bjørk", 24900), PartItem("303", "Te", 5900)),
    (JAM, PartItem("304", "Honning", 9900)), "s",
)  # fmt: skip


def unfit(words: Words) -> FrameView:
    """What is in it cannot be."""
    return FrameView("bundle", BASKET, WELL, SALE, banner("bundle_wrong", "OK", name="Poteter")(words))


def pieces(frame: Frame) -> None:
    """How many of one, whatever was in the bundle that was drawn before."""
    stage = frame._stages["bundle"]
    stage._step = ""
    stage.draw(BASKET)
    stage._choose("301")


EXAMPLES: dict[str, Example] = {
    "price-list": at("price_list", LIST),
    "price-list-none": at("price_list", replace(LIST, prices=())),
    "price-list-many": at("price_list", replace(LIST, prices=YEARS)),
    "price-list-refused": Example(bound),
    "price-list-new": Example(
        at("price_list", LIST).view, lambda frame: frame._stages["price_list"]._begin()
    ),
    "price-list-one": listed("sheet", OFFER),
    "price-list-day": listed("last"),
    "price-list-group": listed("group", MEMBERS),
    "price-list-no-group": Example(
        at("price_list", replace(LIST, groups=())).view,
        lambda frame: (frame._stages["price_list"]._begin(), frame._stages["price_list"]._turn("group")),
    ),
    "campaigns": at("campaigns", VIEW),
    "campaigns-none": at("campaigns", replace(VIEW, campaigns=())),
    "campaigns-many": at("campaigns", replace(VIEW, campaigns=MANY)),
    "campaign": Example(at("campaigns", VIEW).view, step("sheet")),
    "campaign-new": Example(at("campaigns", VIEW).view, lambda frame: frame._stages["campaigns"]._begin()),
    "campaign-refused": Example(empty, step("sheet", WINE)),
    "campaign-name": Example(at("campaigns", VIEW).view, step("name", WINE)),
    "campaign-pieces": Example(at("campaigns", VIEW).view, step("pieces")),
    "campaign-cost": Example(at("campaigns", VIEW).view, step("cost", replace(SWEETS, pieces=10, free=2))),
    "campaign-price": Example(at("campaigns", VIEW).view, step("price", WINE)),
    "campaign-goods": Example(at("campaigns", VIEW).view, step("goods", WINE)),
    "campaign-find": Example(at("campaigns", VIEW).view, step("find", WINE)),
    "campaign-day": Example(at("campaigns", VIEW).view, step("last", WINE)),
    "sale-group-price": at(
        "sale",
        TILL,
        BasketView(
            (
                LineView(1, "Brunost Gudbrandsdalen, i skiver", 2000, 17990, 35980,
                         priced_for="Medlemmer i Nordfjord Turlag"),
                LineView(2, "Grovbrød", 1000, 3490, 3490, priced_for="Ansatte", served="away"),
            ),
            39470, 3, label="Kari Blåbærhaug",
        ),
    ),
    "bundle": at("bundle", BASKET),
    "bundle-none": at("bundle", replace(BASKET, parts=())),
    "bundle-many": at("bundle", replace(BASKET, parts=tuple(replace(JAM, number=str(n)) for n in range(20)))),
    "bundle-find": Example(at("bundle", BASKET).view, lambda frame: frame._stages["bundle"]._turn("find")),
    "bundle-pieces": Example(at("bundle", BASKET).view, pieces),
    "bundle-refused": Example(unfit, lambda frame: frame._stages["bundle"]._turn("list")),
    "sale-bundle": at(
        "sale",
        TILL,
        BasketView(
            (
                LineView(1, "Lunsj", 2000, 8900, 17800, served="here", behind=(("Pant 2 kr", 400),),
                         parts=(("Sandwich", 2000), ("Mineralvann 0,5 l", 2000))),
                LineView(2, "Gavekurv med smak av Nordfjord og omegn", 1000, 39900, 39900,
                         parts=(("Syltetøy", 2000), ("Brett av bjørk, håndskåret", 1000))),
            ),
            58100, 3,
        ),
    ),
    "sale-campaign": at(
        "sale",
        TILL,
        BasketView(
            (
                LineView(1, "Helmelk 1 l", 2000, 2490, 3598, campaigns=(("3 for 2", 1382),)),
                LineView(2, "Grovbrød", 1000, 3990, 2594, discount=288, reason="Kort dato",
                         campaigns=(("3 for 2", 1108),)),
            ),
            6192, 3,
        ),
    ),
}  # fmt: skip
