"""till.toml: what differs between shops and can't be changed while selling.

The file is read into frozen dataclasses, one per section. Whoever writes it gets everything that is
wrong with it at once, each mistake with its key, what was expected and what stands there. A file
with nothing but ``[shop]`` is enough. What the owner changes in the shop (articles, prices, people,
texts) is data and does not stand here, and no secret does: only the path of the file that holds it.
How a value is read stands in `keys`, what is wired to the box in `wired`, what the books need in `books`,
how a configuration is shown in `show`.
"""

import tomllib
from dataclasses import MISSING, Field, dataclass, fields
from math import hypot
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from appliance.config.books import Books
from appliance.config.books import complete as complete_books
from appliance.config.keys import (
    address,
    bcm_pin,
    clock_minutes,
    currency,
    flag,
    key,
    line,
    lines,
    number,
    one_of,
    path,
    profile,
    short_name,
    zone_name,
)
from appliance.config.wired import Display, Drawer, Power, Scanner, complete_display
from appliance.domain.money import DKK, NOK, Currency
from appliance.domain.organisation import organisation_number_of
from appliance.pin_map import DRAWER_KICK
from appliance.printer_profiles import DEFAULT, PROFILES

_COUNTRY = {"norway": (NOK.code, "nb", "Europe/Oslo"), "denmark": (DKK.code, "da", "Europe/Copenhagen")}
"""Currency, language and time zone; "plain" has its own."""


