"""A file of any size is read in the memory of its largest element."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.saft.small import KEYS, NAME, WHOLE, signed

DAYS = 60
SALES = 100
"""Sales of one milk by card, each day."""

_SALE = WHOLE[WHOLE.index("<cashtransaction><nr>2<") : WHOLE.index("<cashtransaction><nr>3<")]
_RECEIPT = WHOLE[WHOLE.index("<event><eventID>4<") : WHOLE.index("<event><eventID>5<")]
_Z = WHOLE[WHOLE.index("<event><eventID>14<") : WHOLE.index("<cashtransaction>")]
_PROGRAM = """
import sys
from pathlib import Path
from appliance.fiscal.saft.checks import check, keys_beside
path = Path(sys.argv[1])
assert check([path], keys_beside(path.parent)) == []
status = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines() if ":" in line)
print(status["VmHWM"].split()[0])
"""


def z(number: int) -> str:
    """The Z of a day of a hundred milk at 24.90, 21.65 without VAT, 25.00 in cash each."""
    text = _Z.replace("<eventID>14<", f"<eventID>z{number}<")
    text = text.replace("<reportID>2<", f"<reportID>{number}<")
    for old, new in (
        (">-116.55</total", ">2490.00</total"), (">20</artGroupID>", ">10</artGroupID>"),
        (">-1</artGroupNum>", ">100</artGroupNum>"), (">-116.55</artGroup", ">2490.00</artGroup"),
        (">1</paymentNum>", ">100</paymentNum>"), (">-117.00<", ">2500.00<"), (">H<", ">M<"),
        ("Perc>25<", "Perc>15<"), (">-93.24<", ">2165.00<"), (">-23.31<", ">325.00<"),
        ("ReceiptNum>0<", "ReceiptNum>100<"),
        ("ReturnNum>1<", "ReturnNum>0<"), (">116.55</reportReturn", ">0.00</reportReturn"),
        (">320.75<", f">{2490 * number}.00<"), (">141.45<", ">0.00<"), (">179.30<", f">{2490 * number}.00<"),
    ):  # fmt: skip
        assert old in text, old
        text = text.replace(old, new)
    return text


def export(days: int) -> str:
    """An export of so many days, without a fault."""
    events, sales = [], []
    for day in range(1, days + 1):
        for nr in range((day - 1) * SALES + 1, day * SALES + 1):
            event = _RECEIPT.replace("<eventID>4<", f"<eventID>{nr}<").replace("t-2", f"t-{nr}")
            events.append(event.replace(">1</reportReceiptNum>", ""))
            sales.append(_SALE.replace("<nr>2<", f"<nr>{nr}<").replace("t-2", f"t-{nr}"))
        events.append(z(day))
    head, tail = WHOLE[: WHOLE.index("<event>")], WHOLE[WHOLE.index("</cashregister>") :]
    return "".join((head, *events, *sales, tail))


def peak(folder, days: int) -> tuple[int, int]:
    """(bytes of the export, bytes that the process took at most) of a check in a process of its own."""
    folder.mkdir()
    path = folder / NAME.format(n=1, of=1)
    path.write_text(signed(export(days))[0], "utf-8")
    (folder / "1.pem").write_text(KEYS["1"])
    told = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(path)], capture_output=True, check=True, text=True
    )
    return path.stat().st_size, int(told.stdout) * 1024


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux says what a process took")
def test_sixty_times_the_file_takes_no_more_memory(tmp_path):
    """The index may take its cache of 16 MB, and does not at this size."""
    small, before = peak(tmp_path / "one", 1)
    large, after = peak(tmp_path / "sixty", DAYS)
    assert large > 50 * small
    assert after - before < 8_000_000
