"""Values of the stage of labels."""

from appliance.domain import content
from appliance.domain.label import Label, bars_of
from appliance.domain.product import Product
from appliance.till import catalogue, dates, priced
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.goods.labels import LabelsView, PileItem
from appliance.words import Words


def label_of(till: Till, words: Words, product: Product) -> Label:
    """What a product's label says today."""
    asked = priced.now(till, product).price
    price = words.amount(asked) if asked is not None else ""
    today = words.date(dates.by_clock(till))
    of = content.read(product.content)
    each, unit = content.unit_price(asked, of) if asked and of else (asked, product.unit)
    per = words("per piece") if unit == "piece" else words("per {unit}", unit=unit)
    return Label(
        product.name,
        price,
        per if price and unit else "",
        next((code for code in product.codes if bars_of(code)), ""),
        f"{product.number} · {today}",
        words.amount(each) if each is not None and each != asked else "",
    )


def labels(till: Till, place: Place, outside: Outside, words: Words) -> LabelsView:
    """The pile, and how the last printing fares."""
    known, seen = catalogue.named(till, place.labels.pile), outside.labels()
    pile = tuple(
        PileItem(number, label_of(till, words, known[number]), count)
        for number, count in place.labels.pile.items()
        if number in known
    )
    return LabelsView(
        pile, place.labels.chosen, len(place.labels.changed), len(place.labels.received),
        seen.where, seen.state, seen.done, seen.of, seen.why,
    )  # fmt: skip
