"""The shop of these tests: its till.toml, as a technician would write it, and what another box left of it."""

import shutil
from pathlib import Path

from appliance.config import load
from appliance.simulated import shop
from appliance.wiring.starting import start
from tests.image.machine import SCANNER
from tests.image.outside import BOOKS

TILL_USER = (811, 810)
"""User and group of the till's files (systemd/sysusers.conf)."""
FILES = ("till.db", "draft.db", "keys")
CASHIER, PIN = "Ingrid", "1111"
MANAGER, MANAGER_PIN = "Marit", "9999"
TILL_2 = '[till]\nnumber = "2"\n'
"""For the end of a till.toml: it is not the shop's first."""
MILK, APPLES, BREAD = "7099210000019", "7099210000057", "7099210000033"

_TEXT = """[shop]
name = "Fjordbutikken AS"
organisation_number = "974760673"
address = ["Strandgata 1", "6789 Fjordeidet"]
country = "norway"
register_name = "Foretaksregisteret"
[screen]
width = {wide}
height = {high}
diagonal = {inches}
[scanner]
device = ["/dev/input/by-id/{scanner}"]
"""
_BOOKS = """[books]
target = "24sevenoffice"
client_id = "{access.client_id}"
secret = "{access.client_secret}"
organisation = "{access.organization}"
transaction_type = {access.transaction_type}
department_dimension = 2
api = "https://{books}/v1"
login = "https://{books}/oauth/token"
"""
_PRINTER = """[printer]
kind = "network"
address = "10.0.2.2:{port}"
"""
_PINS = """[printer]
kind = "none"
[drawer]
kind = "gpio"
"""


def text(size: tuple[int, int], port: int, access: object = None, pins: bool = False) -> str:
    """A till.toml.

    Args:
        size: Pixels of the display; a panel of seven inches.
        port: Of the printer outside; 0: it hangs on USB, and is found.
        access: To the simulated 24SevenOffice (`Office24Server.access`); None: no books.
        pins: The drawer hangs on the board's own pins, and there is no printer.
    """
    wide, high = size
    said = _TEXT.format(wide=wide, high=high, inches=7, scanner=SCANNER)
    said += _PINS if pins else _PRINTER.format(port=port) if port else ""
    return said + (_BOOKS.format(access=access, books=BOOKS) if access else "")


def filled(folder: Path, till_toml: str) -> Path:
    """A data folder in which people, goods and accounts are known, made by the till's own functions."""
    folder.mkdir(parents=True)
    (folder / "till.toml").write_text(till_toml)
    box = start(load(folder / "till.toml"), folder, parts=None)
    try:
        shop.fill(box.till)
    finally:
        box.stop()
    for file in folder.rglob("*"):
        file.chmod(0o700 if file.is_dir() else 0o600 if file.parent.name == "keys" else 0o640)
    return folder


def carried(data: Path, into: Path) -> Path:
    """What of a data folder goes from one till's disk to another's; gives the copy."""
    into.mkdir(parents=True)
    for source in (data / name for name in FILES):
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, into / source.name)
    return into
