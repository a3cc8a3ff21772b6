"""Notes of other currencies: which the shop takes and at what rate, and what they are worth.

Their change is cash of the till's own currency. Nobody pays out other notes than these, so what lies in the
drawer of a currency is what was taken since the last Z.
"""

from collections.abc import Mapping

from appliance.domain import foreign as notes
from appliance.domain import money
from appliance.domain import payment as payments
from appliance.domain.payment import FOREIGN, Payment, Tender
from appliance.domain.problems import refuse
from appliance.fiscal import rules
from appliance.storage import journal
from appliance.storage.journal import Fact
from appliance.till.needs import needs_earnest
from appliance.till.permissions import needs
from appliance.till.till import Till, store


def rates(till: Till) -> dict[str, str]:
    """The currencies that the shop takes, with their rates as text; read from the journal once."""
    if till.rates is None:
        last = journal.last_of(till.database, "rates")
        till.rates = {one["currency"]: one["rate"] for one in last[1].data["rates"]} if last else {}
    return till.rates


def rates_then(till: Till, row: int) -> dict[str, str]:
    """The rates at which a receipt could be paid, by the row of its entry; of a currency that the shop took
    only later, today's."""
    every = journal.every(till.database, "rates")
    then: list[dict[str, str]] = next((data["rates"] for at, data in every if at < row), [])
    return rates(till) | {one["currency"]: one["rate"] for one in then}


def choices(till: Till) -> list[str]:
    """The currencies that it may take."""
    return [code for code in rules.FOREIGN if code != till.rules.currency.code]


def set_rate(till: Till, currency: str, rate: str) -> None:
    """Take a currency from now on at a rate, what one whole unit is worth, or no more (empty). One that is
    as before makes no entry.

    Raises:
        Refused: ``rate_wrong``; ``line_gone`` for a currency that cannot be taken; ``manager_needed``,
            ``training_only_sells``.
    """
    needs(till, "rates")
    needs_earnest(till)
    if currency not in choices(till):
        raise refuse("line_gone")
    kept = {code: one for code, one in rates(till).items() if code != currency}
    if rate:
        try:
            kept[currency] = notes.rate_of(rate)
        except ValueError as wrong:
            raise refuse("rate_wrong", rate=rate) from wrong
    if kept != rates(till):
        body = {"rates": [{"currency": code, "rate": kept[code]} for code in sorted(kept)]}
        store(till, Fact("rates", body))
        till.rates = kept


def sums(till: Till, payment: Payment, currency: str, rate: str) -> tuple[tuple[str, int], ...]:
    """What of a payment is due in a currency at a rate, and what its notes make of it, each as text with what
    goes back on it in the minor units of the till's; nothing where none is due. Another currency has coins
    of its own: what is due in it is not rounded to those of the till's first."""
    if payment.cash_due <= 0:
        return ()
    of, units = rules.FOREIGN[currency]
    needed = notes.needed(payment.left, of, rate, till.rules.currency)
    found = []
    for amount in notes.quick(needed, of, units):
        taken = tender(till, currency, notes.digits(amount)[0], {currency: rate})
        found.append((amount, payments.tender(payment, taken).change))
    return tuple(found)


def tender(till: Till, currency: str, minor: int, taken: Mapping[str, str]) -> Tender:
    """An amount of a currency (its minor units) as the tender that it is, by the rates of those that are
    taken; refuses with ``line_gone`` for one that is not among them."""
    rate = taken.get(currency)
    if not rate:
        raise refuse("line_gone")
    amount = money.text(minor, rules.FOREIGN[currency][0])
    worth = notes.worth(amount, rate, till.rules.currency)
    return Tender(FOREIGN, worth, brand=currency, foreign=amount, exchange=rate)
