"""The keys that seal, from the first start to the last: made, opened, looked at, replaced.

Each version is a file in the folder of keys and an entry ``key_made``. The newest one seals; what older
ones signed stays checkable with their entries, and the chain of signatures runs on from one to the next.
"""

from collections.abc import Callable
from errno import EDQUOT, ENOSPC
from pathlib import Path

from appliance.domain.journal import Moment
from appliance.domain.problems import refuse
from appliance.fiscal import key_files, seals
from appliance.fiscal.certificates import Holder
from appliance.fiscal.rules import Seal
from appliance.fiscal.seals import Key
from appliance.storage import journal
from appliance.storage.journal import Fact
from appliance.till.needs import needs_earnest
from appliance.till.permissions import needs
from appliance.till.till import Till, store

FILE = "seal-{version}.pem"
LOOKS = ("key_exposed", "certificate_over")
"""The banners that `look` puts up and takes down."""


def open_seal(till: Till, keys: Path) -> Seal | None:
    """The seal of the newest key; the first one is made, so that every sale is sealed from the first on.

    Args:
        till: The till.
        keys: Folder of the private keys.

    Returns:
        The seal, or None where the country has none.

    Raises:
        Refused: ``key_missing``, or what storing its entry refuses.
    """
    if not till.rules.sealing:
        return None
    made = journal.last_of(till.database, "key_made")
    if not made:
        return _next(till, keys, "1", lambda path: key_files.make(path, "1", till.rules, _holder(till)))
    record = made[1].data
    version = record["version"]
    try:
        return key_files.load(keys / FILE.format(version=version), record, till.rules)
    except (OSError, ValueError) as error:
        raise refuse("key_missing", version=version, detail=str(error)) from error


def rotate(till: Till, keys: Path, issued: Path | None = None, password: str = "") -> str:
    """Have a new key seal from now on: the country's kind, or the one that an issuer's file brings.

    Args:
        till: The till.
        keys: Folder of the private keys.
        issued: Key and certificate in PKCS #12, where the country has certificates.
        password: Of that file.

    Returns:
        The new version.

    Raises:
        Refused: ``not_logged_in``, ``manager_needed``, ``training_only_sells``, ``certificate_wrong``, or
            what storing refuses; then the old key goes on sealing.
        ValueError: The country has no seal.
    """
    needs(till, "keys")
    needs_earnest(till)
    made = journal.last_of(till.database, "key_made")
    version = str(int(made[1].data["version"]) + 1) if made else "1"

    def make(path: Path) -> Key:
        if issued is None:
            return key_files.make(path, version, till.rules, _holder(till))
        try:
            return key_files.install(path, version, till.rules, issued, password)
        except (OSError, ValueError) as error:
            raise refuse("certificate_wrong", file=issued.name, detail=str(error)) from error

    till.seal = _next(till, keys, version, make)
    look(till, till.clock())
    return version


def renew(till: Till, keys: Path) -> str:
    """Have a key of its own seal what a restored box stores: the old one's never left the old box. Where the
    old box's certificate was an issuer's, `rotate` puts a new one in later."""
    made = journal.last_of(till.database, "key_made")
    if not till.rules.sealing or not made:
        return ""
    version = str(int(made[1].data["version"]) + 1)
    till.seal = _next(
        till, keys, version, lambda path: key_files.make(path, version, till.rules, _holder(till))
    )
    return version


def look(till: Till, moment: Moment) -> None:
    """Have the seal looked at, and say in a banner what is wrong with it: at a start, and each morning."""
    problem = till.seal.health(moment) if till.seal else None
    for code in LOOKS:
        till.banners.pop(code, None)
    if problem:
        till.banners[problem.code] = problem


def _next(till: Till, keys: Path, version: str, make: Callable[[Path], Key]) -> Key:
    """Make a version's key, then its entry: nobody hears of a key that is not on the disk."""
    path = keys / FILE.format(version=version)
    try:
        if path.exists():  # made, and the power went before its entry: nobody has seen it yet
            path.replace(path.with_name(f"{path.name}.unused-{till.clock().at}"))
        key = make(path)
    except OSError as error:
        code = "disk_full" if error.errno in (ENOSPC, EDQUOT) else "key_missing"
        raise refuse(code, version=version, file=path.name, detail=str(error)) from error
    store(till, Fact("key_made", seals.record(key)))
    return key


def _holder(till: Till) -> Holder:
    return Holder(till.shop.name, till.shop.organisation, till.clock().at)
