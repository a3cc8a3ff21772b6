"""The accounting system that the shop has chosen, and the papers that go with a day."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from appliance.config import Config
from appliance.domain.voucher import Voucher
from appliance.integrations import Target
from appliance.integrations.accounting.folder import Folder
from appliance.integrations.accounting.office24 import Access, Office24
from appliance.integrations.http import Conversation
from appliance.paper.compose import Letterhead, compose
from appliance.storage.vouchers import reading
from appliance.till.till import Shop
from appliance.words import Words


def shop(config: Config) -> Shop:
    """The shop as its receipts show it."""
    section = config.shop
    vat = "MVA" if section.vat_registered and section.country == "norway" else ""
    register = " ".join(part for part in (section.register_name, vat) if part)
    return Shop(section.name, section.organisation_number, register, section.address, config.till.number)


def letterhead(shop: Shop) -> Letterhead:
    """The head of every paper."""
    return Letterhead(shop.name, shop.organisation, shop.register, shop.address, shop.till)


@contextmanager
def books(config: Config) -> Iterator[Target]:
    """The accounting system that ``[books]`` names, open for one pass."""
    section = config.books
    if section.target == "folder":
        yield Folder(Path(section.folder), config.shop.name, config.shop.organisation_number)
        return
    access = Access(
        section.client_id,
        Path(section.secret_file).read_text().strip(),
        section.organisation,
        section.transaction_type,
        department_dimension=section.department_dimension,
        api=section.api,
        token_url=section.login,
    )
    with closing(Office24(access, Conversation())) as target:
        yield target


def attachments(config: Config, folder: Path) -> Callable[[Voucher], dict[str, bytes]]:
    """What makes a voucher's papers: its Z and settlement as PDF, from their entries."""
    words = Words(config.shop.language, config.shop.money)

    def papers(voucher: Voucher) -> dict[str, bytes]:
        from appliance.paper.pdf import a4

        head = letterhead(shop(config))
        created = dt.datetime.fromtimestamp(voucher.closed_at / 1000, config.shop.zone)
        with reading(folder / "till.db") as till:
            z, settlement = till.closing(voucher.z)
        return {
            "z.pdf": a4((compose(z, head, words),), created, voucher.key),
            "settlement.pdf": a4((compose(settlement, head, words),), created, voucher.key),
        }

    return papers
