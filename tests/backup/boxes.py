"""A shop whose box breaks: its stick, and the new box that goes on from it."""

import json
from pathlib import Path

from appliance.backup import copies, joining, lines, stick
from appliance.backup.disk import Disk
from appliance.backup.stick import Whose
from appliance.storage.database import open_till
from appliance.till import restored, setup
from appliance.till.till import Shop, Till
from tests.till.shop import Box, opened, paid, ring

WHOSE = {
    "norway": Whose("999888777", "1", "Story shop", "norway", "NOK"),
    "denmark": Whose("99988877", "1", "Story shop", "denmark", "DKK"),
}
SETTINGS = "# a story has no configuration\n"
SHOP = Shop("Story shop", "999888777", "MVA")


class Stick:
    """A folder that stands for a USB stick, and what a till does with it."""

    def __init__(self, root: Path, box: Box, disk: Disk | None = None) -> None:
        self.root, self.box, self.disk = root, box, disk or Disk()
        self.whose = WHOSE[box.rules.country]
        root.mkdir(exist_ok=True)
        self.folder = stick.place(root, self.whose)
        self.keeper = lines.Keeper(self.disk, box.folder / "till.db")

    def prepare(self) -> None:
        """Say whose it is."""
        self.disk.make(self.folder)
        said = {name: getattr(self.whose, name) for name in Whose.__slots__}
        self.disk.put(self.folder / stick.WHOSE, 0, json.dumps(said).encode())

    def keep(self) -> int:
        """Write the lines that it lacks; gives the row up to which it has them."""
        self.prepare()
        return self.keeper.catch_up(self.folder)

    def copy(self) -> copies.Copy:
        """Put a verified copy on it."""
        self.prepare()
        return copies.make(self.disk, self.folder, self.box.folder, self.whose, SETTINGS, self.box.clock.at)


def restore(box: Box, on: Stick, folder: Path, paper: dict[str, int] | None = None, by: str = "2") -> Till:
    """A new box, made of what is on a stick; it stands in ``folder`` and is switched on."""
    joined = joining.join(Disk(), on.folder, folder)
    database = open_till(folder / "till.db")
    birth = setup.Birth("1", box.rules)
    till = restored.taken_up(database, folder / "keys", birth, SHOP, box.clock)
    source = restored.Source(joined.copy, joined.lines, joined.beyond)
    restored.begin(till, folder / "keys", source, paper or {}, by)
    database.close()
    box.folder = folder
    return box.start()


def sold(till: Till, code: str, amount: int) -> int:
    """Sell one thing for cash; gives the receipt's number."""
    return int(paid(ring(till, code), ("card", amount)).data["receipt"])


__all__ = ("SETTINGS", "SHOP", "Stick", "opened", "restore", "sold")
