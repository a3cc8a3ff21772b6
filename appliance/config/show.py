"""A configuration as text: what is in force, and a file to start from."""

from dataclasses import MISSING, Field, fields
from typing import Any

from appliance.config import SECTIONS, Config
from appliance.config.keys import KEPT, toml

_PLAIN_ONLY = ("currency", "timezone")
"""Keys of [shop] that a country with its own does not let the file say."""
_NAMES = ("client_id", "username", "secret_file", "key_file")
"""Keys that are hidden and open nothing by themselves."""
_OF_A_BOX = ("box", "wifi")


def describe(config: Config) -> str:
    """What is in force, defaults included, as a till.toml; secrets are not shown, only that they are set."""
    return "\n".join(_section(name, getattr(config, name)) for name in SECTIONS)


def settings(config: Config) -> str:
    """What another box needs to go on as this till, as a till.toml: no secret, and nothing of this box.

    Names and paths that only go with a secret are in it; `KEPT` stands for the secret itself.
    """
    return "\n".join(
        _section(name, getattr(config, name), kept=True) for name in SECTIONS if name not in _OF_A_BOX
    )


_HEAD = """\
## Tillbox: what a till is told. Copy this file to till.toml, here on the card, and change the copy.
## Only [shop] is needed, and a printer on USB, its drawer, the screen and the scanner are found. What begins
## with # counts for nothing: take the # away from a line, and from the [section] above it, to say it.
## Put the card into the box and switch it on. It takes the whole file or nothing of it, and says what became
## of it in till-result.txt, here. Passwords and secrets are moved into the box then; *** stands in their
## place, and may stay when you change something else later.
"""


def example() -> str:
    """A till.toml with everything in it: what must be said is, the rest stands commented out."""
    parts = [_HEAD]
    for name, of in SECTIONS.items():
        required = any(field.default is MISSING for field in fields(of))
        rows = [f"[{name}]" if required else f"# [{name}]"]
        for field in fields(of):
            mark = "" if field.default is MISSING else "# "
            rows.append(f"{mark}{field.name} = {toml(field.metadata['example'])}  # {_says(field)}")
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def _says(field: Field[Any]) -> str:
    """What a key is, and what it can be where that is a choice."""
    allowed = [toml(each) for each in getattr(field.metadata["read"], "allowed", ()) if each != ""]
    return f"{field.metadata['says']}: {', '.join(allowed)}" if allowed else str(field.metadata["says"])


def _section(name: str, section: Any, *, kept: bool = False) -> str:
    rows = [f"[{name}]"]
    for field in fields(section):
        value = getattr(section, field.name)
        if value in ("", ()) or (name == "shop" and field.name in _PLAIN_ONLY and section.country != "plain"):
            continue
        if field.metadata["secret"] and kept and field.name in _NAMES:
            rows.append(f"{field.name} = {toml(value)}")
        elif field.metadata["secret"]:
            rows.append(f"{field.name} = {toml(KEPT)}" if kept else f"# {field.name} is set")
        elif field.name == "day_boundary":
            rows.append(f'{field.name} = "{value // 60:02d}:{value % 60:02d}"')
        else:
            rows.append(f"{field.name} = {toml(value)}")
    return "\n".join(rows) + "\n"
