"""A card and a data partition in a folder."""

import stat
from dataclasses import dataclass
from pathlib import Path

from appliance import firstboot
from appliance.firstboot.boot import Outcome, first_boot
from appliance.firstboot.telling import Identity

SHORTEST = """[shop]
name = "Bakeriet på Ås AS"
organisation_number = "974 760 673"
address = ["Storgata 1", "1430 Ås"]
country = "norway"
"""
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ9b2l5Yq0Y3m3b8m0Zs1Yv5m6n7o8p9q0r1s2t3u4v5 ola@desk"
FULL = (
    SHORTEST
    + f"""
[till]
number = "2"
[box]
hostname = "bakeri-2"
ssh_key = "{KEY}"
[wifi]
# the shop's own, not the guests'
ssid = "Bakeriet på Ås"
password = "rundstykker med ost"  # from the owner
[books]
target = "24sevenoffice"
client_id = "our-client"
secret = "hush-hush-hush"
organisation = "123"
transaction_type = 6
"""
)
SECRETS = (b"rundstykker med ost", b"hush-hush-hush", b"our-client")


@dataclass
class Card:
    """The folders, and whoever the journal says the till is."""

    folder: Path
    identity: Identity | None = None

    def __post_init__(self) -> None:
        self.boot, self.data = self.folder / "boot", self.folder / "data"
        self.boot.mkdir(exist_ok=True)
        (self.data / "till").mkdir(parents=True, exist_ok=True)
        self.places = firstboot.box(self.data)

    def put(self, content: str, name: str = "till.toml") -> "Card":
        """Write a file on the card, as an editor does."""
        (self.boot / name).write_text(content, encoding="utf-8")
        return self

    def start(self) -> Outcome:
        """Start the box."""
        return first_boot(self.boot, self.places, lambda folder: self.identity)

    def text(self, name: str) -> str:
        """A file below the data partition."""
        return (self.data / name).read_text("utf-8")

    def result(self) -> str:
        """What stands beside the file on the card."""
        return (self.boot / "till-result.txt").read_bytes().decode("utf-8-sig")

    def mode(self, name: str) -> str:
        """The permissions of a file."""
        return stat.filemode((self.data / name).stat().st_mode)

    def state(self) -> dict[str, bytes]:
        """Everything that is in force, by name; what is being put in place is not."""
        found = {}
        for path in sorted(self.data.rglob("*")):
            name = path.relative_to(self.data).as_posix()
            if name.startswith("setup") or path.name.startswith("."):
                continue
            if path.is_symlink():
                found[name] = str(path.readlink()).encode()
            elif path.is_file():
                found[name] = path.read_bytes()
        return found
