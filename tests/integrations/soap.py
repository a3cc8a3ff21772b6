"""A simulated 24SevenOffice that speaks SOAP and the real target, talking over HTTP on the loopback."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from appliance.domain.voucher import Posting, Role, Voucher
from appliance.integrations import Answer, Followed, Found, Later, accounted
from appliance.integrations.accounting.office24_soap import Access, Office24Soap, Session
from appliance.integrations.accounting.office24_soap.bundle import bundle_list
from appliance.integrations.accounting.office24_soap.envelope import body_of, written
from appliance.integrations.accounting.office24_soap.session import ACCOUNT
from appliance.simulated.loopback import Fault
from appliance.simulated.office24_soap.ledger import SoapBooks
from appliance.simulated.office24_soap.server import Office24SoapServer, Trick
from tests.integrations.patient import Patient
from tests.upload.shop import MAPPING, one_day

ACCESS = Access("a-1", "kari", "hemmelig", "i-1", 7, departments=True)


@dataclass
class Both:
    """Both ends; ``next_faults`` go to the next requests, log-ins too, ``tricks`` to the next bundles."""

    server: Office24SoapServer
    access: Access
    posting: str
    next_faults: list[Fault]
    tricks: list[Trick]
    now: int = 1_800_000_000_000
    mapping: dict = field(default_factory=lambda: dict(MAPPING))

    def __post_init__(self) -> None:
        self.target = self.other()

    def other(self, **changed) -> Office24Soap:
        """A target of its own, as another process would have, with some of its access changed."""
        session = Session(replace(self.access, **changed), Patient())
        return Office24Soap(session, self.posting)

    @property
    def books(self) -> SoapBooks:
        """What the server has."""
        return self.server.books

    def known(self) -> None:
        """Log in and read the lists, so that the next request is the one that matters."""
        _, voucher = one_day(1, date(2026, 11, 20))
        self.deliver(voucher)
        (self.books.journals or self.books.ledger).clear()

    def deliver(self, voucher: Voucher) -> Answer:
        """Deliver with the shop's mapping."""
        return self.target.deliver(voucher, accounted(voucher, self.mapping), self.id(voucher), {})

    def look_up(self, voucher: Voucher) -> Found:
        """Look up."""
        return self.target.look_up(voucher, self.id(voucher))

    def follow(self, voucher: Voucher, reference: str = "") -> Followed | Later:
        """Follow."""
        lines = accounted(voucher, self.mapping)
        return self.target.follow(voucher, lines, self.id(voucher), reference or self.id(voucher))

    def id(self, voucher: Voucher) -> str:
        """The delivery's id."""
        return f"{voucher.id}-{self.target.name}-1"


@contextmanager
def soap(posting: str = "posted", most: int = 0) -> Iterator[Both]:
    """Open both ends."""
    faults: list[Fault] = []
    tricks: list[Trick] = []
    server = Office24SoapServer(
        SoapBooks(),
        lambda: both.now if both else 0,
        lambda method, path: faults.pop(0) if faults else Fault.NONE,
        tricks=lambda: tricks.pop(0) if tricks else Trick.NONE,
        most=most,
    )
    both: Both | None = None
    both = Both(server, server.start(), posting, faults, tricks)
    try:
        yield both
    finally:
        both.target.close()
        server.stop()


def day_of(*postings: Posting, day: str = "2026-11-21", number: int = 42, text: str = "") -> Voucher:
    """A voucher of a Norwegian till."""
    key = f"Z-1-{number}-{day.replace('-', '')}"
    return Voucher(
        f"{number:032x}", key, "1", 1, number, day, "NOK", text or f"Kassaoppgjør {number}", postings, (1, 9)
    )


def sold(gross: int, vat: int, rate: int = 2500, **more) -> Posting:
    """Revenue, as the till writes it: credit."""
    return Posting(Role.REVENUE, -gross, -vat, rate, **more)


def paid(amount: int, tender: str = "cash", **more) -> Posting:
    """A tender: debit."""
    return Posting(Role.TENDER, amount, tender=tender, **more)


def sent(voucher: Voucher, posting: str = "posted", access: Access = ACCESS, mapping=MAPPING) -> str:
    """The envelope that saves a day as voucher 1042 of 2026."""
    lines = accounted(voucher, mapping)
    parts = bundle_list(voucher, lines, access, posting, 1042, int(voucher.date[:4]))
    return written(ACCOUNT.namespace, "SaveBundleList", parts)


def plainly(envelope: str) -> list[tuple[str, str]]:
    """An envelope's leaves: (path of names, text), in their order."""
    body = body_of(envelope.encode())
    assert body is not None, envelope
    found: list[tuple[str, str]] = []

    def walk(element: Element, above: str) -> None:
        name = element.tag.rpartition("}")[2]
        if len(element):
            for child in element:
                walk(child, f"{above}{name}/")
        else:
            found.append((above + name, element.text or ""))

    walk(body, "")
    return found


def entries(envelope: str) -> list[dict[str, str]]:
    """An envelope's entries, each as name: text."""
    root = ElementTree.fromstring(envelope)
    rows = [element for element in root.iter() if element.tag.endswith("}Entry")]
    return [{child.tag.rpartition("}")[2]: child.text or "" for child in row} for row in rows]
