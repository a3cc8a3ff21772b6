"""Paying, and the commit by which a sale begins to exist.

"Paid", the drawer and the receipt come after the commit: `commit_sale` builds the entry, seals it and
stores it with its jobs; only then does `_finish` let go of the basket.
"""

from dataclasses import replace

from appliance.domain import payment as payments
from appliance.domain.line_kind import GIFT_CARD, redeemed
from appliance.domain.payment import CASH, FOREIGN, Payment, Tender
from appliance.domain.problems import Refused, refuse
from appliance.domain.sale import Sale
from appliance.storage.journal import Fact, Stored
from appliance.till import foreign, gift_cards, giving_out, jobs, kitchen
from appliance.till.bodies import goods, tender_body
from appliance.till.bounds import needs_hours
from appliance.till.needs import (
    PRINTS_NOTHING,
    needs_cash_drawer,
    needs_day,
    needs_drawer_shut,
    needs_earnest,
    needs_operator,
    needs_printer,
)
from appliance.till.papers import papers
from appliance.till.permissions import needs
from appliance.till.sealing import seal
from appliance.till.till import DRAWER_JOB, MAIL_JOB, PRINT_JOB, Paid, Till, keep, store
from appliance.till.values import Mailed


def pay(till: Till) -> Payment:
    """Turn to payment, or back to one that money was taken for; a sale that comes to nothing is
    finished at once. Where a receipt must print, refuses with ``printer_needed`` while none can; with
    ``disk_closing`` on what is left of a full disk, ``hours_over`` with what may not be handed over now."""
    sale = till.sale
    if not sale or not sale.lines:
        raise refuse("sale_empty")
    if till.payment and till.payment.tenders:
        return till.payment
    needs_day(till)
    needs(till, "sell")
    needs_drawer_shut(till)
    if till.closing:
        raise refuse("disk_closing")
    needs_hours(till)
    payment, till.mail_to = payments.begin(sale.total, till.rules.cash_step), ""
    if payment.paid or not till.mails:  # else it may yet go by e-mail, and the last tender asks
        _needs_receipt(till)
    if payment.paid:
        _finish(till, payment)
    else:
        till.payment = payment
        keep(till)
    return payment


def back(till: Till) -> None:
    """Turn back to the basket, as long as no money has been taken."""
    if till.payment and till.payment.tenders:
        raise refuse("sale_under_payment")
    till.payment = None
    keep(till)


def give_back(till: Till) -> None:
    """Undo part payments that were handed back to the customer: journalled, counted on the Z."""
    if not till.payment or not till.sale:
        return
    if handed := till.payment.tenders:
        needs_operator(till)
        said = ("kind", "brand", "amount", "foreign", "exchange")
        tenders = [{name: fact for name, fact in tender_body(one).items() if name in said} for one in handed]
        body = {"sale": till.sale.id, "tenders": tenders, "amount": sum(one.amount for one in handed)}
        store(till, Fact("payment_undone", body))
    till.payment = payments.begin(till.payment.total, till.rules.cash_step)
    till.banners.pop("scan_during_payment", None)
    keep(till)


def quick_amounts(till: Till) -> tuple[int, ...]:
    """What the customer is likely to hand over for the payment, or the open sale: exact, then round sums."""
    payment = till.payment or (payments.begin(till.sale.total, till.rules.cash_step) if till.sale else None)
    if not payment or payment.paid:
        return ()
    return payments.quick_amounts(payment.cash_due, till.rules.notes)


def tender(till: Till, kind: str, amount: int, brand: str = "", reference: str = "") -> Payment:
    """Take a tender; the one that completes the payment finishes the sale.

    Raises:
        Refused: ``not_logged_in``, ``overpaid``, ``amount_wrong``, ``no_such_coins``, ``drawer_open``,
            ``drawer_offline`` (cash where the law wants a sensed drawer), ``printer_needed`` (the tender
            would end the sale, and its receipt cannot print), or a stop when the sale could not be stored:
            the basket and the money taken so far stay as they are.
    """
    return take(till, Tender(kind, amount, brand=brand, reference=reference))


def take(till: Till, offered: Tender) -> Payment:
    """Take a tender as the driver of a terminal made it: it alone may say that it is integrated."""
    if not till.payment:
        raise refuse("sale_empty")
    needs_operator(till)
    needs_drawer_shut(till)
    if not till.payment.tenders:
        needs_hours(till)
    if offered.kind in (CASH, FOREIGN):
        needs_cash_drawer(till)
    if offered.kind == GIFT_CARD or till.payment.left < 0:
        gift_cards.allows(till, till.payment, offered)
    payment = payments.tender(till.payment, offered)
    if payment.paid:
        if not (_unprinted(till, payment) or _by_mail(till)):
            _needs_receipt(till)
        _finish(till, payment)
    else:
        till.payment = payment
        keep(till)
    return payment


def redeem(till: Till, number: str) -> Payment:
    """Pay with a gift card as much as it bears, from the basket too; or give back onto it what is owed to it.
    Refuses as `gift_cards.tender` and `tender`."""
    payment = till.payment or pay(till)
    return payment if payment.paid else take(till, gift_cards.tender(till, payment, number))


def pay_notes(till: Till, currency: str, minor: int) -> Payment:
    """Pay with notes of another currency, in its minor units; what they are worth too much goes back in cash.
    Refuses as `foreign.tender` and `take`."""
    return take(till, foreign.tender(till, currency, minor, foreign.rates(till)))


