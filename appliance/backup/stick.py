"""Where things stand on a stick: ``tillbox-backup/ORGANISATION-TILL/`` holds one till's back-up.

    till.json            whose it is: shop, country, currency, till
    till.toml            the configuration, without secrets
    journal-EPOCH.jsonl  a line per entry (`lines`)
    copy-EPOCH-NUMBER/   a verified copy, named by its newest entry (`copies`)

A stick is one of ours when it has that folder, or has nothing on it at all: no till writes on a stick that
somebody keeps their holiday pictures on before a person says so.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from appliance.backup.disk import NOTE, Disk
from appliance.config import Config
from appliance.config.show import settings

FOLDER = "tillbox-backup"
SETTINGS, WHOSE = "till.toml", "till.json"
_LINES = re.compile(r"journal-(\d+)\.jsonl")
_NOTHING = ("system volume information", "lost+found", "found.000", "$recycle.bin")
"""What systems leave on an empty stick, beside what begins with a dot."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose back-up it is: enough to say so, and to make a till.db anew from lines alone."""

    organisation: str
    """Digits, or the country's letters and digits."""
    till: str
    shop: str
    """Its name."""
    country: str
    currency: str

    @property
    def folder(self) -> str:
        """The name of its folder.

        >>> Whose("974760673", "2", "Bua", "norway", "NOK").folder
        '974760673-2'
        """
        return f"{re.sub('[^A-Za-z0-9]', '', self.organisation)}-{self.till}"


def whose(config: Config) -> Whose:
    """Whose the back-ups of a configured box are."""
    shop = config.shop
    return Whose(shop.organisation_number, config.till.number, shop.name, shop.country, shop.currency)


def is_ours(disk: Disk, stick: Path) -> bool:
    """May back-ups be written on this stick?"""
    names = [name.lower() for name in disk.names(stick)]
    return FOLDER in names or not [
        name for name in names if name not in _NOTHING and not name.startswith(".")
    ]


def mark(disk: Disk, stick: Path) -> None:
    """A person says that back-ups go on this stick."""
    disk.make(stick / FOLDER)


def place(stick: Path, of: Whose) -> Path:
    """The folder of a till on a stick."""
    return stick / FOLDER / of.folder


def prepare(disk: Disk, folder: Path, config: Config) -> None:
    """Have a till's folder there, saying whose it is; what stands there already is left as it is."""
    disk.make(folder)
    of = whose(config)
    said = json.dumps({name: getattr(of, name) for name in Whose.__slots__}, ensure_ascii=False)
    for name, text in ((WHOSE, said + "\n"), (SETTINGS, settings(config))):
        content = text.encode()
        path = folder / name
        if disk.size(path) != len(content) or disk.read(path, 0, len(content)) != content:
            part = folder / f"{name}.part"
            disk.put(part, 0, content)
            disk.rename(part, path)


def read_whose(disk: Disk, folder: Path) -> Whose | None:
    """Whose a folder says that it is; None = it does not say."""
    path = folder / WHOSE
    try:
        said = json.loads(disk.read(path, 0, NOTE))
        return Whose(**{name: str(said[name]) for name in Whose.__slots__})
    except (ValueError, KeyError, TypeError, OSError):
        return None


def places(disk: Disk, stick: Path) -> Iterator[tuple[Path, Whose]]:
    """Every till whose back-up is on a stick."""
    for name in disk.names(stick / FOLDER):
        folder = stick / FOLDER / name
        of = read_whose(disk, folder)
        if of and of.folder == name:
            yield folder, of


def line_files(disk: Disk, folder: Path) -> dict[int, Path]:
    """The files of lines, by epoch, oldest first."""
    found = {
        int(match[1]): folder / match[0] for name in disk.names(folder) if (match := _LINES.fullmatch(name))
    }
    return dict(sorted(found.items()))


def line_file(folder: Path, epoch: int) -> Path:
    """The file of an epoch's lines."""
    return folder / f"journal-{epoch}.jsonl"
