"""Deliveries on credit, and what is paid for them."""

from appliance.ui.screens.credit import CreditView
from appliance.ui.widgets.basket import BasketView
from tests.ui.examples.shop import FULL, METHODS, Example, at

EXAMPLES: dict[str, Example] = {
    "credit": Example(
        at("credit", CreditView(48409)).view,
        lambda frame: frame._stages["credit"].number.keyboard.write("10442"),
    ),
    "credit-organisation": Example(
        at("credit", CreditView(48409, "norway")).view,
        lambda frame: (
            frame._stages["credit"].number.write("10442"),
            frame._stages["credit"].name.write("Fjord Hotell"),
            frame._stages["credit"]._turn("organisation"),
            frame._stages["credit"].organisation.keyboard.write("974760674"),
        ),
    ),
    "credit-pays": Example(
        at("credit", CreditView(0, methods=(("cash", "Kontant"), *METHODS)), BasketView()).view,
        lambda frame: (
            frame._stages["credit"].number.write("10442"),
            frame._stages["credit"].name.write("Bjørg-Åse Kristoffersen-Nordmann"),
            frame._stages["credit"]._turn("amount"),
            frame._stages["credit"].entry.keypad.press("1234500"),
        ),
    ),
    "credit-pays-how": Example(
        at("credit", CreditView(0, methods=(("cash", "Kontant"), *METHODS)), BasketView()).view,
        lambda frame: (
            frame._stages["credit"].number.write("10442"),
            frame._stages["credit"].name.write("Bjørg-Åse Kristoffersen-Nordmann"),
            frame._stages["credit"]._turn("amount"),
            frame._stages["credit"].entry.keypad.press("1234500"),
            frame._stages["credit"]._turn("how"),
        ),
    ),
    "credit-name": Example(
        at("credit", CreditView(48409)).view,
        lambda frame: (
            frame._stages["credit"].number.write("10442"),
            frame._stages["credit"]._turn("name"),
            frame._stages["credit"].name.keyboard.write("Bjørg-Åse Kristoffersen-Nordmann"),
        ),
    ),
    "credit-confirm": Example(
        at("credit", CreditView(12345650), FULL).view,
        lambda frame: (
            frame._stages["credit"].number.write("10442"),
            frame._stages["credit"].name.write("Bjørg-Åse Kristoffersen-Nordmann"),
            frame._stages["credit"]._turn("confirm"),
        ),
    ),
}
