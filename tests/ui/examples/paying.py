"""The payment, and what comes right after it."""

from dataclasses import replace

from appliance.ui.screens.card import CardView
from appliance.ui.screens.paid import PaidView
from appliance.ui.screens.payment import PaymentView
from appliance.ui.widgets.basket import BasketView, LineView
from tests.ui.examples.shop import FULL, METHODS, TRAINING, Example, at, typed

PAYING = PaymentView(48409, 48400, (48400, 50000, 60000, 100000), METHODS, credit=True)

EXAMPLES: dict[str, Example] = {
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
    "payment-typed": Example(
        at("payment", PAYING).view,
        lambda frame: (frame._stages["payment"]._turn(), typed("payment", "20000")(frame)),
    ),
    "payment-back": at(
        "payment",
        replace(PAYING, left=-34900, cash_due=-34900, quick=(-34900,), credit=False),
        BasketView((LineView(1, "Votter, ull", -1000, 34900, -34900),), -34900, -1),
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
    "payment-training": at("payment", replace(PAYING, credit=False), status=TRAINING),
}
