"""Values of the stages around the basket and the payment."""

from appliance.domain import sale as sales
from appliance.domain.line_kind import GIFT_CARD, PANT, PREPAYMENT
from appliance.domain.order import Credit
from appliance.domain.problems import refuse
from appliance.till import catalogue, day, parking, paying, people, selling
from appliance.till.needs import takes_cash
from appliance.till.till import Till
from appliance.ui import place as where
from appliance.ui.place import CASH, Outside, Place
from appliance.ui.screens.card import CardView
from appliance.ui.screens.create import CreateView
from appliance.ui.screens.credit import CreditView
from appliance.ui.screens.discount import DiscountView
from appliance.ui.screens.line import LineEditView
from appliance.ui.screens.log_in import LogInView
from appliance.ui.screens.more import MoreView
from appliance.ui.screens.paid import PaidView
from appliance.ui.screens.payment import PaymentView
from appliance.ui.screens.price import PriceView
from appliance.ui.screens.question import QuestionView
from appliance.ui.screens.sale import SaleView, TileView
from appliance.ui.screens.search import FoundView, SearchView
from appliance.ui.views.bars import line_view, owed
from appliance.ui.views.modes import exported
from appliance.words import N_, Words


def log_in(till: Till, place: Place, outside: Outside, words: Words) -> LogInView:
    """Who may log in; a PIN that did not fit."""
    wrong = place.wrong_pin
    wait = int(wrong.facts.get("seconds", 0)) if wrong else 0
    who = tuple((person.number, person.name) for person in people.cashiers(till))
    return LogInView(who, bool(wrong) and not wait, wait, bool(till.question))


def sale(till: Till, place: Place, outside: Outside, words: Words) -> SaleView:
    """Favourites or the goods of a group."""
    groups = catalogue.groups(till)
    at = {group.code: number for number, group in enumerate(groups)}
    goods = catalogue.in_group(till, place.group) if place.group else catalogue.favourites(till)
    if not goods and not place.group:
        goods = catalogue.products(till)
    tiles = tuple(TileView(one.number, one.name, one.price, at.get(one.group, 0)) for one in goods)
    open_sale = till.sale
    return SaleView(
        tiles,
        tuple((group.code, group.name) for group in groups),
        place.group,
        open_sale.total if open_sale else 0,
        len(open_sale.lines) if open_sale else 0,
        len(parking.parked(till)),
        till.training,
    )


def search(till: Till, place: Place, outside: Outside, words: Words) -> SearchView:
    """What fits the letters typed so far."""
    names = {group.code: group.name for group in catalogue.groups(till)}
    found = selling.search(till, place.text) if place.text.strip() else []
    hits = tuple(FoundView(one.number, one.name, names.get(one.group, ""), one.price) for one in found[:50])
    return SearchView(place.text, hits)


def line(till: Till, place: Place, outside: Outside, words: Words) -> LineEditView:
    """The line that was tapped."""
    if not till.sale or place.line is None:
        raise refuse("line_gone")
    one = sales.find(till.sale, place.line)
    return LineEditView(line_view(one), one.open_price, one.reducible and not one.origin)


def discount(till: Till, place: Place, outside: Outside, words: Words) -> DiscountView:
    """The line that was tapped, or the whole sale."""
    reasons = tuple((words(reason), words(reason)) for reason in where.DISCOUNT_REASONS)
    if not till.sale:
        raise refuse("sale_empty")
    if place.line is not None:
        one = sales.find(till.sale, place.line)
        return DiscountView(one.id, one.name, abs(one.listed), reasons, abs(one.reduction))
    shares = sum(till.sale.shares)
    return DiscountView(None, "", till.sale.total + shares, reasons, shares)


def price(till: Till, place: Place, outside: Outside, words: Words) -> PriceView:
    """Goods without a price, a line, or a group to choose."""
    if till.question and till.question.code == "price_needed":
        return PriceView(str(till.question.facts.get("name", "")))
    if till.sale and place.price_of and place.price_of[0] == "line":
        return PriceView(sales.find(till.sale, place.price_of[1]).name)
    return PriceView("", tuple((group.code, group.name) for group in catalogue.groups(till)))


