"""The shop's sign: who it is, by its configuration, as the till and every paper say it."""

from appliance.config import Config
from appliance.config.books import DINERO
from appliance.domain.own_texts import NOTHING, OwnTexts
from appliance.paper.compose import Letterhead
from appliance.till.till import Shop


def shop(config: Config) -> Shop:
    """The shop as its receipts show it."""
    section = config.shop
    vat = "MVA" if section.vat_registered and section.country == "norway" else ""
    register = " ".join(part for part in (section.register_name, vat) if part)
    address = (*section.address, section.phone) if section.phone else section.address
    number, charges_vat = section.organisation_number, section.vat_registered
    return Shop(
        section.name, number, register, address, config.till.number, charges_vat, config.books.credit,
        vat_derived=config.books.target == DINERO, served=config.till.served,
    )  # fmt: skip


def letterhead(shop: Shop, own: OwnTexts = NOTHING) -> Letterhead:
    """The head of every paper, with what the shop prints on receipts of its own."""
    return Letterhead(shop.name, shop.organisation, shop.register, shop.address, shop.till, own)
