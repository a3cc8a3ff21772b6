"""The accounting system that the shop has chosen, and one pass of deliveries to it."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

from appliance.config import Config
from appliance.config.books import Books
from appliance.domain.problems import refuse
from appliance.integrations import Target
from appliance.integrations.accounting import office24_soap
from appliance.integrations.accounting.dinero import Dinero
from appliance.integrations.accounting.dinero.reading import difference_account
from appliance.integrations.accounting.folder import Folder
from appliance.integrations.accounting.office24 import Office24
from appliance.integrations.accounting.office24_soap import Office24Soap
from appliance.integrations.http import Conversation
from appliance.storage import brought
from appliance.storage.deliveries import Deliveries
from appliance.storage.delivery import State, states
from appliance.storage.vouchers import reading
from appliance.upload import Pass, Round, alone, run
from appliance.wiring.connections import dinero_connection, office24_access, secret
from appliance.wiring.handing import handing
from appliance.wiring.papers import attachments
from appliance.wiring.sign import letterhead, shop
from appliance.wiring.telling import announce


@contextmanager
def books(config: Config, data: Path) -> Iterator[Target]:
    """The accounting system that ``[books]`` names, open for one pass.

    A folder that is named is a disk somebody plugs in: while it is away, the days wait. The one in the
    data folder is ours, and made when it is not there.
    """
    section = config.books
    if section.target == "folder":
        root = Path(section.folder) if section.folder else data / "books"
        if not section.folder:
            root.mkdir(exist_ok=True)
        yield Folder(root, config.shop.name, config.shop.organisation_number)
        return
    if section.target == "dinero":
        with closing(_dinero(section, data)) as target:
            yield target
        return
    if section.target == "24sevenoffice-soap":
        with closing(_office24_soap(section, _epoch(data))) as target:
            yield target
        return
    access = office24_access(section)
    with closing(Office24(access, Conversation(), epoch=_epoch(data))) as target:
        yield target


def _dinero(section: Books, data: Path) -> Dinero:
    """The shop's own organisation; the account of its VAT difference is asked for at every pass."""
    with reading(data / "till.db") as till:
        difference = difference_account(till.mapping())
    return Dinero(dinero_connection(section), section.posting, str(section.clearing_account), difference)


def _epoch(data: Path) -> int:
    """The newest one of this box's journal; 0 in a new one."""
    with reading(data / "till.db") as till:
        head = till.head()
    return head.epoch if head else 0


def _office24_soap(section: Books, epoch: int) -> Office24Soap:
    access = office24_soap.Access(
        section.client_id,
        section.username,
        secret(section),
        section.organisation,
        section.transaction_type,
        departments=section.department_dimension > 0,
        projects=section.project_dimension > 0,
        object_dimension=section.object_dimension,
        year_named_after=section.year_named_after,
        api=section.api,
        login=section.login,
    )
    return Office24Soap(office24_soap.Session(access, Conversation()), section.posting, epoch)


def deliver(config: Config, folder: Path, *, at_once: bool) -> Pass:
    """Make one pass of the uploader over a till's files. The journal's head is noted first, whatever is
    due and whatever becomes of it: see `storage.heads`. Then the owner's phone is told, then the books.

    Args:
        config: Which books, and whose.
        folder: The data folder.
        at_once: Try what certainly is not there before its next try.

    Raises:
        AlreadyRunning: Another uploader is at work.
        Refused: ``database_replayed``: practice days never go to the books.
    """
    with alone(folder / "upload.lock"), reading(folder / "till.db") as till:
        if till.replayed():
            raise refuse("database_replayed", replay=1)
        brought.take_up(folder / "delivery.db")
        with Deliveries(folder / "delivery.db") as deliveries:
            deliveries.note(till.head(), _now(), at_once=at_once)
            announce(config, deliveries, till, _now(), at_once=at_once)
            with books(config, folder) as target:
                papers = attachments(config, folder, letterhead(shop(config)))
                round_ = Round(
                    deliveries, target, till.mapping(), _now, Random(), papers, at_once, config.shop.zone,
                    till.open_date(), perhaps_there=till.perhaps_there(), dimensions=till.dimensions(),
                )  # fmt: skip
                days = till.days(deliveries.ended())
                with handing(config.books, round_, till) as (orders, links):
                    return run(round_, days, links | till.said(), orders)


def outside(folder: Path) -> Iterator[str]:
    """Every delivery that has not arrived, or is not known to have: its id, its state, and why."""
    for row in states(folder / "delivery.db").values():
        if row.state != State.ACCEPTED:
            facts = ", ".join(f"{name} {value}" for name, value in row.facts.items())
            yield f"{row.id}: {row.state} {row.code} {facts}".rstrip()


def _now() -> int:
    return time.time_ns() // 1_000_000