def create(till: Till, place: Place, outside: Outside, words: Words) -> CreateView:
    """The code that nobody knows, and the groups that its goods may be of."""
    code = str(till.question.facts["code"]) if till.question else ""
    return CreateView(code, tuple((group.code, group.name) for group in catalogue.groups(till)))


def question(till: Till, place: Place, outside: Outside, words: Words) -> QuestionView:
    """What the till asks; the answers are put on by the deeds."""
    if till.question is None:
        raise KeyError("expected a question, there is none")
    return QuestionView(till.question)


def payment(till: Till, place: Place, outside: Outside, words: Words) -> PaymentView:
    """What is left to pay."""
    paid = till.payment
    if not paid:
        raise refuse("sale_empty")
    names = names_of(till)
    tenders = tuple((tender_name(words, names, one.kind, one.brand), one.amount) for one in paid.tenders)
    methods = tuple((kind, words(name)) for kind, name in names.items() if kind != "cash")
    credit = not (paid.tenders or till.training or paid.left <= 0)
    return PaymentView(
        paid.left, paid.cash_due, paying.quick_amounts(till), methods, tenders, takes_cash(till), credit
    )


def credit(till: Till, place: Place, outside: Outside, words: Words) -> CreditView:
    """What would be delivered; or, where nothing is open, what a customer can pay with."""
    if till.sale and till.sale.lines:
        asks = till.shop.credit != Credit.RECEIVABLE
        return CreditView(till.sale.total, till.rules.country if asks else "")
    cash = takes_cash(till)
    methods = tuple((kind, words(name)) for kind, name in names_of(till).items() if cash or kind != "cash")
    return CreditView(0, methods=methods)


def names_of(till: Till) -> dict[str, str]:
    """Tender kinds by name, cash first."""
    return {"cash": CASH} | dict(where.METHODS.get(till.rules.country, where.METHODS["norway"]))


_CLAIMS = {GIFT_CARD: N_("Gift card"), PREPAYMENT: N_("Prepayment"), PANT: N_("Bottle deposit")}


def tender_name(words: Words, names: dict[str, str], kind: str, brand: str) -> str:
    """A tender in words: ``Kort · Visa``."""
    name = names.get(kind) or _CLAIMS.get(kind)
    said = words(name) if name else kind
    return f"{said} · {brand.capitalize()}" if brand else said


def card(till: Till, place: Place, outside: Outside, words: Words) -> CardView:
    """The amount to key on the terminal."""
    kind, amount = place.card or ("card", till.payment.left if till.payment else 0)
    brands = where.BRANDS.get(till.rules.country, where.BRANDS["norway"])
    return CardView(amount, kind, kind, tuple((code, words(name)) for code, name in brands))


def paid(till: Till, place: Place, outside: Outside, words: Words) -> PaidView:
    """The sale that was paid last."""
    last = till.paid
    if not last:
        raise refuse("not_paid")
    states = owed(till)
    names = names_of(till)
    how = ", ".join(tender_name(words, names, one.kind, one.brand) for one in last.payment.tenders)
    given = sum(one.given for one in last.payment.tenders)
    receipt = {"queued": "printing", "failed": "owed", "unknown": "unknown"}.get(
        states.get(last.receipt or 0, ""), "printed" if last.receipt else ""
    )
    return PaidView(
        str(last.data["receipt"]),
        last.payment.total,
        last.payment.change,
        f"{how} {words.amount(given)}" if given else how,
        last.payment.rounding,
        _drawer(till) if last.drawer else "",
        receipt,
        len(till.held),
        last.data["kind"],
        last.data.get("customer", {}).get("name", ""),
    )


def _drawer(till: Till) -> str:
    if "drawer_offline" in till.banners:
        return "failed"
    state = str(till.drawer)
    return "opening" if till.kicked and state == "shut" else state


def more(till: Till, place: Place, outside: Outside, words: Words) -> MoreView:
    """What else there is to do."""
    manager = bool(till.operator and till.operator.manages)
    waiting = len(day.unfinished(till))
    return MoreView(
        manager,
        place.outbox[0],
        waiting,
        till.sale is not None,
        till.training,
        bool(till.emergency),
        exported(outside),
    )
