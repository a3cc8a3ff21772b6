"""What a person answers when a new till is set up, page by page, and what it says as a till.toml.

A value and functions on it: nothing is drawn here, and nothing is written. A Danish till is not asked for its
number: of a CVR number there is one.
"""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from appliance.domain.organisation import of_customer

WITHOUT_SECRETS = ("password",)
"""What is not kept over a power cut."""


@dataclass(frozen=True, slots=True)
class Answers:
    """By page; empty is not answered."""

    language: str = ""
    country: str = ""
    name: str = ""
    number: str = ""
    street: str = ""
    town: str = ""
    vat: str = ""
    """yes or no."""
    register: str = ""
    till: str = ""
    network: str = ""
    """A network's name, or ``cable``."""
    password: str = ""
    printer: str = ""
    """kind|address|profile, or ``none``."""
    drawer: str = ""
    books: str = ""
    """folder, or a system's name: its connection goes into the file on the card."""
    hidden: str = ""
    """yes: the network was typed, and may not tell its name."""


PAGES = tuple(field.name for field in fields(Answers) if field.name != "hidden")
CABLE, CARD, NONE, FOLDER = "-cable", "-card", "none", "folder"
"""A cable; the network that came with the card; no printer or drawer; a folder on the box for the books."""
OTHER = "-other"
"""A printer on the network, or a network that does not tell its name: it is typed."""


def pages(answers: Answers) -> tuple[str, ...]:
    """The pages that these answers lead through, in order; the last one shows them all."""
    left = set()
    if answers.country == "denmark":
        left |= {"register", "till"}
    if answers.network in ("", CABLE, CARD):
        left |= {"password"}
    if answers.printer == NONE:
        left |= {"drawer"}
    return (*(page for page in PAGES if page not in left), "done")


def answered(answers: Answers, page: str, said: str) -> Answers:
    """The answers with another one: another network has another password, and without a printer its drawer
    goes."""
    changed = replace(answers, **{page: said})
    if page == "network" and said != answers.network:
        changed = replace(changed, password="", hidden="")
    if page == "printer" and said == NONE:
        changed = replace(changed, drawer=NONE)
    elif page == "printer" and answers.printer == NONE:
        changed = replace(changed, drawer="")
    return changed


def is_good(answers: Answers, page: str) -> bool:
    """Can one go on from that page?"""
    said = str(getattr(answers, page, "-"))
    if page == "number":
        return is_number(answers)
    if page == "password":
        return 8 <= len(said) <= 63 and said.isascii() and said.isprintable()
    if page == "till":
        return 1 <= len(said) <= 8 and said.isalnum() and said.isascii()
    if page == "network":
        return bool(said) and len(said.encode()) <= 32
    return bool(said.strip())


def is_number(answers: Answers) -> bool:
    """Is what was typed an organisation number of the country, its check digit right?"""
    try:
        return bool(of_customer(answers.country, answers.number)) and bool(answers.number)
    except ValueError:
        return False


def sections(answers: Answers, screen: dict[str, Any]) -> dict[str, Any]:
    """The answers as till.toml has them.

    Args:
        answers: All of them.
        screen: What is known of the panel, as [screen] says it.
    """
    shop: dict[str, Any] = {
        "name": answers.name.strip(),
        "organisation_number": answers.number,
        "address": [answers.street.strip(), answers.town.strip()],
        "country": answers.country,
        "language": answers.language,
        "vat_registered": answers.vat != "no",
    }
    if answers.register == "yes":
        shop["register_name"] = "Foretaksregisteret"
    said = {"shop": shop, "till": {"number": answers.till or "1"}} | ({"screen": screen} if screen else {})
    return said | devices(answers) | _network(answers)


def devices(answers: Answers) -> dict[str, Any]:
    """[printer] and [drawer], as far as they are answered."""
    kind, _, rest = answers.printer.partition("|")
    address, _, profile = rest.partition("|")
    printer: dict[str, Any] = {"kind": kind or "usb"}
    printer |= {"address": address} if address else {}
    printer |= {"profile": profile} if profile else {}
    said = {"printer": printer}
    return said | ({"drawer": {"kind": answers.drawer}} if answers.drawer else {})


def _network(answers: Answers) -> dict[str, Any]:
    if answers.network in ("", CABLE, CARD):
        return {}
    wifi: dict[str, Any] = {"ssid": answers.network, "password": answers.password}
    return {"wifi": wifi | ({"hidden": True} if answers.hidden else {})}


def kept(answers: Answers) -> dict[str, str]:
    """What outlasts a power cut."""
    return {name: said for name, said in asdict(answers).items() if said and name not in WITHOUT_SECRETS}


def again(said: dict[str, Any]) -> Answers:
    """Answers from what was kept; what is not known any more is left."""
    known = {field.name for field in fields(Answers)}
    return Answers(**{name: text for name, text in said.items() if name in known and isinstance(text, str)})
