"""A small export typed by hand: two days of a shop, with what a till does in them.

2 March: two milk and a knife less 10 % by card; a milk in cash; a copy; an X; a training sale; a knife
sold and a milk taken back on one receipt; the Z. 3 March, with a new key: the knife comes back; the Z.
It stands in small.xml, and is valid by the authority's schema.
"""

import base64
import re
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

NAME = "SAF-T Cash Register_999888777_20260401083000_{n}_{of}.xml"

WHOLE = Path(__file__).with_suffix(".xml").read_text("utf-8")
_SECOND_EVENTS, _FIRST_TRANSACTIONS = "<event><eventID>13<", "<cashtransaction><nr>1<"
_SECOND_TRANSACTIONS, _TAIL = "<cashtransaction><nr>5<", "</cashregister>"


def _between(begin: str, end: str) -> str:
    """A stretch of the file, from one mark to before the other."""
    return WHOLE[WHOLE.index(begin) if begin else 0 : WHOLE.index(end) if end else None]


PARTS = (
    _between("", _SECOND_EVENTS) + _between(_FIRST_TRANSACTIONS, _SECOND_TRANSACTIONS) + _between(_TAIL, ""),
    _between("", "<event>")
    + _between(_SECOND_EVENTS, _FIRST_TRANSACTIONS)
    + _between(_SECOND_TRANSACTIONS, ""),
)
"""The same in two parts, a day in each."""

_OWN = {version: rsa.generate_private_key(65537, 1024) for version in ("1", "2")}
KEYS = {
    version: key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    for version, key in _OWN.items()
}
"""Public keys of two keys that are made anew each time."""
_SIGNED = ("transDate", "transTime", "nr", "transAmntIn", "transAmntEx")


def signed(text: str, previous: str = "0") -> tuple[str, str]:
    """The file with its signatures, and the last of them; made here from the texts of the elements."""
    done = []
    for block in re.split(r"(?=<cashtransaction>)", text):
        if block.startswith("<cashtransaction>"):
            facts = [re.search(f"<{name}>(.*?)</{name}>", block)[1] for name in _SIGNED]
            version = re.search("<keyVersion>(.*?)</keyVersion>", block)[1]
            message = ";".join((previous, *facts)).encode()
            signature = _OWN.get(version, _OWN["1"]).sign(message, padding.PKCS1v15(), hashes.SHA1())
            previous = base64.b64encode(signature).decode()
            block = block.replace("<signature></signature>", f"<signature>{previous}</signature>")
        done.append(block)
    return "".join(done), previous


def written(folder: Path, *texts: str, previous: str = "0") -> list[Path]:
    """Sign the parts as one chain and write them under their names."""
    paths = []
    for place, text in enumerate(texts):
        whole, previous = signed(text, previous)
        paths.append(folder / NAME.format(n=place + 1, of=len(texts)))
        paths[-1].write_text(whole, "utf-8")
    return paths


def changed(text: str, old: str, new: str, place: int = 0) -> str:
    """A text with one occurrence of ``old`` changed, counted from 0."""
    parts = text.split(old)
    assert len(parts) > place + 1, f"{old!r} does not stand there {place + 1} times"
    return old.join(parts[: place + 1]) + new + old.join(parts[place + 1 :])
