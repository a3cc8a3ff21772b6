"""Signatures as ``minisign`` checks them, made with a supplier's Ed25519 key (PEM).

The format is minisign's own (https://jedisct1.github.io/minisign/#signature-format): of the file its BLAKE2b
hash is signed, and then signature and trusted comment together. One key signs releases, updates and builds.
"""

import base64
import hashlib
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key


def key(file: Path) -> Ed25519PrivateKey:
    """The key in a PEM file.

    Raises:
        TypeError: It is no Ed25519 key.
    """
    found = load_pem_private_key(file.read_bytes(), None)
    if not isinstance(found, Ed25519PrivateKey):
        raise TypeError(f"{file.name} is no Ed25519 key: make one with `openssl genpkey -algorithm ed25519`")
    return found


def public(private: Ed25519PrivateKey) -> str:
    """The text of a public key's file, ``minisign -p``."""
    whole = b"Ed" + _number(private) + private.public_key().public_bytes_raw()
    return f"untrusted comment: Tillbox releases\n{base64.b64encode(whole).decode()}\n"


def signature(private: Ed25519PrivateKey, content: bytes, comment: str) -> str:
    """The text of a signature's file.

    Args:
        private: The key.
        content: What is signed.
        comment: One line that the signature vouches for too.
    """
    signed = private.sign(hashlib.blake2b(content).digest())
    whole = private.sign(signed + comment.encode())
    lines = (
        "untrusted comment: signature by a Tillbox release key",
        base64.b64encode(b"ED" + _number(private) + signed).decode(),
        f"trusted comment: {comment}",
        base64.b64encode(whole).decode(),
    )
    return "".join(f"{line}\n" for line in lines)


def _number(private: Ed25519PrivateKey) -> bytes:
    """Eight bytes that name a key; any will do, as long as both files have the same."""
    return hashlib.sha256(private.public_key().public_bytes_raw()).digest()[:8]
