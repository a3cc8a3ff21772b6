"""The process that is killed: writes an update to slot B of a disk and activates it, as the box does."""

import sys
from pathlib import Path

from appliance.update import slots
from appliance.update.disk import Disk
from appliance.update.parcel import opened
from appliance.update.writing import write


def main() -> None:
    """``python -m tests.update.victim DISK UPDATE KEY``."""
    disk, update, key = sys.argv[1:]
    with Path(update).open("rb") as file, Disk(Path(disk)) as held:
        parcel = opened(file, (key,))
        print("writing", flush=True)
        write(held, "a", parcel)
        slots.activated(held, "a")


if __name__ == "__main__":
    main()
