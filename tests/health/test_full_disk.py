"""A data disk that is really full: the till refuses in words, loses nothing, and the day can be closed."""

import contextlib
import os
import subprocess

import pytest

from appliance.domain.problems import Refused
from appliance.domain.settlement import Count
from appliance.health import room
from appliance.storage import journal
from appliance.storage.drafts import Drafts
from appliance.till import day, paying, people, selling, verifying
from tests.till.shop import KNIFE, MILK, Box, opened, paid, ring

SIZE, RESERVE = 24 << 20, 4 << 20


@pytest.fixture
def disk(tmp_path):
    """A small disk of its own, in memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(folder)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only root may mount a disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder, leave=0):
    """Fill the disk but for so many bytes."""
    file = os.open(folder / "ballast", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    with contextlib.suppress(OSError):
        while True:
            os.write(file, b"x" * 4096)
    os.ftruncate(file, max(0, os.fstat(file).st_size - leave))
    os.close(file)


@pytest.fixture
def box(disk):
    made = Box(disk / "box")
    yield made
    made.off()


@pytest.fixture
def till(box):
    return selling_with_reserve(box, opened(box.start()))


def selling_with_reserve(box, till):
    """As `health_watch.begin` does it, with a reserve for this small disk."""
    till.give_up = lambda: room.give_up(box.folder)
    till.closing = not room.keep(box.folder, RESERVE)
    return till


def sell_until(till, code):
    """Sell until the till refuses; gives how many sales are stored."""
    for count in range(2000):
        try:
            paid(ring(till, *[MILK, KNIFE] * 10), ("card", 154_400))
        except Refused as refused:
            assert refused.problem.code == code
            return count
    raise AssertionError("the disk never filled")


def close(till):
    """End the open sale and close the day, as one does."""
    selling.cancel(till)
    day.z_report(till)
    day.settle_day(till, Count(None, {}, {}, {"cash": "not possible"}))


def test_the_sale_at_hand_is_finished_no_other_begun_and_the_day_closed(till, box, disk):
    assert not till.closing
    fill(disk, leave=300 << 10)
    sold = sell_until(till, "disk_closing")
    assert till.sale.count == 20 and till.payment, "the basket and its payment are as they were"
    assert not (box.folder / room.NAME).exists()
    assert till.counters.receipts["sale"] == sold
    paying.tender(till, "card", till.payment.left)
    assert till.paid.data["receipt"] == sold + 1
    with pytest.raises(Refused, match="disk_closing"):
        paid(ring(till, MILK), ("card", 2490))
    close(till)
    assert journal.last_of(till.database, "z_report") is not None
    assert verifying.verify(till.database, till.rules)[1] == ""
    kinds = [entry.kind for _, entry in journal.entries(till.database)]
    assert kinds.count("memory_full") == 1 and kinds.count("sale") == sold + 1


def test_a_till_that_starts_on_a_full_disk_says_so_and_not_that_it_is_damaged(till, box, disk):
    ring(till, MILK, KNIFE)
    assert till.drafts.flush()
    room.give_up(box.folder)
    fill(disk)
    number = till.journal.number
    box.off()
    fill(disk)
    for _ in range(2):
        with pytest.raises(Refused, match="disk_full"):
            box.start()
    (disk / "ballast").unlink()
    again = box.start()
    assert (again.sale.count, again.journal.number) == (2, number), "the open sale was not set aside"


def test_the_reserve_is_room_enough_to_start_and_close_the_day(till, box, disk):
    paid(ring(till, MILK), ("card", 2490))
    box.off()
    fill(disk)
    with pytest.raises(Refused, match="disk_full"):
        box.start()
    room.give_up(box.folder)  # as `wiring.screen` does
    again = selling_with_reserve(box, box.start())
    assert again.closing, "no room to make it anew"
    again.drawer = "shut"
    people.log_in(again, "1", "1234")
    with pytest.raises(Refused, match="disk_closing"):
        paid(ring(again, MILK), ("card", 2490))
    close(again)
    assert journal.last_of(again.database, "z_report") is not None


def test_the_open_sale_is_saved_again_once_there_is_room(till, box, disk):
    fill(disk)
    many = [MILK, KNIFE] * 40
    ring(till, *many)
    till.drafts.flush()
    if not till.drafts.failed:
        pytest.skip("the draft's log had room left")
    assert "disk_full" in till.drafts.failed
    (disk / "ballast").unlink()
    ring(till, MILK)
    assert till.drafts.flush() and till.drafts.failed == ""


def test_a_draft_that_could_not_even_be_opened_is_written_once_there_is_room(disk):
    fill(disk)
    drafts = Drafts(disk / "draft.db")
    drafts.start()
    drafts.save(None, None, ("7038010000010",))
    assert not drafts.flush() and "disk_full" in drafts.failed
    (disk / "ballast").unlink()
    drafts.save(None, None, ("7038010000027",))
    assert drafts.flush() and drafts.failed == ""
    drafts.close()
    assert Drafts(disk / "draft.db").read()[2] == ("7038010000027",)
