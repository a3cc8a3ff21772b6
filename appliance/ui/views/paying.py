"""Values of the stages around the payment."""

from typing import Any

from appliance.domain.card_number import ending
from appliance.domain.line_kind import GIFT_CARD, PANT, PREPAYMENT
from appliance.domain.payment import FOREIGN, Payment, Tender
from appliance.domain.problems import refuse
from appliance.till import foreign, gift_cards, paying, returns, tips
from appliance.till.needs import takes_cash
from appliance.till.papers import papers
from appliance.till.till import Till
from appliance.ui import usual
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.after.wrong_notes import WrongNotesView
from appliance.ui.screens.paying.card import CardView
from appliance.ui.screens.paying.foreign import CurrencyView, ForeignView
from appliance.ui.screens.paying.paid import PaidView
from appliance.ui.screens.paying.payment import PaymentView
from appliance.ui.views.bars import owed
from appliance.words import N_, Words


def payment(till: Till, place: Place, outside: Outside, words: Words) -> PaymentView:
    """What is left to pay."""
    paid = till.payment
    if not paid:
        raise refuse("sale_empty")
    names = names_of(till)
    tenders = tuple((_taken(words, names, one), one.amount) for one in paid.tenders)
    methods = tuple((kind, words(name)) for kind, name in names.items() if kind != "cash")
    onto = next(iter(gift_cards.onto(till, paid).items()), None)
    if gift_cards.sold_here(till) and paid.left > 0:
        methods += ((GIFT_CARD, words(_CLAIMS[GIFT_CARD])),)
    if till.rules.pants and paid.left > 0:
        methods += ((PANT, words("Bottles")),)
    credit = not (paid.tenders or till.training or paid.left <= 0)
    quick = paying.quick_amounts(till)
    receipt = "declined" if paid.declined else "prints" if paying.may_decline(till) else ""
    mail = till.mail_to if till.mails and not till.training and paid.total >= 0 else None
    tip = paid.left > 0 and not paid.tenders and tips.taken_here(till)
    return PaymentView(
        paid.left, paid.cash_due, quick, methods, tenders, takes_cash(till), credit, receipt, mail, onto, tip,
        _currencies(till),
    )  # fmt: skip


def _currencies(till: Till) -> tuple[tuple[str, str], ...]:
    """What is due in each of the other currencies that the shop takes."""
    paying = till.payment
    return (
        tuple((one.code, one.sums[0][0]) for one in _sums(till, paying, foreign.rates(till)))
        if paying
        else ()
    )


def _sums(till: Till, payment: Payment, rates: dict[str, str]) -> tuple[CurrencyView, ...]:
    """What a payment comes to in each currency that something is due in."""
    every = (
        CurrencyView(code, rate, foreign.sums(till, payment, code, rate)) for code, rate in rates.items()
    )
    return tuple(one for one in every if one.sums)


def other_currency(till: Till, place: Place, outside: Outside, words: Words) -> ForeignView:
    """What of the payment is due in other currencies, and what goes back on their notes."""
    if not till.payment:
        raise refuse("sale_empty")
    return ForeignView(_some(till, till.payment, foreign.rates(till)), till.payment.left)


def wrong_notes(till: Till, place: Place, outside: Outside, words: Words) -> WrongNotesView:
    """The same of one means of payment of a receipt, at the rates of then."""
    if place.correcting is None:
        raise refuse("line_gone")
    found = returns.receipt(till, place.looked_at())
    payment = returns.to_pay_again(till, found, place.correcting)
    currencies = _some(till, payment, foreign.rates_then(till, found.row))
    return WrongNotesView(currencies, payment.left, str(found.data["receipt"]))


def _some(till: Till, payment: Payment, rates: dict[str, str]) -> tuple[CurrencyView, ...]:
    currencies = _sums(till, payment, rates)
    if not currencies:
        raise refuse("line_gone")
    return currencies


def _taken(words: Words, names: dict[str, str], one: Tender) -> str:
    name = tender_name(words, names, one.kind, one.brand)
    return f"{name} {ending(one.card)}" if one.card else name


def names_of(till: Till) -> dict[str, str]:
    """Tender kinds by name, cash first."""
    return {"cash": usual.CASH} | dict(usual.methods(till.rules.country))


_CLAIMS = {
    GIFT_CARD: N_("Gift card"),
    PREPAYMENT: N_("Prepayment"),
    PANT: N_("Bottle deposit"),
    FOREIGN: N_("Foreign cash"),
}


def tender_name(words: Words, names: dict[str, str], kind: str, brand: str) -> str:
    """A tender in words: ``Kort · Visa``."""
    name = names.get(kind) or _CLAIMS.get(kind)
    said = words(name) if name else kind
    shown = brand if kind == FOREIGN else brand.capitalize()
    return f"{said} · {shown}" if brand else said


def noted(words: Words, name: str, foreign: str) -> str:
    """A tender's name, with how much it was of another currency: ``Foreign cash · EUR 20,00``."""
    return f"{name} {words.written(foreign)}" if foreign else name


def card(till: Till, place: Place, outside: Outside, words: Words) -> CardView:
    """The amount to key on the terminal."""
    kind, amount = place.card or ("card", till.payment.left if till.payment else 0)
    brands = usual.brands(till.rules.country)
    return CardView(amount, kind, kind, tuple((code, words(name)) for code, name in brands))


def paid(till: Till, place: Place, outside: Outside, words: Words) -> PaidView:
    """The sale that was paid last."""
    last = till.paid
    if not last:
        raise refuse("not_paid")
    states = owed(till)
    names = names_of(till)
    how = ", ".join(_how(words, names, one) for one in last.payment.tenders if not one.back)
    given = sum(one.given for one in last.payment.tenders)
    row, job = place.gift
    mailed = till.mailed is not None and till.mailed.row == last.row
    return PaidView(
        str(last.data["receipt"]),
        last.payment.total,
        last.payment.change,
        f"{how} {words.amount(given)}" if given else how,
        last.payment.rounding,
        _drawer(till) if last.drawer else "",
        _paper(states, last.receipt) or ("" if mailed else _unprinted(till, last.data)),
        len(till.held),
        last.data["kind"],
        last.data.get("customer", {}).get("name", ""),
        _paper(states, job) if row == last.row else "",
        till.mailed.state if mailed and till.mailed else "",
        till.mailed.address if mailed and till.mailed else "",
        till.mails and last.data.get("series") == "sale" and not mailed,
    )


def _how(words: Words, names: dict[str, str], one: Tender) -> str:
    return noted(words, tender_name(words, names, one.kind, one.brand), one.foreign)


def _paper(states: dict[int, str], job: int | None) -> str:
    """How a paper fares; nothing where there is none."""
    if not job:
        return ""
    return {"queued": "printing", "failed": "owed", "unknown": "unknown"}.get(states.get(job, ""), "printed")


def _unprinted(till: Till, data: dict[str, Any]) -> str:
    """A sale without its receipt on paper: it may be asked about, or printed on wish."""
    if till.rules.receipt_must_print:
        return ""
    asks = data["kind"] == "sale" and papers(till).printing == "ask"
    return "asked" if asks else "unprinted"


def _drawer(till: Till) -> str:
    if "drawer_offline" in till.banners:
        return "failed"
    state = str(till.drawer)
    return "opening" if till.kicked and state == "shut" else state
