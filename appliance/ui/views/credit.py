"""Values of the stages of the customers, and of what they have on credit and pay."""

from appliance.till import customers as register
from appliance.till import permissions
from appliance.till.needs import takes_cash
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.customers.credit import CreditView
from appliance.ui.screens.customers.customer import CustomerView
from appliance.ui.screens.customers.customers import CustomersView
from appliance.ui.views import dimensions
from appliance.ui.views.paying import names_of
from appliance.words import Words


def customers(till: Till, place: Place, outside: Outside, words: Words) -> CustomersView:
    """Who fits the letters typed so far."""
    found = tuple(
        (one.number, one.name, " · ".join(filter(None, (one.number, one.phone, one.town, one.group))))
        for one in register.find(till, place.text)
    )
    return CustomersView(place.text, found)


def customer(till: Till, place: Place, outside: Outside, words: Words) -> CustomerView:
    """One customer, or somebody new."""
    groups = tuple(register.groups(till))
    country = till.rules.country
    if not place.customer:
        return CustomerView(register.proposed(till), new=True, groups=groups, country=country)
    one, account = register.of(till, place.customer), register.account(till, place.customer)
    sale, offset = till.sale, till.clock().offset
    return CustomerView(
        one,
        theirs=bool(sale and sale.customer and sale.customer.number == one.number),
        amount=sale.total if sale and sale.lines else None,
        owed=account.owed,
        overdue=account.overdue,
        movements=tuple((kind, amount, words.moment(at, offset)) for kind, amount, at in account.movements),
        groups=groups,
        country=country,
        manages=bool(till.operator and permissions.may(till, till.operator, "customer_terms")),
        saves=place.saves,
    )


def credit(till: Till, place: Place, outside: Outside, words: Words) -> CreditView:
    """What would be delivered; or, where nothing is open, what a customer can pay with."""
    one, account = register.of(till, place.customer), register.account(till, place.customer)
    if till.sale and till.sale.lines:
        total = till.sale.total
        over = account.over(total)
        return CreditView(one.number, one.name, total, account.owed, over, dimensions.kinds(till))
    cash = takes_cash(till)
    methods = tuple((kind, words(name)) for kind, name in names_of(till).items() if cash or kind != "cash")
    return CreditView(one.number, one.name, owed=account.owed, methods=methods, step=till.rules.cash_step)
