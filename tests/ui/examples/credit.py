"""Customers: found, one of them, changed; deliveries on credit, and what is paid for them."""

from dataclasses import replace

from appliance.domain.customer import Customer
from appliance.ui.screens.customers.credit import CreditView
from appliance.ui.screens.customers.customer import CustomerView
from appliance.ui.screens.customers.customers import CustomersView
from appliance.ui.widgets.basket import BasketView
from tests.ui.examples.shop import FULL, METHODS, SALE, Example, at

LONG = "Bjørg-Åse Kristoffersen-Nordmann"
HOTEL = Customer(
    "10442", "Fjord Hotell AS", "974760673", "Strandgata 1", "6770", "Nordfjordeid", "57 86 00 00",
    "post@fjordhotell.no", "Hoteller", 5_000_000, 30,
)  # fmt: skip
MOVED = (
    ("delivery", 48409, "20.11.2026 14:02"),
    ("cash_moved", -100_000, "13.11.2026 09:15"),
    ("handed", 1234500, "06.11.2026 11:40"),
)
KNOWN = CustomerView(HOTEL, amount=48409, owed=1182909, movements=MOVED, groups=("Hoteller",), manages=True)
PAYS = CreditView("10442", LONG, owed=1182909, methods=(("cash", "Kontant"), *METHODS), step=100)
FOUND = (
    ("10442", "Fjord Hotell AS", "10442 · 57 86 00 00 · Nordfjordeid · Hoteller"),
    ("10017", "Fjordskolen SFO", "10017 · Måløy"),
    ("10201", LONG, "10201 · 90 12 34 56"),
)
THEIRS = replace(SALE, label="Kari i rødt · Fjord Hotell AS")


def turned(step: str, letters: str = ""):
    """One fact of the customer is being typed."""

    def touch(frame) -> None:
        stage = frame._stages["customer"]
        stage._turn(step)
        if letters:
            stage.letters[step].keyboard.write(letters)

    return touch


EXAMPLES: dict[str, Example] = {
    "customers": at("customers", CustomersView("fjo", FOUND[:2])),
    "customers-all": at("customers", CustomersView("", FOUND * 9)),
    "customers-nobody": at("customers", CustomersView("fjordens", ())),
    "customers-none": at("customers", CustomersView(), BasketView()),
    "customer": at("customer", KNOWN, SALE),
    "customer-theirs": at("customer", replace(KNOWN, theirs=True), THEIRS),
    "customer-over": at("customer", replace(KNOWN, owed=4_990_000, overdue=1_234_500), SALE),
    "customer-resting": at("customer", replace(KNOWN, amount=None, overdue=1_234_500), BasketView()),
    "customer-person": at("customer", CustomerView(Customer("10201", LONG), amount=48409), FULL),
    "customer-new": Example(
        at("customer", CustomerView(Customer("10443", ""), new=True)).view,
        lambda frame: frame._stages["customer"].letters["name"].keyboard.write("Ås barnehage"),
    ),
    "customer-new-sheet": at("customer", CustomerView(Customer("10443", "Ås barnehage"), new=False)),
    "customer-organisation": Example(at("customer", KNOWN).view, turned("organisation", "974760674")),
    "customer-limit": Example(at("customer", KNOWN).view, turned("limit")),
    "customer-group": Example(at("customer", KNOWN).view, turned("group", "Skoler")),
    "credit": at("credit", CreditView("10442", LONG, 12345650, 1182909), FULL),
    "credit-over": at("credit", CreditView("10442", "Fjord Hotell AS", 48409, 4_990_000, 38_409)),
    "credit-belongs": at(
        "credit",
        CreditView("10442", "Fjord Hotell AS", 48409, 1182909, kinds=("project",)),
        replace(THEIRS, label="Fjord Hotell AS · Matfestivalen 2026"),
    ),
    "credit-pays": Example(
        at("credit", PAYS, BasketView()).view,
        lambda frame: frame._stages["credit"].entry.keypad.press("1234500"),
    ),
    "credit-pays-how": Example(
        at("credit", PAYS, BasketView()).view,
        lambda frame: (
            frame._stages["credit"].entry.keypad.press("1234530"),
            frame._stages["credit"]._turn("how"),
        ),
    ),
}