def decline_receipt(till: Till) -> None:
    """The customer wants no receipt (13030). Where one must print, it will not if terminals that the till
    itself drives take all of it (bokføringsforskriften § 5-3-5); a tender of any other kind brings it back.

    Raises:
        Refused: ``receipt_duty`` there, when cash or a tender that is not integrated was taken, or when the
            till drives no terminal; ``sale_empty``, ``not_logged_in``, ``training_only_sells``.
    """
    if not till.payment:
        raise refuse("sale_empty")
    needs_operator(till)
    needs_earnest(till)
    declined = replace(till.payment, declined=True)
    if not (_unprinted(till, declined) if declined.tenders else _declinable(till)):
        raise refuse("receipt_duty")
    till.payment = declined
    keep(till)


def _declinable(till: Till) -> bool:
    return bool(till.terminals) or not till.rules.receipt_must_print


def may_decline(till: Till) -> bool:
    """Is there a receipt to decline: one that prints unless the customer says no, and may be left out?"""
    payment = till.payment
    if not payment or till.training or payment.declined or papers(till).printing != "always":
        return False
    return _declinable(till) and (not till.rules.receipt_must_print or all(map(_terminal_s, payment.tenders)))


def _terminal_s(one: Tender) -> bool:
    """Did a terminal take it that the till itself drives? Never cash, whatever it says of itself."""
    return one.integrated and one.kind != CASH


def _unprinted(till: Till, payment: Payment) -> bool:
    """May this payment end without a receipt, and is it to? Where the law leaves it to the shop, as it has
    chosen; practice shows what a receipt looks like."""
    if till.rules.receipt_must_print:
        return bool(payment.declined and payment.tenders) and all(map(_terminal_s, payment.tenders))
    return not till.training and (payment.declined or papers(till).printing != "always")


def _needs_receipt(till: Till) -> None:
    """See `needs_printer`; a receipt that is owed by a printer that seems well is tried again."""
    try:
        needs_printer(till)
    except Refused:
        if str(till.printer) not in PRINTS_NOTHING:
            jobs.resend(till)
        raise


def _finish(till: Till, payment: Payment) -> None:
    sale = till.sale
    if not sale:
        raise refuse("sale_empty")
    goes_back = all(line.quantity < 0 for line in sale.lines)
    stored = commit_sale(till, sale, payment, "return" if goes_back else "sale")
    owed = {job.kind: job.id for job in stored.jobs}
    if MAIL_JOB in owed:
        till.mailed = Mailed(stored.id, till.mail_to)
    let_go(till, Paid(stored.id, stored.data, payment, owed.get(DRAWER_JOB), owed.get(PRINT_JOB)))


def let_go(till: Till, paid: Paid) -> None:
    """The sale is in the journal: empty the basket, and show what became of it."""
    till.paid = paid
    till.sale = till.payment = None
    till.mail_to = ""
    till.banners.pop("scan_during_payment", None)
    keep(till)


def commit_sale(till: Till, sale: Sale, payment: Payment, series: str) -> Stored:
    """Seal a paid sale and store it: the moment from which it exists. In training it is a practice sale,
    sealed in the same chain.

    Args:
        till: The till.
        sale: What was sold.
        payment: How it was paid, completely.
        series: Receipt series: ``sale`` or ``return`` (§ 2-8-4, § 2-8-5); in training there is one.

    Raises:
        Refused: ``drawer_open``, whoever asks; or a stop when it could not be stored.
    """
    needs_drawer_shut(till)
    moment = till.clock()
    kind, series = ("training", "training") if till.training else ("sale", series)
    body = goods(till, sale, series)
    tenders = redeemed(map(tender_body, payment.tenders), body["vat"])
    cards: list[Fact] = []
    if kind == "sale":
        tenders, cards = gift_cards.settled(till, tenders), giving_out.hand_out(till, sale, body["lines"])
    body |= {"rounding": payment.rounding, "tenders": tenders}
    if till.crisis and kind == "sale":
        body["emergency"] = 1
    order, tickets = kitchen.tell(till, sale)
    if order:
        body["kitchen"] = order
    by_mail = series == "sale" and _by_mail(till)
    fact = Fact(kind, {**body, **seal(till, body, moment)}, _jobs(till, payment, by_mail))
    facts = [fact]
    if not {PRINT_JOB, MAIL_JOB} & {*fact.jobs}:
        said = {name: body[name] for name in ("sale", "series", "receipt", "gross")}
        facts.append(Fact("no_receipt", said))
    return store(till, *facts, *cards, *tickets, moment=moment)[0]


def _by_mail(till: Till) -> bool:
    """Does the receipt of the open sale go by e-mail? One for goods that come back does not."""
    goes_back = till.sale is not None and all(line.quantity < 0 for line in till.sale.lines)
    return bool(till.mails and till.mail_to) and not (till.training or goes_back)


def _jobs(till: Till, payment: Payment, by_mail: bool) -> tuple[str, ...]:
    """What the devices owe for a sale: practice opens no drawer."""
    cash = any(one.kind in (CASH, FOREIGN) for one in payment.tenders) and not till.training
    paper = MAIL_JOB if by_mail else PRINT_JOB
    return (DRAWER_JOB,) * cash + (paper,) * (by_mail or not _unprinted(till, payment))
