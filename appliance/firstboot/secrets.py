"""What the till takes over of the technician's file, and that file without it.

The file keeps its comments and its order. Where a line is written in a way that this module would not dare
to cut, the file is written anew from what it says: a lost comment is better than a secret that stays.
"""

import re
from dataclasses import fields
from typing import Any

from appliance.config import SECTIONS, ConfigError
from appliance.config import toml as read_toml
from appliance.config.keys import KEPT, toml

HIDDEN = {
    name: keys
    for name, of in SECTIONS.items()
    if (keys := tuple(f.name for f in fields(of) if f.metadata["secret"] and not f.name.endswith("_file")))
}
"""The keys that hold a secret, by section."""
_HEADER = re.compile(r"\s*\[\s*\"?([A-Za-z0-9_-]+)\"?\s*\]\s*(#.*)?")
_ROW = re.compile(
    r"""(\s*"?(?P<key>[A-Za-z0-9_-]+)"?\s*=\s*)("(?:[^"\\]|\\.)*"|'[^']*')(?P<rest>\s*(#.*)?)"""
)


def held(sections: dict[str, Any]) -> dict[tuple[str, str], str]:
    """Every secret that stands in the sections, by section and key."""
    return {
        (name, key): section[key]
        for name, keys in HIDDEN.items()
        if isinstance(section := sections.get(name), dict)
        for key in keys
        if isinstance(section.get(key), str) and section[key] not in ("", KEPT)
    }


def without(sections: dict[str, Any]) -> dict[str, Any]:
    """The sections with `KEPT` for each secret."""
    copy = {
        name: dict(section) if isinstance(section, dict) else section for name, section in sections.items()
    }
    for name, key in held(sections):
        copy[name][key] = KEPT
    return copy


def emptied(content: bytes) -> bytes:
    """A till.toml without its secrets; as it is where it has none.

    Raises:
        ConfigError: It is no TOML.
    """
    sections = read_toml(content)
    hidden = held(sections)
    if not hidden:
        return content
    cut = _cut(content.decode("utf-8-sig")).encode()
    try:
        same = read_toml(cut) == without(sections)
    except ConfigError:
        same = False
    if same and not any(secret.encode() in cut for secret in hidden.values()):
        return cut
    return text(without(sections)).replace("\n", "\r\n").encode()


def text(sections: dict[str, Any], head: str = "") -> str:
    """Sections as a till.toml."""
    rows = [head] if head else []
    for name, section in sections.items():
        rows += [f"[{name}]", *(f"{key} = {toml(value)}" for key, value in section.items()), ""]
    return "\n".join(rows)


def _cut(written: str) -> str:
    section, rows = "", []
    for row in written.splitlines(keepends=True):
        plain = row.rstrip("\r\n")
        if found := _HEADER.fullmatch(plain):
            section = found[1]
        found = _ROW.fullmatch(plain)
        if found and found["key"] in HIDDEN.get(section, ()):
            row = f'{found[1]}"{KEPT}"{found["rest"]}{row[len(plain) :]}'
        rows.append(row)
    return "".join(rows)
