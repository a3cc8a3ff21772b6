"""Cross-checks of a SAF-T cash register export: what the authority's schema cannot see.

The schema sees names, order and types. That codes resolve, numbers follow each other, signatures hold
and a Z is the sum of its transactions, nobody sees but who adds it up (Skatteetaten/saf-t, issue 20,
lists what files commonly get wrong). `check` reads all the files of one export as a stream and gives
what it finds, each with its file, line and element; nothing found is the answer a till wants.

The rules, by the names that findings carry: ``file`` (names, parts), ``header``, ``dates``, ``number``,
``basics``, ``codes``, ``vat_code``, ``mandatory``, ``events``, ``receipts``, ``nr``, ``chain``, ``key``,
``lines``, ``sign``, ``type``, ``vat``, ``payments``, ``report``, ``totals``, ``grand_totals``, ``z_number``.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from appliance.fiscal.saft.checks.export import Export
from appliance.fiscal.saft.checks.finding import Enough, Finding, Place
from appliance.fiscal.saft.checks.part import in_order

__all__ = ("Finding", "Place", "check", "keys_beside")


def check(paths: Iterable[Path], keys: Mapping[str, str]) -> list[Finding]:
    """Check the files of one export against each other and themselves.

    Args:
        paths: Every part of the export, in any order.
        keys: Public keys (PEM) by key version, as `keys_beside` reads them.

    Returns:
        What was found, in the order of the files and then what only their end shows; at most
        ``finding.MOST``. Empty when all is well.
    """
    export = Export(keys)
    try:
        for path in in_order(list(paths), export.findings):
            export.read(path)
        export.end()
    except Enough:
        return export.findings.found
    finally:
        export.close()
    return export.findings.found


def keys_beside(folder: Path) -> dict[str, str]:
    """The public keys that lie beside an export as ``KEYVERSION.pem``, by key version."""
    return {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.pem"))}
