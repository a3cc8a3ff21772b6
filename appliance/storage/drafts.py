"""draft.db: the sale on the screen, written by a thread right behind it.

A power cut loses at most the last scan. The file holds one row: the sale that is open now, as JSON,
what has been paid of it, and the codes that wait to be registered. Parked sales need no place here:
parking is a journal entry.
"""

import json
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any

from peewee import DatabaseError, IntegerField, TextField

from appliance.domain.campaign import Campaign, Share
from appliance.domain.customer import Buyer
from appliance.domain.line import Discount, Line, Origin
from appliance.domain.payment import Payment, Tender
from appliance.domain.sale import Sale
from appliance.storage.database import connect, trouble
from appliance.storage.row import Row

_ELSEWHERE = ("disk_full", "disk_read_only")
"""What a draft that cannot be read is not to blame for."""


class Draft(Row):
    """The open sale; ``id`` is always 1."""

    id = IntegerField(primary_key=True)
    body = TextField()


def as_dict(sale: Sale) -> dict[str, Any]:
    """A sale as JSON values."""
    return asdict(sale)


def sale_from(plain: dict[str, Any]) -> Sale:
    """The inverse of `as_dict`."""
    lines = tuple(
        Line(
            **{
                **line,
                "discount": _discount(line["discount"]),
                "origin": Origin(**line["origin"]) if line["origin"] else None,
                "campaigns": tuple(Share(**one) for one in line.get("campaigns", ())),
            }
        )
        for line in plain["lines"]
    )
    campaigns = tuple(_campaign(one) for one in plain.get("campaigns", ()))
    belongs = tuple(plain.get("belongs", ("", "", "")))
    buyer = Buyer(**plain["customer"]) if plain.get("customer") else None
    made = {
        "lines": lines,
        "discount": _discount(plain["discount"]),
        "campaigns": campaigns,
        "customer": buyer,
        "belongs": belongs,
    }
    return Sale(**{**plain, **made})


def _campaign(plain: dict[str, Any]) -> Campaign:
    return Campaign(**{**plain, "products": tuple(plain["products"]), "groups": tuple(plain["groups"])})


def _discount(plain: dict[str, Any] | None) -> Discount | None:
    return Discount(**plain) if plain else None


def payment_from(plain: dict[str, Any]) -> Payment:
    """A payment from its `dataclasses.asdict`."""
    return Payment(**{**plain, "tenders": tuple(Tender(**tender) for tender in plain["tenders"])})


class Drafts:
    """The open sale's place on the disk, and the thread that writes it."""

    def __init__(self, path: Path) -> None:
        """Open ``path``; `start` begins writing. A damaged file is set aside, never a reason not to sell."""
        self._path = path
        self._wanted: tuple[Sale | None, Payment | None, tuple[str, ...]] = (None, None, ())
        self._dirty = threading.Event()
        self._done = threading.Condition()
        self._saved = self._asked = 0
        self._stop = self._ready = False
        self.failed = ""
        """Why the last write failed, or nothing."""
        self._thread = threading.Thread(target=self._run, name="drafts", daemon=True)

    def read(self) -> tuple[Sale | None, Payment | None, tuple[str, ...]] | None:
        """The open sale and the codes that wait, as last written; None when there is neither. Call
        before `start`.

        Raises:
            Refused: ``disk_full`` or ``disk_read_only``; the file is as it was.
        """
        database = connect(self._path)
        try:
            self._prepare(database)
            row = database.execute_sql("SELECT body FROM draft WHERE id = 1").fetchone()
            plain = json.loads(row[0]) if row and row[0] else None
            if not plain:
                return None
            sale = sale_from(plain["sale"]) if plain["sale"] else None
            payment = payment_from(plain["payment"]) if plain["payment"] else None
            return sale, payment, tuple(str(code) for code in plain.get("codes", ()))
        except (DatabaseError, ValueError, KeyError, TypeError) as error:
            if (
                isinstance(error, DatabaseError)
                and (why := trouble(error, self._path.name)).problem.code in _ELSEWHERE
            ):
                raise why from error
            database.close()
            self._set_aside()
            return None
        finally:
            database.close()

    def _set_aside(self) -> None:
        """Move the file and its log away: a log left behind would be played into the new file."""
        for end in ("", "-wal", "-shm"):
            file = self._path.with_name(self._path.name + end)
            if file.exists():
                file.replace(self._path.with_name(f"{self._path.stem}.damaged{end}"))

    def start(self) -> None:
        """Begin to write behind the screen."""
        self._thread.start()

    def save(self, sale: Sale | None, payment: Payment | None = None, codes: tuple[str, ...] = ()) -> None:
        """Take note of the open sale (None: there is none) and of codes that wait; returns at once."""
        self._wanted = (sale, payment, codes)
        self._asked += 1
        self._dirty.set()

    def flush(self, seconds: float = 5.0) -> bool:
        """Wait until all that was noted is on the disk; False when it is not by then, or cannot be."""
        with self._done:
            return self._done.wait_for(lambda: self._saved >= self._asked, seconds) and not self.failed

    def close(self) -> None:
        """Write what is noted and end the thread."""
        if self._thread.is_alive():
            self.flush()
            self._stop = True
            self._dirty.set()
            self._thread.join(5)

    def _prepare(self, database: Any) -> None:
        database.connect(reuse_if_open=True)
        with database.bind_ctx([Draft]):
            database.create_tables([Draft])

    def _run(self) -> None:
        database = connect(self._path)
        try:
            while True:
                self._dirty.wait()
                self._dirty.clear()
                if self._stop:
                    return
                self._write(database)
        finally:
            database.close()

    def _write(self, database: Any) -> None:
        asked, (sale, payment, codes) = self._asked, self._wanted
        plain = {
            "sale": as_dict(sale) if sale else None,
            "payment": asdict(payment) if payment else None,
            "codes": codes,
        }
        body = json.dumps(plain, ensure_ascii=False) if sale or codes else ""
        try:
            if not self._ready:  # not at the start: a disk that is full now may have room the next time
                self._prepare(database)
                self._ready = True
            with database.atomic():
                database.execute_sql("INSERT OR REPLACE INTO draft VALUES (1, ?)", (body,))
            self.failed = ""
        except DatabaseError as error:
            self.failed = str(trouble(error, self._path.name))
        with self._done:
            self._saved = asked
            self._done.notify_all()