class ConfigError(Exception):
    """The file is not usable; ``problems`` says why, one line per mistake."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """[shop]: who sells, as the receipt must say it."""

    name: str = key(line, "as it stands on the receipt", example="Bakeriet på Ås AS")
    organisation_number: str = key(line, "organisation number, CVR number", example="974 760 673")
    address: tuple[str, ...] = key(lines, "one text per line", example=["Storgata 1", "1430 Ås"])
    country: str = key(one_of("norway", "denmark", "plain"), "whose law holds", example="norway")
    vat_registered: bool = key(flag, "whether the shop charges VAT", default=True)
    register_name: str = key(one_of("", "Foretaksregisteret"), "register that the company is in", default="")
    phone: str = key(line, "shown on every paper", default="")
    language: str = key(one_of("nb", "da", "en"), "the country's, if left out", default="")
    currency: str = key(currency, 'ISO 4217; only for country "plain"', default="")
    timezone: str = key(zone_name, 'only for country "plain"; UTC, if left out', default="")

    @property
    def money(self) -> Currency:
        """The currency that the shop trades in."""
        return Currency(self.currency)

    @property
    def zone(self) -> ZoneInfo:
        """The shop's time zone."""
        return ZoneInfo(self.timezone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Till:
    """[till]: this box."""

    number: str = key(short_name, "of this till in the shop", default="1")
    day_boundary: int = key(clock_minutes, "when a business date begins", default=240, example="04:00")
    """Minutes after midnight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """[screen]: the panel; its real size decides how large a button is."""

    width: int = key(number(480, 4096), "pixels", default=1280)
    height: int = key(number(320, 4096), "pixels", default=800)
    diagonal: float = key(number(3, 60, whole=False), "inches", default=10.1)
    fullscreen: bool = key(flag, "false at a desk", default=True)
    theme: str = key(one_of("light", "dark"), "colours", default="light")

    @property
    def pixels_per_mm(self) -> float:
        """How fine the panel is."""
        return hypot(self.width, self.height) / (self.diagonal * 25.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """[printer]: the receipt printer."""

    kind: str = key(one_of("usb", "network", "serial", "file", "none"), "how it is connected", default="usb")
    address: str = key(
        address, "host or host:port; device path or vendor:product of a USB printer; file", default=""
    )
    profile: str = key(profile, "its make, as printer_profiles.py names it", default=DEFAULT)
    columns: int = key(
        number(24, 64), "of its paper, 32 on 58 mm; its make's, if left out", default=0, example=48
    )
    logo: str = key(path, "a PNG or JPEG, printed on receipts", default="")
    baud: int = key(one_of(9600, 19200, 38400, 57600, 115200), "serial: its speed", default=38400)
    flow: str = key(one_of("hardware", "software"), "serial: DTR/RTS lines, or XON/XOFF", default="hardware")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The whole file, defaults filled in."""

    shop: Shop
    till: Till
    screen: Screen
    printer: Printer
    drawer: Drawer
    scanner: Scanner
    display: Display
    power: Power
    books: Books


SECTIONS: dict[str, type] = {
    "shop": Shop,
    "till": Till,
    "screen": Screen,
    "printer": Printer,
    "drawer": Drawer,
    "scanner": Scanner,
    "display": Display,
    "power": Power,
    "books": Books,
}


def load(file: Path) -> Config:
    """Read a till.toml.

    Raises:
        ConfigError: Naming everything that is wrong with it.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ConfigError([f"{file}: {error.strerror or error}"]) from error
    try:
        return parse(content.decode("utf-8-sig"))  # an editor under Windows writes a BOM
    except UnicodeDecodeError as error:
        at = content[: error.start].count(b"\n") + 1
        raise ConfigError(
            [f"line {at}: expected UTF-8, got the byte 0x{content[error.start]:02x}"]
        ) from error


def parse(text: str) -> Config:
    """Read the text of a till.toml; raises as `load` does."""
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([f"not TOML: {error}"]) from error
    problems = [
        f"{name}: unknown section{_meant(name, SECTIONS)}" for name in written if name not in SECTIONS
    ]
    read = {name: _section(name, of, written.get(name, {}), problems) for name, of in SECTIONS.items()}
    _complete_shop(read["shop"], problems)
    if read["shop"].get("country") == "denmark" and (number := read["till"].get("number", "1")) != "1":
        problems.append(f'till.number: expected "1", for a CVR number has one cash point, got {number!r}')
    if read["shop"].get("country") == "norway" and read["printer"].get("kind") == "file":
        problems.append('printer.kind: expected paper in Norway (kassasystemforskrifta § 2-3), got "file"')
    if read["printer"].get("kind") == "none" and "kind" not in _written(written, "drawer"):
        read["drawer"]["kind"] = "none"  # a drawer that nobody asked for hangs on no printer
    _complete_devices(read["printer"], read["drawer"], problems)
    complete_display(read, problems)
    columns = PROFILES[read["printer"].get("profile", DEFAULT)].columns
    read["printer"]["columns"] = read["printer"].get("columns") or columns
    complete_books(read["books"], read["shop"].get("currency", ""), problems)
    if problems:
        raise ConfigError(problems)
    return Config(**{name: of(**read[name]) for name, of in SECTIONS.items()})


def _written(written: dict[str, Any], name: str) -> dict[str, Any]:
    section = written.get(name)
    return section if isinstance(section, dict) else {}


def _section(name: str, of: type, written: object, problems: list[str]) -> dict[str, Any]:
    """The values of one section, defaults filled in; a key with a mistake is left out."""
    if not isinstance(written, dict):
        problems.append(f"{name}: expected a section [{name}], got {written!r}")
        return {}
    known: dict[str, Field[Any]] = {field.name: field for field in fields(of)}
    problems += [
        f"{name}.{unknown}: unknown key{_meant(unknown, known)}"
        for unknown in written
        if unknown not in known
    ]
    values: dict[str, Any] = {}
    for field in known.values():
        at = f"{name}.{field.name}"
        if field.name not in written:
            if field.default is MISSING:
                problems.append(f"{at}: missing; expected {field.metadata['says']}")
            else:
                values[field.name] = field.default
            continue
        if written[field.name] == "" and field.default in ("", ()):  # left out, said aloud
            values[field.name] = field.default
            continue
        try:
            values[field.name] = field.metadata["read"](written[field.name])
        except ValueError as error:
            shown = "something else" if field.metadata["secret"] else repr(written[field.name])
            problems.append(f"{at}: {error}, got {shown}")
    return values


def _complete_shop(shop: dict[str, Any], problems: list[str]) -> None:
    country = shop.get("country")
    if country is None:
        return
    for name, value in zip(
        ("currency", "language", "timezone"), _COUNTRY.get(country, ("", "en", "UTC")), strict=True
    ):
        if country != "plain" and name != "language" and shop.get(name):
            problems.append(f'shop.{name}: only for country "plain"; {country} has {value}')
        shop[name] = shop.get(name) or value
    if not shop["currency"]:
        problems.append('shop.currency: missing; country "plain" expects one such as "EUR"')
    if "organisation_number" in shop:
        try:
            shop["organisation_number"] = organisation_number_of(country, shop["organisation_number"])
        except ValueError as error:
            problems.append(f"shop.organisation_number: {error}, got {shop['organisation_number']!r}")


def _complete_devices(printer: dict[str, Any], drawer: dict[str, Any], problems: list[str]) -> None:
    kind, opener = printer.get("kind"), drawer.get("kind")
    if kind in ("network", "serial", "file") and not printer.get("address", "-"):
        problems.append(f'printer.address: missing; kind "{kind}" expects one')
    if opener == "printer" and kind == "none":
        problems.append('drawer.kind: expected "gpio" or "none" where there is no printer, got "printer"')
    pin = drawer.get("kick_pin")
    if opener == "gpio":
        drawer["kick_pin"] = pin = pin or DRAWER_KICK.bcm
        try:
            bcm_pin(pin)
        except ValueError as error:
            problems.append(f"drawer.kick_pin: {error}, got {pin}")
        if pin == drawer.get("sense_pin"):
            problems.append(f"drawer.sense_pin: expected another pin than kick_pin, got {pin}")
    elif pin not in (None, 0, 2, 5):
        problems.append(f"drawer.kick_pin: expected the connector's pin 2 or 5, got {pin}")
    else:
        drawer["kick_pin"] = pin or 2


def _meant(unknown: str, known: dict[str, Any]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(unknown, known, 1)
    return f"; did you mean {close[0]}?" if close else f"; known: {', '.join(known)}"
