"""What can be changed on a till that is set up: pages, the fields of each, and what they say as a till.toml.

Values and functions on them, as `answers` has them for a new till: nothing is drawn here, and nothing is
written. A value is a text under its key (``shop.name``); what is changed and not kept yet lies over what is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from appliance.ui.answers import CABLE
from appliance.words import N_

HIDDEN = "***"
"""Stands for a secret that is there."""
STICK = "-stick"
"""In a field's place: the answers of a page come from a file on a USB stick."""
YES, NO = "yes", "no"
_YES_NO = ((YES, N_("Yes")), (NO, N_("No")))
OFFICE24, DINERO = "24sevenoffice", "dinero"
FOLDER, NONE, SVEVE, GATEWAYAPI = "folder", "none", "sveve", "gatewayapi"
BEGINS = {"books": "books.target", "sms": "sms.service", "mail": "mail.host", "network": "wifi"}
"""By page, the answer that says whom the others are for: where it is another, they begin anew."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be said."""

    at: str
    """Section and key; printer and wifi are said as one each."""
    name: str
    kind: str = "line"
    """line, number, phones, secret, pick, flag, printer or network."""
    picks: tuple[tuple[str, str], ...] = ()
    """What it can be, and the word for it."""
    only: tuple[str, ...] = ()
    """Targets of the books, services or countries that know of it; empty: all."""


PAGES: dict[str, tuple[Field, ...]] = {
    "shop": (
        Field("shop.name", N_("Shop")),
        Field("shop.address.0", N_("Street")),
        Field("shop.address.1", N_("Town")),
        Field("shop.phone", N_("Phone")),
        Field("shop.vat_registered", N_("VAT"), "flag", _YES_NO),
        Field("shop.register_name", N_("In Foretaksregisteret"), "pick",
              (("Foretaksregisteret", N_("Yes")), ("", N_("No"))), ("norway",)),
        Field("till.served", N_("Eaten here or taken along"), "pick",
              (("", N_("As each group says")), ("here", N_("Eaten here first")),
               ("away", N_("Taken along first"))), ("norway",)),
    ),
    "printer": (
        Field("printer", N_("Printer"), "printer"),
        Field("printer.columns", N_("Paper"), "number",
              (("0", N_("As its make has it")), ("48", "80 mm"), ("42", "80 mm, 42"), ("32", "58 mm"))),
    ),
    "drawer": (
        Field("drawer.kind", N_("What opens the drawer"), "pick",
              (("printer", N_("The printer")), ("gpio", N_("The box itself")),
               ("none", N_("There is none")))),
    ),
    "scanner": (Field("scanner.prefix", N_("Sent before every code")),),
    "network": (Field("wifi", N_("Wifi"), "network"), Field("wifi.password", N_("Password"), "secret")),
    "books": (
        Field("books.target", N_("The books"), "pick",
              ((FOLDER, N_("None: days stay on the box")), (OFFICE24, "24SevenOffice"), (DINERO, "Dinero"))),
        Field("books.client_id", N_("Client id"), "secret", only=(OFFICE24, DINERO)),
        Field("books.secret", N_("Secret"), "secret", only=(OFFICE24, DINERO)),
        Field("books.organisation", N_("Organisation there"), only=(OFFICE24, DINERO)),
        Field("books.transaction_type", N_("Transaction type"), "number", only=(OFFICE24,)),
        Field("books.api_key", N_("API key"), "secret", only=(DINERO,)),
        Field("books.clearing_account", N_("Clearing account"), "number", only=(DINERO,)),
    ),
    "sms": (
        Field("sms.service", N_("Who sends it"), "pick",
              ((NONE, N_("Nobody is told")), (SVEVE, "Sveve"), (GATEWAYAPI, "GatewayAPI"))),
        Field("sms.to", N_("Whom to tell"), "phones", only=(SVEVE, GATEWAYAPI)),
        Field("sms.user", N_("User name there"), only=(SVEVE,)),
        Field("sms.secret", N_("Password or token"), "secret", only=(SVEVE, GATEWAYAPI)),
        Field("sms.sender", N_("Shown as the sender"), only=(SVEVE, GATEWAYAPI)),
    ),
    "mail": (
        Field("mail.host", N_("Outgoing mail server")),
        Field("mail.sender", N_("Sent from the address")),
        Field("mail.user", N_("User name there")),
        Field("mail.secret", N_("Password"), "secret"),
        Field("mail.port", N_("Way in"), "number", (("587", "587 (STARTTLS)"), ("465", "465 (TLS)"))),
    ),
    "screen": (
        Field("shop.language", N_("Language"), "pick", (("nb", "Norsk"), ("da", "Dansk"), ("en", "English"))),
        Field("screen.theme", N_("Colours"), "pick", (("light", N_("Light")), ("dark", N_("Dark")))),
        Field("screen.large_text", N_("Large text"), "flag", _YES_NO),
    ),
    "sound": (
        Field("scanner.beep", N_("Sound"), "pick",
              (("none", N_("The scanner's own alone")), ("buzzer", N_("The box's buzzer too")))),
    ),
    "day": (
        Field("till.day_boundary", N_("A new day begins at"), "pick",
              tuple((hour, hour) for hour in ("00:00", "02:00", "03:00", "04:00", "05:00", "06:00"))),
    ),
}  # fmt: skip
"""Each page's fields, in order."""


