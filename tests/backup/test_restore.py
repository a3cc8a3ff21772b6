"""What a new box makes of a stick: every entry that was on it, and no number twice."""

import shutil

import pytest

from appliance.backup import copies
from appliance.backup.disk import Disk
from appliance.domain.problems import Refused
from appliance.fiscal.saft.checks import check
from appliance.paper.compose import Letterhead, compose
from appliance.paper.text import lines
from appliance.storage import journal
from appliance.till import dates, day, people
from appliance.till.verifying import examine
from appliance.words import Words
from tests.backup.boxes import Stick, restore, sold
from tests.saft.writing import DanishBox, exported, facts, files, root, sound, valid
from tests.till.shop import MILK, Box, opened


@pytest.fixture(params=["norway", "denmark"])
def box(request, tmp_path):
    """A box in each country that seals."""
    box = DanishBox(tmp_path / "old") if request.param == "denmark" else Box(tmp_path / "old")
    yield box
    box.off()


@pytest.fixture
def norwegian(tmp_path):
    """A box in Norway."""
    box = Box(tmp_path / "old")
    yield box
    box.off()


def broken(box, tmp_path, sales: int = 3) -> Stick:
    """A shop that sold so much, two of it before the copy; its box is gone, its stick is not."""
    till = opened(box.start())
    on = Stick(tmp_path / "stick", box)
    for place in range(sales):
        sold(till, MILK, 2490)
        if place == 1:
            on.copy()
    on.keep()
    box.off()
    return on


def selling(till) -> None:
    """Kari stands at the new box, its drawer shut."""
    till.drawer = "shut"
    people.log_in(till, "1", "1234")


def public_keys(till, folder) -> dict[str, str]:
    """The keys beside an export, as a till writes them there."""
    found = dict(till.database.execute_sql("SELECT version, public FROM seal_key").fetchall())
    for version, pem in found.items():
        (folder / f"{version}.pem").write_text(pem)
    return found


def test_a_till_goes_on_from_a_copy_and_the_lines_behind_it(box, tmp_path):
    on = broken(box, tmp_path)
    again = restore(box, on, tmp_path / "new", {"sale": 5, "z": 0})
    _, begun = journal.last_of(again.database, "epoch_begun")
    assert (begun.epoch, begun.number, begun.data["operator"]) == (2, 1, "2")
    assert begun.data["from"].startswith("copy-1-")
    assert begun.data["left_out"][0] == {"series": "sale", "known": 3, "paper": 5, "last": 1005}
    selling(again)
    assert sold(again, MILK, 2490) == 1006
    verdict = examine(again.database, again.rules)
    assert (verdict.faults, sorted(verdict.epochs)) == ([], [1, 2])
    assert verdict.keys.keys() == {"1", "2"}
    assert dates.today(again) == begun.data["date"]


def test_the_law_s_file_is_whole_over_a_restore(box, tmp_path):
    on = broken(box, tmp_path)
    again = restore(box, on, tmp_path / "new", {"sale": 5, "z": 0})
    selling(again)
    sold(again, MILK, 2490)
    day.z_report(again)
    out = tmp_path / "out"
    exported(box, out, of=facts(box.rules.country))
    public_keys(again, out)
    sound(out)
    valid(out, box.rules.country)
    numbers = [int(one.findtext("nr")) for one in root(files(out)[0]).iter("cashtransaction")]
    # 3 known; room of 1000 for sales above the 5 on paper, for returns and for practice: 1002 + 1000 + 1000
    assert numbers == [1, 2, 3, 3006]


def test_a_gap_that_no_event_tells_of_is_still_found(box, tmp_path):
    on = broken(box, tmp_path)
    again = restore(box, on, tmp_path / "new")
    selling(again)
    sold(again, MILK, 2490)
    out = tmp_path / "out"
    exported(box, out, of=facts(box.rules.country))
    (file,) = files(out)
    file.write_text(file.read_text("utf-8").replace("left_out series nr", "left_out series xx"), "utf-8")
    assert "nr 4" in [one.expected for one in check([file], public_keys(again, out)) if one.rule == "nr"]


def test_no_number_of_any_series_comes_back(norwegian, tmp_path):
    on = broken(norwegian, tmp_path)
    again = restore(norwegian, on, tmp_path / "new", {"sale": 0, "z": 9})
    left = {
        one["series"]: one["last"]
        for one in journal.last_of(again.database, "epoch_begun")[1].data["left_out"]
    }
    assert left == {
        "sale": 1003, "return": 1000, "training": 1000, "provisional": 1000, "delivery": 1000,
        "nr": 3003, "z": 11,
    }  # fmt: skip
    selling(again)
    assert day.z_report(again)["z"] == 12
    norwegian.off()
    assert norwegian.start().counters.z == 12


def test_twice_restored_counts_on_from_the_second(norwegian, tmp_path):
    on = broken(norwegian, tmp_path)
    restore(norwegian, on, tmp_path / "second")
    norwegian.off()
    second = Stick(tmp_path / "stick", norwegian)
    assert second.keep() > 0
    third = restore(norwegian, second, tmp_path / "third")
    selling(third)
    assert (third.journal.epoch, sold(third, MILK, 2490)) == (3, 2004)
    assert not examine(third.database, third.rules).faults


