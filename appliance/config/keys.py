"""How one key of till.toml is read: a function per kind of value, which says what it expects.

A reader takes what TOML gave and returns the value that the program uses, or raises `Unread` with
"expected …"; who calls it adds the key and what stands there.
"""

import re
from collections.abc import Callable
from dataclasses import MISSING, field, fields
from difflib import get_close_matches
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from appliance.config.mistakes import Unread
from appliance.pin_map import KERNEL
from appliance.printer_profiles import DEFAULT, PROFILES
from appliance.problem_words.mark import N_

KEPT = "***"
"""Stands in the file on the card for a secret that the till has taken over (`firstboot`)."""


def key(
    read: Callable[[Any], Any],
    says: str,
    default: Any = MISSING,
    example: Any = MISSING,
    secret: bool = False,
) -> Any:
    """A dataclass field that is read from the file.

    Args:
        read: Turns TOML's value into ours.
        says: What it is, for the example and for the message when it is missing.
        default: Stands when the key is left out; without one it must be there.
        example: What the example file shows, where that is not the default.
        secret: Never shown, neither in a message nor in the effective configuration.
    """
    shown = default if example is MISSING else example
    return field(default=default, metadata={"read": read, "says": says, "example": shown, "secret": secret})


def hidden(says: str, file: str = "") -> Any:
    """A field that is never shown. A box moves it into a file, which the key ``file`` then names."""
    moved = "; moved into the till, *** is left here" if file else ""
    shown = {"read": line, "says": says + moved, "example": "", "secret": True, "file": file}
    return field(default="", metadata=shown)


def file_of(name: str) -> Any:
    """The field that names the file which holds a secret."""
    return key(path, f"in place of {name}: a file of the till's that holds it", default="", secret=True)


def files(section: Any) -> dict[str, str]:
    """Each secret of a section that may lie in a file, and the key that names the file in its place."""
    return {one.name: one.metadata["file"] for one in fields(section) if one.metadata.get("file")}


def is_missing(values: dict[str, Any], name: str, section: type) -> bool:
    """Is a key said neither itself nor by a file in its place? One with a mistake in it was said."""
    file = files(section).get(name)
    return not values.get(name, "-") and not (file and values.get(file, "-"))


def line(value: Any) -> str:
    """One line of text."""
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise Unread(N_("expected one line of text"))
    return value.strip()


def lines(value: Any) -> tuple[str, ...]:
    """A list of lines, at least one."""
    if not isinstance(value, list) or not value:
        raise Unread(N_('expected a list of texts such as ["Storgata 1", "1430 Ås"]'))
    return tuple(line(each) for each in value)


def line_or_lines(value: Any) -> tuple[str, ...]:
    """One line of text, or a list of them."""
    return lines(value) if isinstance(value, list) else (line(value),)


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Unread(N_("expected true or false"))
    return value


def one_of(*allowed: str | int) -> Callable[[Any], Any]:
    """One of these values and nothing else."""

    def read(value: Any) -> Any:
        if isinstance(value, bool) or value not in allowed:
            raise Unread(N_("expected {values}"), values=tuple(toml(each) for each in allowed))
        return value

    read.allowed = allowed  # type: ignore[attr-defined]  # the example names them
    return read


def number(least: int, most: int, whole: bool = True) -> Callable[[Any], Any]:
    """A number within these limits, both allowed."""

    def read(value: Any) -> Any:
        kinds = int if whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds) or not least <= value <= most:
            expected = N_("expected a whole number from {least} to {most}")
            raise Unread(
                expected if whole else N_("expected a number from {least} to {most}"), least=least, most=most
            )
        return value if whole else float(value)

    return read


def or_nothing(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The same, or 0 where it is found out."""
    return lambda value: 0 if value == 0 and not isinstance(value, bool) else read(value)


def bcm_pin(value: Any) -> int:
    """A GPIO line that is pulled down until the program takes it (BCM2835 peripherals, p. 102)."""
    if isinstance(value, bool) or not isinstance(value, int) or not 9 <= value <= 27 or value in KERNEL:
        raise Unread(N_("expected a BCM number from 9 to 27, not 14 or 15 (the others are high at power-on)"))
    return value


def clock_minutes(value: Any) -> int:
    """A time of day "HH:MM", before noon, as minutes after midnight."""
    match = re.fullmatch(r"(0\d|1[01]):([0-5]\d)", value) if isinstance(value, str) else None
    if not match:
        raise Unread(N_('expected a time before noon such as "04:00"'))
    return int(match[1]) * 60 + int(match[2])


def short_name(value: Any) -> str:
    """A till's number: it stands in file names and voucher keys."""
    if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z0-9]{1,8}", value):
        raise Unread(N_('expected 1 to 8 letters or digits in quotes such as "1"'))
    return value


def path(value: Any) -> str:
    """An absolute path."""
    if not isinstance(value, str) or not value.startswith("/") or not value.isprintable():
        raise Unread(N_("expected an absolute path"))
    return value


def paths(value: Any) -> tuple[str, ...]:
    """One absolute path or a list of them."""
    try:
        return tuple(path(each) for each in (value if isinstance(value, list) else [value]))
    except ValueError as error:
        raise Unread(N_("expected an absolute path, or a list of them")) from error


def profile(value: Any) -> str:
    """A make of receipt printer."""
    if value not in PROFILES:
        close = get_close_matches(str(value), PROFILES, 1)
        raise Unread(
            N_("expected {make} or another of {makes}"),
            make=toml((close or [DEFAULT])[0]),
            makes=", ".join(PROFILES),
        )
    return str(value)


def address(value: Any) -> str:
    """Where a printer is: a host with or without port, a path, or the two hexadecimal USB ids."""
    host = r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?"
    usb = "[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}"
    if not isinstance(value, str) or not re.fullmatch(rf"{host}|/\S+|{usb}", value):
        raise Unread(N_('expected a host such as "192.168.1.50", a path or USB ids such as "04b8:0e15"'))
    return value


def url(value: Any) -> str:
    """An https address; plain http only to this very machine, where tests listen."""
    if not isinstance(value, str) or not re.fullmatch(
        r"https://[^\s/]+\S*|http://(127\.0\.0\.1|localhost)\S*", value
    ):
        raise Unread(N_('expected an address such as "https://…"'))
    return value.rstrip("/")


def currency(value: Any) -> str:
    """An ISO 4217 code."""
    if not isinstance(value, str) or not re.fullmatch(r"[A-Z]{3}", value):
        raise Unread(N_('expected a currency code such as "EUR"'))
    return value


def zone_name(value: Any) -> str:
    """A time zone by its IANA name."""
    try:
        return ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, TypeError, AttributeError, OSError) as error:
        raise Unread(N_('expected a time zone such as "Europe/Berlin"')) from error


def toml(value: object) -> str:
    """A value as TOML writes it; texts, numbers, true and false, and lists of them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    if isinstance(value, list | tuple):
        return f"[{', '.join(toml(each) for each in value)}]"
    return str(value)
