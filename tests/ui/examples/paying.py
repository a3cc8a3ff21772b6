"""The payment, and what comes right after it."""

from collections.abc import Callable
from dataclasses import replace

from appliance.domain.problems import Problem
from appliance.ui.frame import Frame
from appliance.ui.screens.paying.card import CardView
from appliance.ui.screens.paying.foreign import CurrencyView, ForeignView
from appliance.ui.screens.paying.gift_card import CardShown, GiftCardView
from appliance.ui.screens.paying.gift_card_sale import GiftCardSaleView
from appliance.ui.screens.paying.paid import PaidView
from appliance.ui.screens.paying.payment import PaymentView
from appliance.ui.screens.paying.tip import TipView
from appliance.ui.screens.selling.bottles import BottlesView
from appliance.ui.widgets.basket import BasketView, LineView
from appliance.words import Words
from tests.ui.examples.shop import FULL, METHODS, SALE, TRAINING, Example, at, question, typed

WAYS = (*METHODS, ("gift_card", "Gavekort"), ("pant", "Flasker"))
PAYING = PaymentView(48409, 48400, (48400, 50000, 60000, 100000), WAYS, credit=True)

KINDS = (("2 kr", 200), ("3 kr", 300))
PLASTIC = "PLASTIC-0001-DEN-LANGE-UTGAVEN-AV-NUMMERET"


def _expired(words: Words) -> str:
    return words.problem(Problem.of("gift_card_expired", number="…2317", date="2025-11-21"))[0]


def counted(*touches: str) -> Callable[[Frame], object]:
    """The kinds that were touched, and what was typed then."""

    def touch(frame: Frame) -> None:
        stage = frame._stages["bottles"]
        for name in touches:
            if name.isdigit():
                stage.entry.keypad.press(name)
            else:
                stage._touched(dict(KINDS).get(name, 0))

    return touch


CREW = (
    ("1", "Ingrid"),
    ("2", "Ola"),
    ("3", "Bjørg-Åse Kristoffersen-Nordmann"),
    *((str(n), f"Ekstrahjelp {n}") for n in range(4, 14)),
)
TIP = TipView(48409, (49000, 50000, 55000), ((5, 2400), (10, 4800), (15, 7300)), CREW)
EUROS = CurrencyView("EUR", "11.50", (("42.10", 0), ("45.00", 3300), ("50.00", 9100), ("60.00", 20600)))
OTHERS = tuple(CurrencyView(code, "10.125") for code in ("DKK", "USD", "GBP", "CHF", "PLN"))
NUMBER, WRITTEN = "9123456789012317", "9123 4567 8901 2317"

