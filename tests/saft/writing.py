"""A till that sells, and what is exported of it: for the tests of the writing side."""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from appliance.fiscal.saft.checks import check, keys_beside
from appliance.fiscal.saft.dialects import DIALECTS
from appliance.fiscal.saft.export import MOST, export
from appliance.fiscal.saft.parts import File
from appliance.fiscal.saft.source import Facts
from appliance.storage.database import open_till
from appliance.storage.drafts import Drafts
from appliance.storage.spans import spanning
from appliance.till import setup
from appliance.till.till import Shop, Till
from tests.saft.published import published
from tests.till.shop import Box, opened

DAY = "2026-11-21"
"""The business date on which `tests.till.shop.MORNING` lies."""
ADDRESS = ("Storgata 12 B", "1430 Ås")


class DanishBox(Box):
    """A Danish box with a CVR number."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "denmark")

    def start(self) -> Till:
        """Switch the box on."""
        self.folder.mkdir(parents=True, exist_ok=True)
        database, drafts = open_till(self.folder / "till.db"), Drafts(self.folder / "draft.db")
        self.open = [drafts.close, database.close]
        return setup.start(
            database,
            self.folder / "keys",
            setup.Birth("1", self.rules),
            Shop("Story shop", "12345678"),
            self.clock,
            drafts=drafts,
            send=lambda stored, job: self.sent.append((stored, job)),
        )


@contextmanager
def shop(folder: Path, country: str = "norway") -> Iterator[tuple[Box, Till]]:
    """A box with its till, the day open with 1000.00, Kari logged in."""
    box = DanishBox(folder / "box") if country == "denmark" else Box(folder / "box")
    try:
        yield box, opened(box.start())
    finally:
        box.off()


def facts(country: str = "norway", address: tuple[str, ...] = ADDRESS) -> Facts:
    """Who exports: the story shop, after all its days."""
    danish = country == "denmark"
    return Facts(
        DIALECTS[country], "DKK" if danish else "NOK", "Story shop", "12345678" if danish else "999888777",
        True, address, "1", "Tillbox", "0.1.0", "Kasse & Sønn AS", dt.datetime(2027, 1, 31, 4, 5, 6),
    )  # fmt: skip


def exported(
    box: Box, folder: Path, first: str = DAY, last: str = DAY, of: Facts | None = None, most: int = MOST
) -> list[File]:
    """Export some business dates of a box, which may be on."""
    with spanning(box.folder / "till.db", first, last, 240) as source:
        return export(source, (first, last), of or facts(box.rules.country), folder, most=most)


def files(folder: Path) -> list[Path]:
    """The XML files of an export, in order."""
    return sorted(folder.glob("*.xml"))


def root(path: Path) -> etree._Element:
    """A file's root, every name without its namespace."""
    read = etree.parse(str(path)).getroot()
    for element in read.iter():
        element.tag = etree.QName(element).localname
    return read


def sound(folder: Path) -> None:
    """The cross-checks find nothing."""
    assert check(files(folder), keys_beside(folder)) == []


def valid(folder: Path, country: str = "norway") -> None:
    """Every file is valid by the authority's schema; skips where that is absent."""
    schema = _schema(country)
    for path in files(folder):
        assert schema.validate(etree.parse(str(path))), schema.error_log


def _schema(country: str) -> etree.XMLSchema:
    if country == "norway":
        return etree.XMLSchema(etree.parse(str(published("Norwegian*.xsd"))))
    signatures = published("denmark/xmldsig-core-schema.xsd")

    class Here(etree.Resolver):
        def resolve(self, url, public, context):
            """The schema of signatures, which the Danish one imports from the net."""
            return self.resolve_filename(str(signatures), context) if url.startswith("http") else None

    parser = etree.XMLParser(no_network=True, load_dtd=False)
    parser.resolvers.add(Here())
    return etree.XMLSchema(etree.parse(str(published("denmark/Danish*.xsd")), parser))


def rows(path: Path, name: str) -> list[str]:
    """The elements of a name as text, with what differs from run to run left out: ids, seals, times."""
    text = path.read_text("utf-8")
    text = re.sub(r"<(signature|transID)>[^<]+<", r"<\1>…<", text)
    text = re.sub(r"<(\w*Time)>[\d:]{8}<", r"<\1>…<", text)
    return re.findall(rf"<{name}>.*?</{name}>", text, re.DOTALL)


def joined(*lines: str) -> str:
    """Lines of XML as typed by hand, without the spaces that make them readable."""
    return re.sub(r">\s+<", "><", "".join(lines)).strip()
