"""The target that every till has: the day as files in a folder, for people and for other programs.

One folder per day, ``Z-1-42-20261121/``, written beside its place and renamed into it, so that it
is there whole or not at all. It works with no mapping: JSON and CSV then carry the neutral keys
alone, and the SIE file uses the default plan of `appliance.integrations.accounting.sie`.

``voucher.json``  everything, amounts in minor units, as ``voucher.schema.json`` says
``voucher.si``    SIE 4I, for programs that import vouchers
``voucher.csv``   a row per posting, for spreadsheets (`CSV_COLUMNS`)
``day.pdf``       the papers that came with it: Z, settlement, voucher, list of receipts
"""

import csv
import io
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from appliance.domain.cell import inert
from appliance.domain.money import Currency, text
from appliance.domain.voucher import Mapping as Accounts
from appliance.domain.voucher import Voucher, as_dict, from_dict
from appliance.integrations import (
    Absent,
    Accepted,
    Answer,
    Finding,
    Followed,
    Found,
    Later,
    Line,
    Refused,
    Unknown,
    Unsure,
)
from appliance.integrations.accounting.sie import sie
from appliance.integrations.ahead import Dimensions
from appliance.integrations.saft import coded

FORMAT = 1
EXPONENT = 2
CSV_COLUMNS = (
    "key",  # the day: Z-<till>-<Z number>-<date>
    "date",  # business date, YYYY-MM-DD
    "line",  # 1, 2, 3…
    "role",  # revenue, tender, rounding, …
    "department",  # that it goes out with
    "rate",  # VAT rate in per cent, empty where there is none
    "tender",
    "reason",
    "text",
    "account",  # empty where nothing is mapped
    "vat_code",
    "debit",  # VAT included; debit or credit is empty
    "credit",
    "vat",  # the VAT inside, debit positive
    "currency",
    "group",  # article group
    "product",  # article number, where the product is booked alone
    "project",
    "object",
    "group_name",
)


class Folder:
    """A folder that days are put into; made by whoever sets the till up, never by us.

    A missing folder is a disk that is not plugged in: the days wait.
    """

    name = "folder"
    takes_twice = False
    needs_mapping = False
    settling = 0
    posting = "posted"

    def __init__(self, root: Path, company: str, organization: str) -> None:
        """``company`` and ``organization`` (its number) head the SIE file."""
        self._root = root
        self._company = company
        self._organization = organization

    def deliver(
        self, voucher: Voucher, lines: tuple[Line, ...], delivery: str, attachments: Mapping[str, bytes]
    ) -> Answer:
        """Write the day's folder; one that is there already with the same id is accepted as it is."""
        there = self.look_up(voucher, delivery)
        if isinstance(there, Unsure):
            return Refused(there.code, there.facts)
        if not isinstance(there, Absent):
            return there
        files = {
            "voucher.json": as_json(voucher, lines, delivery),
            "voucher.si": sie(voucher, lines, self._company, self._organization),
            "voucher.csv": as_csv(voucher, lines),
            **{plain(name): data for name, data in attachments.items()},
        }
        try:
            self._put(voucher.key, files)
        except OSError as fault:
            facts = {"detail": str(fault)}
            if isinstance(self.look_up(voucher, delivery), Absent):
                return Later("folder_unreachable", facts=facts, everything=True)
            return Unknown("folder_unreachable", facts)  # renamed, and not known to be on the disk
        return Accepted(voucher.key)

    def look_up(self, voucher: Voucher, delivery: str) -> Found:
        """See whether the day's folder is there, and whether it is this very day."""
        place = self._root / plain(voucher.key)
        try:
            if not self._root.is_dir():
                return Later("folder_unreachable", facts={"folder": str(self._root)}, everything=True)
            if not place.exists():
                return Absent()
            written = json.loads((place / "voucher.json").read_bytes())
            found = written["voucher"]["id"]
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return Unsure("folder_taken", {"folder": str(place)})
        except OSError as fault:
            return Later("folder_unreachable", facts={"detail": str(fault)}, everything=True)
        if found != voucher.id:
            return Unsure("folder_taken", {"folder": str(place), "found": str(found)})
        return Accepted(voucher.key)

    def follow(
        self, voucher: Voucher, lines: tuple[Line, ...], delivery: str, reference: str
    ) -> Followed | Later:
        """Read the day back, figure by figure."""
        place = self._root / plain(voucher.key)
        if not self._root.is_dir():
            return Later("folder_unreachable", facts={"folder": str(self._root)}, everything=True)
        try:
            whole = json.loads((place / "voucher.json").read_bytes())
            there, accounts = from_dict(whole["voucher"]), whole["accounts"]
        except (FileNotFoundError, NotADirectoryError):
            return Followed("gone", facts={"folder": str(place)})
        except (ValueError, KeyError, TypeError) as fault:
            return Followed("changed", facts={"folder": str(place), "detail": str(fault)[:200]})
        except OSError as fault:
            return Later("folder_unreachable", facts={"detail": str(fault)}, everything=True)
        if there != voucher:
            return Followed("changed", facts={"folder": str(place)})
        if not _same(accounts, _accounts(lines)):
            return Followed("changed", facts={"folder": str(place), "account": "others than were sent"})
        return Followed("posted", verified=True)

    def preflight(
        self, mapping: Accounts, dates: Iterable[str], dimensions: Dimensions
    ) -> Later | tuple[Finding, ...]:
        """A folder refuses nothing that could be known before."""
        return ()

    def _put(self, key: str, files: Mapping[str, bytes]) -> None:
        beside = self._root / f".{key}.partial"
        if beside.exists():  # an earlier try was stopped half-way; only one uploader runs at a time
            shutil.rmtree(beside)
        beside.mkdir()
        for name, data in files.items():
            _write(beside / name, data)
        _sync(beside)
        beside.rename(self._root / key)  # fails where a folder with files stands
        _sync(self._root)


