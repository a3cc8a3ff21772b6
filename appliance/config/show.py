"""A configuration as text: what is in force, and a file to start from."""

from dataclasses import MISSING, fields
from typing import Any

from appliance.config import SECTIONS, Config
from appliance.config.keys import toml

_PLAIN_ONLY = ("currency", "timezone")
"""Keys of [shop] that a country with its own does not let the file say."""


def describe(config: Config) -> str:
    """What is in force, defaults included, as a till.toml; secrets are not shown, only that they are set."""
    return "\n".join(_section(name, getattr(config, name)) for name in SECTIONS)


def example() -> str:
    """A till.toml with everything in it: what must be said is, the rest stands commented out."""
    parts = []
    for name, of in SECTIONS.items():
        required = any(field.default is MISSING for field in fields(of))
        rows = [f"[{name}]" if required else f"# [{name}]"]
        for field in fields(of):
            mark = "" if field.default is MISSING else "# "
            rows.append(f"{mark}{field.name} = {toml(field.metadata['example'])}  # {field.metadata['says']}")
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def _section(name: str, section: Any) -> str:
    rows = [f"[{name}]"]
    for field in fields(section):
        value = getattr(section, field.name)
        if value in ("", ()) or (name == "shop" and field.name in _PLAIN_ONLY and section.country != "plain"):
            continue
        if field.metadata["secret"]:
            rows.append(f"# {field.name} is set")
        elif field.name == "day_boundary":
            rows.append(f'{field.name} = "{value // 60:02d}:{value % 60:02d}"')
        else:
            rows.append(f"{field.name} = {toml(value)}")
    return "\n".join(rows) + "\n"
