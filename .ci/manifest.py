"""Declare a build: write the package's ``manifest.json`` and sign it with the supplier's release key.

The key is made once, by the supplier, on a machine that is no till, and its private part is never
committed and never leaves there::

    openssl genpkey -algorithm ed25519 -out release.pem

Its public part stands in `appliance.build.RELEASE_KEYS`; without it there this refuses and names the line
to add. The manifest is made last, of the very tree that is shipped: one changed byte afterwards, and the
till says "modified build". It belongs to the release and not to the repository.
"""

import argparse
import base64
import datetime as dt
import json
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from appliance import __version__, build


def main() -> int:
    """Write the manifest; 1 where it can't be signed in a way that a till would believe."""
    parser = argparse.ArgumentParser(description="declare this build of the till")
    parser.add_argument("--key", type=Path, required=True, help="private Ed25519 key, PEM")
    parser.add_argument("--supplier", required=True, help="who declares it: name, organisation number")
    asked = parser.parse_args()
    if not asked.supplier.strip() or not asked.key.is_file():
        return refuse(
            f'expected KEY=release.pem SUPPLIER="Name AS, 999 999 999", got {asked.key} {asked.supplier!r}'
        )
    key = load_pem_private_key(asked.key.read_bytes(), None)
    if not isinstance(key, Ed25519PrivateKey):
        return refuse(f"expected an Ed25519 key in {asked.key}")
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    if public not in build.RELEASE_KEYS:
        return refuse(f'this key may not declare: add "{public}" to RELEASE_KEYS in appliance/build.py first')
    found = build.files()
    manifest = {
        "version": __version__,
        "hash": build.total(found),
        "files": found,
        "supplier": asked.supplier.strip(),
        "made": dt.datetime.now(dt.UTC).date().isoformat(),
    }
    manifest["signature"] = base64.b64encode(key.sign(build.to_sign(manifest))).decode()
    path = build.PACKAGE / build.MANIFEST
    path.write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", "utf-8")
    sys.stdout.write(f"{path}: version {__version__}, {len(found)} files, hash {manifest['hash']}\n")
    return 0


def refuse(why: str) -> int:
    """Say why not."""
    sys.stderr.write(f"manifest: {why}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