def test_lines_alone_make_the_till_where_no_copy_is_whole(norwegian, tmp_path):
    on = broken(norwegian, tmp_path)
    for copy in copies.copies(Disk(), on.folder):
        content = bytearray((copy.folder / "till.db").read_bytes())
        content[len(content) // 2] ^= 1
        (copy.folder / "till.db").write_bytes(content)
    again = restore(norwegian, on, tmp_path / "new", by="")
    begun = journal.last_of(again.database, "epoch_begun")[1].data
    assert (begun["from"], begun["left_out"][0]["known"]) == ("", 3)
    assert not examine(again.database, again.rules).faults
    with pytest.raises(Refused, match="pin_wrong"):  # nobody's PIN is in the journal
        people.log_in(again, "1", "1234")


def test_a_copy_alone_makes_the_till_and_what_only_lines_had_is_left_out(norwegian, tmp_path):
    on = broken(norwegian, tmp_path)
    (on.folder / "journal-1.jsonl").unlink()
    again = restore(norwegian, on, tmp_path / "new", {"sale": 3, "z": 0})
    selling(again)
    assert sold(again, MILK, 2490) == 1004


def test_lines_behind_a_damaged_one_only_tell_their_numbers(norwegian, tmp_path):
    on = broken(norwegian, tmp_path, sales=6)
    file = on.folder / "journal-1.jsonl"
    found = file.read_bytes().split(b"\n")
    (place,) = (at for at, line in enumerate(found) if b'"receipt":4,' in line and b'"kind":"sale"' in line)
    found[place] = found[place].replace(b'"gross":2490', b'"gross":2491', 1)
    file.write_bytes(b"\n".join(found))
    again = restore(norwegian, on, tmp_path / "new")
    row = journal.last_of(again.database, "epoch_begun")[1].data["left_out"][0]
    assert row == {"series": "sale", "known": 3, "paper": 6, "last": 1006}
    assert not examine(again.database, again.rules).faults


def test_a_line_that_was_made_up_is_not_taken(norwegian, tmp_path):
    """Somebody with the stick can work out hashes, and cannot sign."""
    from appliance.backup.lines import read, written
    from appliance.domain.journal import Entry, canonical, chain

    on = broken(norwegian, tmp_path)
    file = on.folder / "journal-1.jsonl"
    last = [read(line) for line in file.read_bytes().splitlines(keepends=True)][-1]
    found = [read(line) for line in file.read_bytes().splitlines(keepends=True)]
    sale = next(one for one in reversed(found) if one.kind == "sale").data
    forged = sale | {"number": last.number + 1, "receipt": 4, "nr": 4, "at": sale["at"] + 60_000}
    body = canonical(forged)
    made = Entry("1", 1, last.number + 1, "sale", body, chain(last.hash, body))
    file.write_bytes(file.read_bytes() + written(made))
    again = restore(norwegian, on, tmp_path / "new")
    assert journal.last_of(again.database, "epoch_begun")[1].data["left_out"][0]["known"] == 3
    assert not examine(again.database, again.rules).faults


def test_a_mistyped_number_is_refused(norwegian, tmp_path):
    on = broken(norwegian, tmp_path)
    with pytest.raises(Refused, match="restore_number_wrong"):
        restore(norwegian, on, tmp_path / "new", {"sale": 7038010, "z": 0})


def test_what_the_old_box_owed_is_in_doubt_and_opens_no_drawer(norwegian, tmp_path):
    on = broken(norwegian, tmp_path)
    again = restore(norwegian, on, tmp_path / "new")
    jobs = again.database.execute_sql("SELECT kind, state FROM job").fetchall()
    assert jobs and set(jobs) == {("print", "unknown")}
    assert "receipts_doubtful" in again.banners


def test_an_old_box_that_wakes_sees_the_newer_epoch(norwegian, tmp_path):
    on = broken(norwegian, tmp_path)
    shutil.copytree(tmp_path / "old", tmp_path / "asleep")
    restore(norwegian, on, tmp_path / "new")
    Stick(tmp_path / "stick", norwegian).keep()
    norwegian.off()
    norwegian.folder = tmp_path / "asleep"
    from appliance.backup.lines import Foreign

    with pytest.raises(Foreign) as met:
        Stick(tmp_path / "stick", norwegian).keep()
    assert (met.value.epoch, met.value.begun) == (2, "2026-11-21")


def test_the_next_z_says_which_numbers_are_no_sales_of_its_own(norwegian, tmp_path):
    on = broken(norwegian, tmp_path)
    again = restore(norwegian, on, tmp_path / "new", {"sale": 5, "z": 0})
    selling(again)
    sold(again, MILK, 2490)
    z = day.z_report(again)
    (row,) = z["restored"]
    assert (row["known"], row["last"]) == (3, 1005)
    said = " ".join(lines(compose(z, Letterhead("Story shop"), Words("en", again.rules.currency))))
    assert "Taken up on another box: " in said
    assert "Receipts 4 to 1005 are left out" in said
    day.open_day(again, 100_000, "counted", again_reason="evening")
    assert day.report(again)["restored"] == []
    assert not examine(again.database, again.rules).faults
