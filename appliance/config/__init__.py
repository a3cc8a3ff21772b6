"""till.toml: what differs between shops and can't be changed while selling.

The file is read into frozen dataclasses, one per section. Whoever writes it gets everything that is
wrong with it at once, each mistake with its key, what was expected and what stands there. A file
with nothing but ``[shop]`` is enough. What the owner changes in the shop (articles, prices, people,
texts) is data and does not stand here. A secret may stand here until the box has taken it over (`firstboot`);
from then on there is only the path of the file that holds it.

How a value is read stands in `keys`, how a mistake is said in `mistakes`. The sections stand in `shop`,
`wired` (what hangs on the box), `kitchen` (its second printer), `books`, `sms` (the turnover on a phone) and
`box` (the computer itself); `show` shows them.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from pathlib import Path
from typing import Any

from appliance.config.books import Books
from appliance.config.books import complete as complete_books
from appliance.config.box import Box, Wifi, complete_wifi
from appliance.config.keys import files
from appliance.config.kitchen import Kitchen, complete_kitchen, complete_pins
from appliance.config.labels import Labels, complete_labels
from appliance.config.mail import Mail, complete_mail
from appliance.config.mistakes import Mistake, unread
from appliance.config.shop import Shop, Till, complete_shop
from appliance.config.sms import Sms, complete_sms
from appliance.config.wired import Display, Drawer, Power, Scanner, Screen, complete_devices
from appliance.config.wired import Printer as Printer
from appliance.problem_words.mark import N_


class ConfigError(Exception):
    """The file is not usable; ``problems`` says why, one line per mistake, most of them a `Mistake`."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The whole file, defaults filled in."""

    shop: Shop
    till: Till
    screen: Screen
    printer: Printer
    kitchen: Kitchen
    labels: Labels
    drawer: Drawer
    scanner: Scanner
    display: Display
    power: Power
    books: Books
    sms: Sms
    mail: Mail
    box: Box
    wifi: Wifi


SECTIONS: dict[str, type] = {
    "shop": Shop,
    "till": Till,
    "screen": Screen,
    "printer": Printer,
    "kitchen": Kitchen,
    "labels": Labels,
    "drawer": Drawer,
    "scanner": Scanner,
    "display": Display,
    "power": Power,
    "books": Books,
    "sms": Sms,
    "mail": Mail,
    "box": Box,
    "wifi": Wifi,
}


OF_A_BOX = ("box", "wifi", "screen")
"""Sections that say nothing of a shop."""


def load(file: Path) -> Config:
    """Read a till.toml.

    Raises:
        ConfigError: Naming everything that is wrong with it.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ConfigError([f"{file}: {error.strerror or error}"]) from error
    return read(toml(content))


def parse(text: str) -> Config:
    """Read the text of a till.toml; raises as `load` does."""
    return read(toml(text.encode()))


def toml(content: bytes) -> dict[str, Any]:
    """What stands in a file, by section, as TOML understands it; raises as `load` does."""
    try:
        return tomllib.loads(content.decode("utf-8-sig"))  # an editor under Windows writes a BOM
    except UnicodeDecodeError as error:
        at, byte = content[: error.start].count(b"\n") + 1, f"0x{content[error.start]:02x}"
        raise ConfigError(
            [Mistake(N_("line {line}: expected UTF-8, got the byte {byte}"), line=at, byte=byte)]
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([Mistake(N_("not TOML: {detail}"), detail=str(error))]) from error


def read(written: Mapping[str, Any]) -> Config:
    """Read the sections of a till.toml; raises as `load` does."""
    problems: list[str] = [_unknown(name, N_("{key}: unknown section"), SECTIONS, name) for name in written
                           if name not in SECTIONS]  # fmt: skip
    values = {name: _section(name, of, written.get(name, {}), problems) for name, of in SECTIONS.items()}
    complete_shop(values["shop"], values["till"], problems)
    if values["shop"].get("country") == "norway" and values["printer"].get("kind") == "file":
        paper = N_("{key}: expected paper in Norway (kassasystemforskrifta § 2-3), got {stands}")
        problems.append(Mistake(paper, key="printer.kind", stands='"file"'))
    if values["printer"].get("kind") == "none" and "kind" not in _written(written, "drawer"):
        values["drawer"]["kind"] = "none"  # a drawer that nobody asked for hangs on no printer
    complete_devices(values, problems)
    complete_kitchen(values, problems)
    complete_labels(values["labels"], problems)
    complete_pins(values, problems)
    complete_books(values["books"], values["shop"].get("currency", ""), problems)
    complete_sms(values["sms"], values["shop"].get("country"), problems)
    complete_mail(values["mail"], problems)
    complete_wifi(values["wifi"], values["shop"].get("country"), problems)
    _said_twice(values, problems)
    if problems:
        raise ConfigError(problems)
    return Config(**{name: of(**values[name]) for name, of in SECTIONS.items()})


def _said_twice(values: dict[str, dict[str, Any]], problems: list[str]) -> None:
    """Name every secret that stands both itself and as the file that holds it."""
    both = N_("{key}: expected either {one} or {other}, got both")
    for name, of in SECTIONS.items():
        for secret, file in files(of).items():
            if values[name].get(secret) and values[name].get(file):
                problems.append(Mistake(both, key=f"{name}.{file}", one=secret, other=file))


def read_box(written: Mapping[str, Any]) -> tuple[Box, Wifi, Screen]:
    """Read the sections that need no shop (`OF_A_BOX`); raises as `load` does."""
    problems: list[str] = []
    box, wifi, screen = (_section(name, SECTIONS[name], written.get(name, {}), problems) for name in OF_A_BOX)
    complete_wifi(wifi, "", problems)
    if problems:
        raise ConfigError(problems)
    return Box(**box), Wifi(**wifi), Screen(**screen)


def _written(written: Mapping[str, Any], name: str) -> dict[str, Any]:
    section = written.get(name)
    return section if isinstance(section, dict) else {}


def _section(name: str, of: type, written: object, problems: list[str]) -> dict[str, Any]:
    """The values of one section, defaults filled in; a key with a mistake is left out."""
    if not isinstance(written, dict):
        expected = N_("{key}: expected a section [{key}], got {stands}")
        problems.append(Mistake(expected, key=name, stands=repr(written)))
        return {}
    known: dict[str, Field[Any]] = {field.name: field for field in fields(of)}
    problems += [
        _unknown(unknown, N_("{key}: unknown key"), known, f"{name}.{unknown}")
        for unknown in written
        if unknown not in known
    ]
    values: dict[str, Any] = {}
    for field in known.values():
        at = f"{name}.{field.name}"
        if field.name not in written:
            if field.default is MISSING:
                says = Mistake(field.metadata["says"])
                problems.append(Mistake(N_("{key}: missing; expected {says}"), key=at, says=says))
            else:
                values[field.name] = field.default
            continue
        if written[field.name] == "" and field.default in ("", ()):  # left out, said aloud
            values[field.name] = field.default
            continue
        try:
            values[field.name] = field.metadata["read"](written[field.name])
        except ValueError as error:
            problems.append(unread(at, error, written[field.name], field.metadata["secret"]))
    return values


def _unknown(name: str, what: str, known: Mapping[str, Any], key: str) -> Mistake:
    from difflib import get_close_matches

    close = get_close_matches(name, known, 1)
    if close:
        return Mistake(N_("{what}; did you mean {meant}?"), what=Mistake(what, key=key), meant=close[0])
    return Mistake(N_("{what}; known: {known}"), what=Mistake(what, key=key), known=", ".join(known))
