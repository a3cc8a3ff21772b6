"""What a new box is told, by a file on its card or by a person at its screen, and how that comes into force.

    card      the files that lie on the boot partition: till.toml, and Raspberry Pi Imager's own
    preseed   what Raspberry Pi Imager's file says, in the sections of till.toml
    telling   what is wanted: the sections put together, checked, and what they change
    secrets   what the till takes over, and the file without it
    plan      the files that follow from it, with their owners
    putting   the plan on the disk, whole or not at all, whenever the power goes
    networks  the wireless networks that can be heard
    result    what became of it, in words
    boot      all of it in order, as it is run before the till at each start
    changing  what is changed later at the till's screen, said over what is in force

The box's data partition looks like this afterwards (``Places`` names the folders)::

    till/till.toml               what is in force, no secret in it (0640 root:tillbox)
    till/box.toml                the same without a shop: the screen asks for the rest
    till/secrets/*               what goes to the books, read by the uploader alone (0600 till-books;
                                 at a desk, where nobody is root, 0640 till:tillbox)
    till/first-boot.json         what became of the file, for the till's screen (0644)
    system/hostname, system/localtime
    system/network/*             wifi: its network unit and wpa_supplicant's file (0600)
    system/ssh/authorized_keys   there only with a key in the file; without it ssh does not start
    setup/                       what is being put in place, and what was seen on the card (0700)
"""

import stat
from dataclasses import dataclass
from pathlib import Path

BOX = Path("/data")
"""Where the box's data partition is."""
GROUP = "tillbox"
"""The group of the screen's user and of the uploader's (``systemd/sysusers.conf``)."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders that a box is told into."""

    data: Path
    """Under which everything lies."""
    till: str = "till"
    """The till's folder, below ``data``; empty: ``data`` itself."""
    till_seen: Path = Path("/var/lib/tillbox")
    """Where the programs find that folder."""
    system: bool = True
    """Whether there is a box to set up around the till: a name, a network, ssh."""
    shared: bool = False
    """Whether who writes here is not the uploader, and can give it a secret by their group alone."""

    @property
    def folder(self) -> Path:
        """The till's folder."""
        return self.data / self.till


def box(data: Path) -> Places:
    """A box, whose data partition is mounted at ``data``."""
    return Places(data) if data == BOX else Places(data, till_seen=data / "till")


def desk(data: Path) -> Places:
    """A desk: the till's folder and nothing around it. One that was installed has an uploader of its own, and
    its folder is sticky (``systemd/tmpfiles.conf``)."""
    sticky = bool(data.stat().st_mode & stat.S_ISVTX)
    return Places(data, till="", till_seen=data, system=False, shared=sticky)
