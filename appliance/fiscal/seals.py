"""Keys and signatures of the country's seal.

A key is made on the box and its private part never leaves it: one PEM file per version, readable by
the service alone. The journal keeps the public part in the entry ``key_made``. The algorithm is a
property of the key record, so that a later key may be of another kind without breaking the chain.
"""

import base64
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from appliance.fiscal.rules import Sealing

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

FIRST = "0"
"""What stands for the signature before the first one."""


@dataclass(frozen=True, slots=True)
class Key:
    """A private key that is open for sealing."""

    version: str
    private: "RSAPrivateKey"
    sealing: Sealing


def make(path: Path, version: str, sealing: Sealing) -> tuple[Key, str]:
    """Make a key pair, store the private part (mode 0600) and return the key and the public PEM.

    File and name are on the disk when this returns: the entry that tells of the key comes after it.

    Raises:
        FileExistsError: There is such a file; no key is ever overwritten.
    """
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
        PublicFormat,
    )

    private = rsa.generate_private_key(65537, sealing.key_size)
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    for folder in (path.parent, path.parent.parent):
        _settle(folder)
    public = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return Key(version, private, sealing), public.decode()


def _settle(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def load(path: Path, version: str, sealing: Sealing) -> Key:
    """Open a stored private key; OSError where it is missing, ValueError where it is not one."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    private = load_pem_private_key(path.read_bytes(), None)
    if not isinstance(private, RSAPrivateKey):
        raise ValueError(f"expected an RSA private key in {path.name}")
    return Key(version, private, sealing)


def sign(key: Key, previous: str, facts: dict[str, Any]) -> str:
    """Seal the facts of one transaction after the previous signature; base64 on one line."""
    padding, digest = _scheme(key.sealing.digest)
    text = key.sealing.text(previous, facts).encode()
    return base64.b64encode(key.private.sign(text, padding, digest)).decode()


def holds(public_pem: str, sealing: Sealing, previous: str, facts: dict[str, Any], signature: str) -> bool:
    """Does a signature fit its facts, the one before it, and the public key?"""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    public = load_pem_public_key(public_pem.encode())
    if not isinstance(public, RSAPublicKey):
        return False
    text = sealing.text(previous, facts).encode()
    try:
        public.verify(base64.b64decode(signature, validate=True), text, *_scheme(sealing.digest))
    except (InvalidSignature, ValueError):
        return False
    return True


@cache
def _scheme(digest: str) -> tuple[Any, Any]:
    """Padding and hash for a digest; the library is imported with the first seal, after the first frame."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15

    return PKCS1v15(), hashes.SHA1() if digest == "SHA1" else hashes.SHA512()
