"""A product that is to be had in several sizes and colours: chosen, and kept."""

from dataclasses import replace

from appliance.ui.screens.goods.sizes import SizesView
from appliance.ui.screens.selling.variants import VariantItem, VariantsView
from tests.ui.examples.shop import SALE, Example, at

SHIRTS = tuple(
    VariantItem(f"500-{n}", f"{size} {colour}", 19900 + 1000 * n, "7038010000065" if n % 2 else "", n * 1000)
    for n, (size, colour) in enumerate(
        (size, colour) for size in ("S", "M", "L", "XL") for colour in ("blå", "rød", "mørk grå melert")
    )
)
CHOICE = VariantsView("T-skjorte", SHIRTS[:7], "violet")
KEPT = SizesView("T-skjorte", "500-0", SHIRTS[:5])
ALONE = SizesView("Håndstrikket lue fra Selbu med dusk", "600", (VariantItem("600", "", 29900),))


def step(name: str, view: SizesView = KEPT) -> Example:
    """One of the three short steps."""

    def touch(frame) -> None:
        stage = frame._stages["sizes"]
        stage._begin()
        if name != "new":
            stage.writing.write("XXL grønn")
            stage._which()
        if name == "code":
            stage._priced()

    return Example(at("sizes", view).view, touch)


def alone(frame) -> None:
    """The stage comes up anew."""
    stage = frame._stages["sizes"]
    stage.enter()
    stage.draw(ALONE)


EXAMPLES: dict[str, Example] = {
    "variants": at("variants", CHOICE, SALE),
    "variants-many": at("variants", replace(CHOICE, family=ALONE.family, variants=SHIRTS * 4), SALE),
    "variants-open-price": at(
        "variants", VariantsView("Gavekort", (VariantItem("1", "Blomster", None), SHIRTS[0])), SALE
    ),
    "sizes": at("sizes", KEPT),
    "sizes-many": at("sizes", replace(KEPT, variants=SHIRTS * 5)),
    "sizes-alone": Example(at("sizes", ALONE).view, alone),
    "sizes-new": step("new"),
    "sizes-price": step("price"),
    "sizes-code": step("code"),
}