EXAMPLES: dict[str, Example] = {
    "bottles": at("bottles", BottlesView(KINDS), BasketView()),
    "bottles-counted": Example(
        at("bottles", BottlesView(KINDS, 48409)).view, counted("2 kr", "3 kr", "3 kr", "2 kr", "9", "9", "9")
    ),
    "bottles-slip": Example(
        at("bottles", BottlesView((("A", 100), ("B", 150), ("C", 300)), 48409, False)).view,
        counted("A", "slip", "9", "9", "9", "5", "0"),
    ),
    "bottles-scanned": question(
        "pant_slip", "Take it off the sale", "Pay it out", "Leave it out", slip_amount=3450, code="980"
    ),
    "payment": at("payment", PAYING),
    "payment-split": at(
        "payment",
        replace(
            PAYING,
            left=28409,
            credit=False,
            cash_due=28400,
            quick=(28400, 30000, 40000, 50000),
            tenders=(("Kort · Visa", 20000),),
        ),
    ),
    "payment-large": at(
        "payment",
        replace(PAYING, left=12345650, cash_due=12345700, quick=(12345700, 12350000, 12400000)),
        FULL,
    ),
    "payment-back": at(
        "payment",
        replace(PAYING, left=-34900, cash_due=-34900, quick=(-34900,), credit=False),
        BasketView((LineView(1, "Votter, ull", -1000, 34900, -34900),), -34900, -1),
    ),
    "payment-onto": at(
        "payment",
        replace(PAYING, left=-34900, cash_due=-34900, quick=(-34900,), credit=False, onto=(NUMBER, 20000)),
        BasketView((LineView(1, "Votter, ull", -1000, 34900, -34900),), -34900, -1),
    ),
    "gift-card": Example(
        at("gift_card", GiftCardView(outstanding=(31, 1245000)), BasketView()).view,
        typed("gift_card", "912345678901"),
    ),
    "gift-card-unnumbered": Example(
        at("gift_card", GiftCardView(None, True, 12950)).view,
        lambda frame: frame._stages["gift_card"]._turn(),
    ),
    "gift-card-shown": at(
        "gift_card", GiftCardView(CardShown(NUMBER, WRITTEN, 50000, "21.11.2029", "", 48409), True)
    ),
    "gift-card-look": at(
        "gift_card", GiftCardView(CardShown(NUMBER, WRITTEN, 12345650, "21.11.2029")), BasketView()
    ),
    "gift-card-expired": at(
        "gift_card",
        lambda words: GiftCardView(CardShown(PLASTIC, PLASTIC, 25000, "21.11.2025", _expired(words)), True),
    ),
    "gift-card-sale": Example(
        at("gift_card_sale", GiftCardSaleView(), BasketView()).view, typed("gift_card_sale", "50000")
    ),
    "gift-card-plastic": Example(
        at("gift_card_sale", GiftCardSaleView("PLASTIC-0001"), BasketView()).view,
        typed("gift_card_sale", "100000"),
    ),
    "card": at(
        "card",
        CardView(
            48409,
            "card",
            "Kort",
            (("visa", "Visa"), ("mc", "Mastercard"), ("bax", "BankAxept"), ("amex", "American Express")),
        ),
    ),
    "paid-change": at(
        "paid", PaidView("1042", 48409, 1600, "Kontant 500,00", -9, "open", "printing"), BasketView()
    ),
    "payment-declinable": at("payment", replace(PAYING, receipt="prints")),
    "payment-declined": at("payment", replace(PAYING, receipt="declined")),
    "paid-asked": at(
        "paid", PaidView("1042", 48409, 1600, "Kontant 500,00", -9, "shut", "asked"), BasketView()
    ),
    "paid-unprinted": at(
        "paid", PaidView("1042", 48409, 1600, "Kontant 500,00", -9, "shut", "unprinted"), BasketView()
    ),
    "payment-mail": at("payment", replace(PAYING, mail="")),
    "payment-mailed": at("payment", replace(PAYING, receipt="prints", mail="kari.nordmann@example.no")),
    "paid-mailing": at(
        "paid",
        PaidView(
            "1042", 48409, 1600, "Kontant 500,00", -9, "open", "", mail="mailing", address="kari@example.no"
        ),
        BasketView(),
    ),
    "paid-mailed": at(
        "paid",
        PaidView("1042", 48409, 0, "Visa", mail="mailed", receipt="", address="kari@example.no"),
        BasketView(),
    ),
    "paid-mail-failed": at(
        "paid",
        PaidView("1042", 48409, 0, "Visa", mail="failed", address="kari@example.no", mails=True),
        BasketView(),
    ),
    "paid-gift": at(
        "paid",
        PaidView("1042", 48409, 1600, "Kontant 500,00", -9, "shut", "printed", gift="printing"),
        BasketView(),
    ),
    "paid-card": at("paid", PaidView("1043", 48409, 0, "Visa", 0, "", "owed"), BasketView()),
    "paid-training": at(
        "paid",
        PaidView("17", 48409, 1600, "Kontant 500,00", -9, "", "printing", kind="training"),
        BasketView(),
        TRAINING,
    ),
    "paid-credit": at(
        "paid",
        PaidView("3", 12345650, 0, receipt="printed", kind="delivery", customer="Bjørg-Åse Kristoffersen"),
        BasketView(),
    ),
    "payment-tip": at("payment", replace(PAYING, tip=True, mail="")),
    "payment-tip-denmark": at("payment", replace(PAYING, tip=True, mail="", receipt="prints")),
    "payment-tip-large": at(
        "payment",
        replace(
            PAYING,
            left=12345650,
            cash_due=12345700,
            quick=(12345700, 12350000, 12400000),
            tip=True,
            mail="",
            receipt="prints",
        ),
        FULL,
    ),
    "payment-tip-no-cash": at(
        "payment", replace(PAYING, cash=False, quick=(), tip=True, mail="", receipt="prints")
    ),
    "tip": at("tip", TIP),
    "tip-given": Example(
        at(
            "tip",
            replace(TIP, given=(("2", 5000), ("1", 2000))),
            replace(SALE, lines=(*SALE.lines, LineView(6, "Drikkepenger", 1000, 7000, 7000)), total=55409),
        ).view,
        typed("tip", "60000"),
    ),
    "tip-large": at(
        "tip",
        replace(
            TIP,
            due=12345650,
            sums=(12346000, 12347000, 12350000),
            parts=((5, 617300), (10, 1234600), (15, 1851800)),
            people=CREW[:1],
        ),
        FULL,
    ),
    "tip-whose": Example(
        at("tip", replace(TIP, given=(("2", 5000),))).view, lambda frame: frame._stages["tip"]._turn()
    ),
    "payment-foreign": at("payment", replace(PAYING, foreign=(("EUR", "42.10"),))),
    "payment-currencies": at(
        "payment",
        replace(
            PAYING,
            left=123456,
            cash_due=123500,
            quick=(123500, 125000, 130000, 140000, 150000),
            foreign=(("EUR", "107.35"), ("SEK", "1210.80")),
        ),
    ),
    "foreign": at("foreign", ForeignView((EUROS,), 48409)),
    "foreign-typed": Example(
        at(
            "foreign",
            ForeignView((replace(EUROS, sums=EUROS.sums[:2]), CurrencyView("SEK", "1.02"), *OTHERS), 48409),
        ).view,
        typed("foreign", "123456"),
    ),
    "payment-training": at("payment", replace(PAYING, credit=False), status=TRAINING),
    "payment-typed": Example(
        at("payment", PAYING).view,
        lambda frame: (frame._stages["payment"]._turn(), typed("payment", "20000")(frame)),
    ),
}