def delivered(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every day in such a folder, by name, with its voucher as plain values; empty for one that cannot be
    read. What else stands there is left alone."""
    for file in sorted(root.glob("*/voucher.json")):
        if file.parent.name.startswith("."):  # written half-way
            continue
        try:
            voucher = json.loads(file.read_bytes())["voucher"]
        except (OSError, ValueError, KeyError, TypeError):
            voucher = {}
        yield file.parent.name, voucher if isinstance(voucher, dict) else {}


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def plain(name: str) -> str:
    """The name itself, if it can be nothing but a file's name (ValueError)."""
    if not name or name.startswith(".") or "/" in name or "\0" in name:
        raise ValueError(f"expected a plain file name, got {name!r}")
    return name


def as_json(voucher: Voucher, lines: tuple[Line, ...], delivery: str) -> bytes:
    """The whole voucher with the accounts that were mapped and SAF-T's codes; see ``voucher.schema.json``."""
    whole = {
        "format": FORMAT,
        "delivery": delivery,
        "exponent": EXPONENT,
        "voucher": as_dict(voucher),
        "accounts": _accounts(lines),
        "saft": coded(voucher, lines),
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _accounts(lines: tuple[Line, ...]) -> list[dict[str, str] | None]:
    return [asdict(line.account) if line.account else None for line in lines]


def _same(there: list[dict[str, str] | None], ours: list[dict[str, str] | None]) -> bool:
    """An older file names no dimensions."""
    pairs = zip(there, ours, strict=False)
    return len(there) == len(ours) and all(
        (old or {}).items() <= (new or {}).items() and (old is None) == (new is None) for old, new in pairs
    )


def as_csv(voucher: Voucher, lines: tuple[Line, ...]) -> bytes:
    """One row per posting: UTF-8 with BOM, ``;``, decimal comma, as spreadsheets here open it."""
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow(CSV_COLUMNS)
    for number, line in enumerate(lines, start=1):
        posting, account = line.posting, line.account
        table.writerow(
            [
                voucher.key, voucher.date, number, posting.role, inert(line.department),
                "" if posting.rate is None else _comma(posting.rate), inert(posting.tender),
                inert(posting.reason), inert(posting.text),
                account.number if account else "", account.vat_code if account else "",
                _comma(posting.amount) if posting.amount > 0 else "",
                _comma(-posting.amount) if posting.amount < 0 else "",
                _comma(posting.vat), voucher.currency, inert(posting.group), inert(posting.product),
                inert(line.project), inert(line.object), inert(posting.name),
            ]
        )  # fmt: skip
    return out.getvalue().encode("utf-8-sig")


def _comma(minor: int) -> str:
    return text(minor, Currency("", EXPONENT)).replace(".", ",")