def fields(page: str, values: Mapping[str, str]) -> tuple[Field, ...]:
    """The fields of a page that these values need."""
    of = {values.get(at, "") for at in ("books.target", "sms.service", "shop.country")}
    shown = [one for one in PAGES[page] if not one.only or of & {*one.only}]
    for_nobody = page in ("network", "mail") and values.get(BEGINS[page], "") in ("", CABLE)
    return tuple(shown[:1] if for_nobody else shown)


def field(page: str, at: str) -> Field | None:
    """A page's field by its key."""
    return next((one for one in PAGES.get(page, ()) if one.at == at), None)


def secrets(page: str) -> tuple[str, ...]:
    """The keys of a page that are never shown."""
    return tuple(one.at for one in PAGES.get(page, ()) if one.kind == "secret")


def said_on(page: str, draft: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """What is to be kept of a page: what was changed; all of it, where it is for somebody else now."""
    whole = {**known, **draft}
    own = {one.at for one in fields(page, whole)} | ({"wifi.hidden"} if page == "network" else set())
    begins = BEGINS.get(page, "")
    if draft.get(begins, known.get(begins)) == known.get(begins):
        return {at: said for at, said in draft.items() if at in own and known.get(at) != said}
    hidden = {at for at in secrets(page) if not draft.get(at)}
    return {at: whole[at] for at in own if at in whole and (at in draft or at not in hidden)}


def values(sections: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """What is in force, by key.

    Args:
        sections: As `config.Config` has them, defaults filled in, `HIDDEN` for each secret that is there.
    """
    said: dict[str, str] = {}
    for name, section in sections.items():
        for key, value in section.items():
            if isinstance(value, bool):
                said[f"{name}.{key}"] = YES if value else NO
            elif isinstance(value, list | tuple):
                said |= {f"{name}.{key}.{place}": str(one) for place, one in enumerate(value)}
            else:
                said[f"{name}.{key}"] = str(value)
    printer = sections.get("printer", {})
    kind = str(printer.get("kind", "none"))
    said["printer"] = (
        kind if kind == "none" else f"{kind}|{printer.get('address', '')}|{printer.get('profile', '')}"
    )
    said["wifi"] = str(sections.get("wifi", {}).get("ssid", "")) or CABLE
    if "till.day_boundary" in said:
        hours, minutes = divmod(int(said["till.day_boundary"]), 60)
        said["till.day_boundary"] = f"{hours:02d}:{minutes:02d}"
    return said


def sections(draft: Mapping[str, str], known: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """What was changed, as till.toml has it: of an address, both lines.

    Args:
        draft: What was changed, by key.
        known: What is in force.
    """
    said: dict[str, dict[str, Any]] = {}
    for at, value in draft.items():
        name, _, key = at.partition(".")
        part = said.setdefault(name, {})
        if at == "printer":
            kind, _, rest = value.partition("|")
            part["kind"] = kind
            part["address"], _, part["profile"] = rest.partition("|")
        elif at == "wifi":
            part["ssid"] = "" if value == CABLE else value
        elif at.startswith("shop.address."):
            whole = {**known, **draft}
            lines = [whole.get(f"shop.address.{place}", "").strip() for place in (0, 1)]
            part["address"] = [line for line in lines if line]
        else:
            part[key] = _typed(at, value)
    return said


_FLAGS = {"wifi.hidden"} | {one.at for page in PAGES.values() for one in page if one.kind == "flag"}
_NUMBERS = {one.at for page in PAGES.values() for one in page if one.kind == "number"}


def _typed(at: str, value: str) -> str | int | bool:
    if at in _FLAGS:
        return value == YES
    if at in _NUMBERS:
        return int(value) if value.isdecimal() and value != "0" else ""
    return value.strip()


def told(draft: Mapping[str, str], known: Mapping[str, str]) -> list[list[str]]:
    """What is journalled of a change: key, what it was, what it is; of a secret that it is another.

    >>> told({"shop.name": "Kafé", "books.secret": "hush"}, {"shop.name": "Bua"})
    [['books.secret', '***', '***'], ['shop.name', 'Bua', 'Kafé']]
    """
    hidden = {one.at for page in PAGES.values() for one in page if one.kind == "secret"}
    return [
        [at, HIDDEN, HIDDEN] if at in hidden else [at, known.get(at, ""), value]
        for at, value in sorted(draft.items())
    ]
