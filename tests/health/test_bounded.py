"""What a box writes for years stays as large as it has to be: logs of databases, copies, the draft."""

import sqlite3
from contextlib import closing
from pathlib import Path

from appliance.storage.database import COPIES, VERSION, connect, open_till
from appliance.storage.drafts import Drafts
from appliance.update import slots
from appliance.wiring import watchdog
from tests.till.shop import KNIFE, MILK, Box, opened, ring

MIB = 1 << 20


def test_a_log_that_grew_once_is_cut_down_again(tmp_path):
    database = connect(tmp_path / "x.db")
    database.execute_sql("CREATE TABLE a (b)")
    with database.atomic():
        for _ in range(30):
            database.execute_sql("INSERT INTO a VALUES (zeroblob(1048576))")
    log = tmp_path / "x.db-wal"
    assert log.stat().st_size > 30 * MIB
    for _ in range(3):
        database.execute_sql("INSERT INTO a VALUES (zeroblob(4096))")
    assert log.stat().st_size <= 8 * MIB
    database.close()


def test_of_the_copies_of_earlier_versions_the_newest_are_kept(tmp_path):
    path = tmp_path / "till.db"
    older = Path(__file__).parent.parent / "storage" / "older" / "till-1.sql"
    with closing(sqlite3.connect(path)) as file:
        file.executescript(older.read_text())
    for name in ("till-before-2.db", "till-before-3.db", "till-before-mine.db", "other-before-2.db"):
        (tmp_path / name).write_bytes(b"x")
    assert VERSION > 3
    open_till(path).close()
    kept = {one.name for one in tmp_path.glob("till-before-*.db")}
    assert kept == {f"till-before-{VERSION}.db", "till-before-mine.db"} and len(kept) == COPIES
    assert (tmp_path / "other-before-2.db").exists()


def test_the_draft_is_one_row_however_many_sales_there_were(tmp_path):
    box = Box(tmp_path / "box")
    till = opened(box.start())
    sizes = []
    for _ in range(2):
        for _ in range(150):
            ring(till, MILK, KNIFE)
            till.sale = None
        assert till.drafts.flush()
        sizes.append(sum(one.stat().st_size for one in box.folder.glob("draft.db*")))
    assert sizes[1] - sizes[0] < MIB and sizes[1] < 10 * MIB
    box.off()
    assert (box.folder / "draft.db").stat().st_size < 64 << 10
    with closing(sqlite3.connect(box.folder / "draft.db")) as file:
        assert file.execute("SELECT count(*) FROM draft").fetchone() == (1,)
    assert Drafts(box.folder / "draft.db").read() is not None


def test_a_large_journal_is_given_the_time_that_a_slow_card_needs_to_copy_it(tmp_path):
    said = []
    path = tmp_path / "till.db"
    for size in (None, 40 * MIB, 100_000 * MIB):
        if size:
            with path.open("ab") as file:
                file.truncate(size)  # of no blocks
        watchdog.opening(path, said.append)
    seconds = [int(line.partition("\n")[0].removeprefix("EXTEND_TIMEOUT_USEC=")) / 1e6 for line in said]
    assert seconds == [60, 70, 480]
    assert seconds[-1] < slots.PATIENCE
