"""What became of it, in words: beside the file on the card, and on the till's screen."""

from collections.abc import Mapping

from appliance import __version__
from appliance.config.mistakes import NO_NAMES, Mistake
from appliance.firstboot.card import Card
from appliance.firstboot.secrets import held
from appliance.firstboot.telling import Wanted
from appliance.words import N_, Words

FILE = "till-result.txt"
_LANGUAGE = {"norway": "nb", "denmark": "da"}
ASKED = {
    "shop.name": N_("Shop"), "shop.organisation_number": N_("Organisation number"),
    "shop.address": N_("Address"), "shop.country": N_("Country"), "shop.language": N_("Language"),
    "shop.vat_registered": N_("VAT"), "shop.register_name": N_("Foretaksregisteret"),
    "till.number": N_("Till"), "wifi.ssid": N_("Network"), "wifi.password": N_("Password"),
    "wifi.country": N_("Network"), "printer.kind": N_("Printer"), "printer.address": N_("Printer"),
    "printer.profile": N_("Printer"), "drawer.kind": N_("Drawer"), "books.target": N_("The books"),
}  # fmt: skip
"""What the set-up's screens call that which a key of till.toml says: there a mistake is named by it."""
_COUNTRIES = {"norway": N_("Norway"), "denmark": N_("Denmark"), "plain": N_("another country")}


def language(sections: dict[str, object]) -> str:
    """The language that a file's reader speaks, as far as the file can be read."""
    shop = sections.get("shop")
    said = shop if isinstance(shop, dict) else {}
    spoken = said.get("language")
    if spoken in ("nb", "da", "en"):
        return str(spoken)
    return _LANGUAGE.get(str(said.get("country")), "en") if said else "en"


def applied(wanted: Wanted, card: Card, words: Words) -> list[str]:
    """Everything that holds now, a line each."""
    _ = words
    said = [_("Taken over whole: {files}", files=", ".join(card.files))] if card.files else []
    if config := wanted.config:
        shop, country = config.shop, _(_COUNTRIES[config.shop.country])
        said.append(_("Shop: {name} ({number}), {country}", name=shop.name, number=shop.organisation_number,
                      country=country))  # fmt: skip
        said.append(_("Till: {number}", number=config.till.number))
        said.append(_("Printer: {kind}. Drawer: {drawer}", kind=f"{config.printer.kind} "
                      f"{config.printer.address}".rstrip(), drawer=config.drawer.kind))  # fmt: skip
        said.append(_("The books: {target}", target=config.books.target))
    else:
        said.append(_("The file names no shop: the till asks for the rest on its screen"))
    wifi = wanted.wifi.ssid
    said.append(_("Network: wifi {name}, or by cable", name=wifi) if wifi else _("Network: by cable"))
    keys = len(wanted.box.ssh_key)
    said.append(_("ssh: open for {count} keys", count=keys) if keys else _("ssh: closed, there is no key"))
    if moved := [".".join(at) for at in held(card.sections)]:
        said.append(_("Moved into the till and taken out of the file: {keys}", keys=", ".join(moved)))
    return said + notes(card, words)


def told(mistake: str, words: Words, names: Mapping[str, str] = ASKED) -> str:
    """A mistake as the screen says it, to whoever knows the questions and not the keys."""
    return mistake.said(words, names) if isinstance(mistake, Mistake) else mistake


def refused(mistakes: list[str], card: Card, words: Words, names: Mapping[str, str] = NO_NAMES) -> list[str]:
    """Every mistake, a line each: by its key for a technician, or by the ``names`` of a screen."""
    _ = words
    files = ", ".join(card.files)
    said = [
        _("Nothing was changed. Mistakes in {files}: {count}", files=files, count=len(mistakes)),
        *(f"- {told(one, words, names)}" for one in mistakes),
        _("Put them right in the file, put the card back and start the till"),
    ]
    return said + notes(card, words)


def notes(card: Card, words: Words) -> list[str]:
    """What was left of Raspberry Pi Imager's file."""
    return [one.said(words) for one in card.notes]


def text(lines: list[str]) -> bytes:
    """The lines as a file that any editor under Windows shows as it is."""
    return "\r\n".join([f"Tillbox {__version__}", "", *lines, ""]).encode("utf-8-sig")
