"""Where deliveries on credit go that the books bill by themselves, in the same pass as the days."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

from appliance.config.books import OFFICE24, TAKES, Books
from appliance.integrations.accounting.dinero import Dinero
from appliance.integrations.accounting.dinero_invoices import DineroInvoices
from appliance.integrations.accounting.office24_orders import Office24Orders, Terms
from appliance.integrations.orders import OrderTarget
from appliance.storage.links import Kept
from appliance.storage.vouchers import Day, Said, TillReader
from appliance.upload import Round
from appliance.upload.orders import Nowhere, Orders, answered, envelope
from appliance.wiring.connections import office24_connection


@contextmanager
def handing(
    books: Books, days: Round, till: TillReader
) -> Iterator[tuple[tuple[Round, list[Day]], dict[str, Said]]]:
    """Orders on their way, each in its envelope, with their round; and what people's links say of them.

    Args:
        books: Which system; one that takes none leaves them waiting where they are seen.
        days: The round of the days.
        till: What the till has.
    """
    waiting = list(till.orders(days.deliveries.ended()))
    with _target(books, days, bool(waiting)) as target:
        deliveries, linked = days.deliveries, till.linked()
        links = Kept(deliveries.database, target.name, days.now, linked)
        known = {one.id: one.order for one in waiting if one.order}
        orders = Orders(target, links, frozenset(TAKES.get(books.target, ())), known)
        round_ = replace(days, target=orders, mapping={}, attachments=lambda *_: {})
        said = answered(deliveries.latest(), target.name, linked)
        yield (round_, list(map(envelope, waiting))), said


@contextmanager
def _target(books: Books, days: Round, needed: bool) -> Iterator[OrderTarget]:
    if needed and isinstance(days.target, Dinero):
        # through the days' own connection: Dinero counts what both ask together
        yield DineroInvoices(days.target.connection, days.mapping)
    elif needed and books.target == OFFICE24:
        terms = Terms(books.product_category, books.payment_method, books.prices_with_vat)
        with closing(Office24Orders(office24_connection(books), days.mapping, terms)) as office24:
            yield office24
    else:
        yield Nowhere()
