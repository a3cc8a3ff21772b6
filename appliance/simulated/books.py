"""The accounting systems of the bench, each simulated on this machine: its plug, its page, and what
till.toml has to be told of it.

What a system has in its books lies beside the till's files from one start to the next: a till that
comes back finds its days where it left them.
"""

import json
import pickle
import time
from abc import ABC, abstractmethod
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from appliance.config.books import DINERO, FOLDER, OFFICE24, OFFICE24_SOAP
from appliance.simulated import folder_page, shop
from appliance.simulated.dinero import ledger as dinero_ledger
from appliance.simulated.dinero.server import DineroServer
from appliance.simulated.loopback import Loopback
from appliance.simulated.office24.ledger import Ledger
from appliance.simulated.office24.server import Office24Server
from appliance.simulated.office24_soap import ledger as office24_soap_ledger
from appliance.simulated.office24_soap.ledger import SoapBooks
from appliance.simulated.office24_soap.server import Office24SoapServer

ORGANISATION, CLEARING = "123456", 55990


class Books(ABC):
    """One accounting system, plugged in."""

    shop = shop.NORWEGIAN
    """Whose books it can keep."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is the till's; what the books hold lies in it."""
        self.folder = folder
        self._kept = folder / "simulated-books"
        self.held = self._found()
        self.server = self.serve(self.held)

    @property
    def address(self) -> str:
        """Where a browser finds the page."""
        return f"{self.server.address}/"

    @abstractmethod
    def new(self) -> Any:
        """Empty books, in which this shop's accounts are there."""

    @abstractmethod
    def serve(self, held: Any) -> Loopback:
        """The server of these books, listening."""

    @abstractmethod
    def section(self) -> dict[str, str | int]:
        """[books] of till.toml."""

    def page(self) -> str:
        """The page, as a browser gets it."""
        with urlopen(self.address) as answer:
            return str(answer.read(), "utf-8")

    @abstractmethod
    def last(self) -> Any:
        """The voucher that came last, as plain values; None: none came."""

    @property
    def open(self) -> bool:
        """Whether the plug is in."""
        return self.server.open

    def plug(self, inserted: bool) -> None:
        """Pull the network plug, or put it back."""
        if inserted and not self.server.open:
            self.server.open_at()
        elif not inserted and self.server.open:
            self.server.stop()

    def close(self) -> None:
        """Switch it off; what it holds is kept."""
        self.plug(False)
        self._kept.write_bytes(pickle.dumps(self.held))

    def secret(self, name: str, content: str) -> str:
        """Put a secret into a file of its own; gives the file."""
        file = self.folder / f"{name}.secret"
        file.write_text(content)
        file.chmod(0o600)
        return str(file.absolute())

    def _found(self) -> Any:
        """What an earlier start left; of a till that was deleted, or an older program, nothing."""
        if self._kept.exists() and (self.folder / "till.db").exists():
            try:
                return pickle.loads(self._kept.read_bytes())
            except (pickle.UnpicklingError, AttributeError, ImportError, TypeError) as fault:
                print(f"the simulated books begin anew: {fault}", flush=True)
        return self.new()


class Office24Books(Books):
    """24SevenOffice over REST."""

    def new(self) -> Ledger:
        accounts = shop.accounts(shop.NORWEGIAN)
        return Ledger(accounts=accounts, departments=set(shop.DEPARTMENTS), years=set(years()))

    def serve(self, held: Ledger) -> Office24Server:
        server = Office24Server(held, now)
        self.access = server.start()
        return server

    def section(self) -> dict[str, str | int]:
        access = self.access
        return {
            "target": OFFICE24, "client_id": access.client_id,
            "secret_file": self.secret("books", access.client_secret), "organisation": access.organization,
            "transaction_type": access.transaction_type,
            "department_dimension": access.department_dimension, "api": access.api, "login": access.token_url,
        }  # fmt: skip

    def last(self) -> Any:
        return self.held.posted[-1].body if self.held.posted else None


class Office24SoapBooks(Books):
    """24SevenOffice over SOAP."""

    def new(self) -> SoapBooks:
        accounts = {**shop.accounts(shop.NORWEGIAN), office24_soap_ledger.VAT: "Utgående mva"}
        known = dict.fromkeys(years(), False)
        return SoapBooks(accounts=accounts, departments=set(shop.DEPARTMENTS), years=known)

    def serve(self, held: SoapBooks) -> Office24SoapServer:
        server = Office24SoapServer(held, now)
        self.access = server.start()
        return server

    def section(self) -> dict[str, str | int]:
        access = self.access
        return {
            "target": OFFICE24_SOAP, "client_id": access.application, "username": access.username,
            "secret_file": self.secret("books", access.password), "organisation": access.identity,
            "transaction_type": access.transaction_type, "department_dimension": 2, "api": access.api,
            "login": access.login,
        }  # fmt: skip

    def last(self) -> Any:
        there = [*self.held.ledger, *self.held.journals]
        return asdict(there[-1]) if there else None


class DineroBooks(Books):
    """Dinero, of a Danish shop."""

    shop = shop.DANISH

    def new(self) -> dinero_ledger.Ledger:
        names = shop.accounts(shop.DANISH)
        accounts = {number: (name, "none", False) for number, name in names.items()}
        known = [(f"{year}-01-01", f"{year}-12-31") for year in years()]
        return dinero_ledger.Ledger(accounts=accounts | dinero_ledger.ACCOUNTS, years=known)

    def serve(self, held: dinero_ledger.Ledger) -> DineroServer:
        server = DineroServer({ORGANISATION: held}, now)
        self.access = server.start()
        return server

    def section(self) -> dict[str, str | int]:
        access = self.access
        return {
            "target": DINERO, "client_id": access.client_id,
            "secret_file": self.secret("books", access.client_secret), "organisation": ORGANISATION,
            "key_file": self.secret("key", access.api_key), "clearing_account": CLEARING,
            "api": access.api, "login": access.login,
        }  # fmt: skip

    def last(self) -> Any:
        items = list(self.held.items.values())
        return items[-1].body if items else None


class FolderBooks(Books):
    """A folder on a disk that can be pulled out."""

    def new(self) -> None:
        (self.folder / "disk").mkdir(exist_ok=True)

    def serve(self, held: None) -> folder_page.FolderPage:
        server = folder_page.FolderPage(self.folder / "disk")
        server.open_at()
        return server

    def section(self) -> dict[str, str | int]:
        return {"target": FOLDER, "folder": str((self.folder / "disk").absolute())}

    def plug(self, inserted: bool) -> None:
        """Pull the disk out, or put it back."""
        away = self.folder / "disk-pulled-out"
        here, there = (away, self.folder / "disk") if inserted else (self.folder / "disk", away)
        if here.exists():
            here.rename(there)
        super().plug(inserted)

    def close(self) -> None:
        """The disk stays in."""
        super().close()
        self.plug(True)
        self.server.stop()

    def last(self) -> Any:
        files = sorted(
            (self.folder / "disk").glob("*/voucher.json"), key=lambda file: file.stat().st_mtime_ns
        )
        return json.loads(files[-1].read_text()) if files else None


SYSTEMS: dict[str, type[Books]] = {
    OFFICE24: Office24Books,
    OFFICE24_SOAP: Office24SoapBooks,
    DINERO: DineroBooks,
    FOLDER: FolderBooks,
}


def now() -> int:
    """UTC milliseconds."""
    return time.time_ns() // 1_000_000


def years() -> range:
    """The accounting years that are open: all since the first, and the next."""
    return range(2026, max(2028, time.gmtime().tm_year + 2))
