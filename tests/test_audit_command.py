"""``tillbox verify`` as an auditor types it: heads from paper, a folder of books, the uploader's record."""

import json
import re
import shutil
import sqlite3

import pytest

from appliance.__main__ import main
from appliance.config import load
from appliance.domain.anchors import printed
from appliance.domain.settlement import Count
from appliance.storage.deliveries import Deliveries
from appliance.storage.heads import PAUSE, Head, noted
from appliance.till import day, people
from appliance.till.till import Person
from appliance.wiring.passes import upload_if_waiting
from appliance.wiring.starting import start
from tests.test_commands import TOML


def live(folder):
    """A day from opening to settlement, and its X report."""
    box = start(load(folder / "till.toml"), folder, parts=None)
    people.add(box.till, Person("1", "Ingrid", "manager"), "1111")
    people.log_in(box.till, "1", "1111")
    assert main(["upload", "--data", str(folder)]) == 0
    day.open_day(box.till, 50_000, clock_confirmed=True)
    x = day.x_report(box.till)
    day.z_report(box.till)
    day.settle_day(box.till, Count(50_000, {}, {}, {}, counted_by="1"))
    box.stop()
    assert main(["upload", "--now", "--data", str(folder)]) == 0
    return x


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """A data folder with a day in it, delivered, and the body of its X report."""
    folder = tmp_path_factory.mktemp("lived")
    (folder / "till.toml").write_text(TOML)
    return folder, live(folder)


@pytest.fixture
def box(lived, tmp_path):
    """A copy of it, to be spoilt."""
    shutil.copytree(lived[0], tmp_path / "data")
    return tmp_path / "data", lived[1]


def verify(capsys, folder, *more):
    """Exit code and lines."""
    capsys.readouterr()
    code = main(["verify", "--data", str(folder), *more])
    return code, capsys.readouterr().out.splitlines()


def test_what_was_looked_at_is_said(box, capsys):
    folder, _ = box
    code, said = verify(capsys, folder)
    count = sum(1 for _ in noted(folder / "delivery.db"))
    last = max(head.number for head in noted(folder / "delivery.db"))
    assert (code, count) == (0, 2)
    assert said[0] == f"{last} entries, chain intact"
    assert said[-2] == (
        "heads compared: 2 noted by the uploader (delivery.db); 0 typed in from paper; "
        "0 in the headers of exports; 1 carried by the 1 days in the books' folder"
    )
    assert said[-1] == f"furthest head that agrees: 1/{last}, 0 entries behind it"


def test_a_head_from_paper_however_it_is_typed(box, capsys):
    folder, x = box
    on_paper = printed(x["journal"])
    for typed in (
        on_paper,
        on_paper.lower(),
        f"Journal {on_paper}",
        on_paper.replace("  ", ":").replace(" ", ""),
    ):
        code, said = verify(capsys, folder, "--head", typed)
        assert (code, "1 typed in from paper" in said[-2]) == (0, True)


def test_a_head_of_another_journal(box, capsys):
    folder, x = box
    other = printed({**x["journal"], "hash": "0" * 64})
    code, said = verify(capsys, folder, "--head", printed(x["journal"]), "--head", other)
    number = x["journal"]["number"]
    assert code == 1
    assert said[0].endswith("chain intact, but this is not the journal that was seen elsewhere")
    assert said[1] == f"entry 1/{number} is not what was seen on paper"


def test_an_export_on_a_stick_vouches_for_what_was_before_it(box, tmp_path, capsys):
    folder, x = box
    stick = ["--from", x["date"], "--to", x["date"], "--out", str(tmp_path / "stick")]
    assert main(["export", "saft", "--data", str(folder), *stick]) == 0
    (file,) = (tmp_path / "stick").glob("*.xml")
    code, said = verify(capsys, folder, "--head", str(file))
    assert (code, "1 in the headers of exports" in said[-2]) == (0, True)
    content = file.read_text()
    number, digits = re.search(r"Journal 1/(\d+):([0-9a-f]{64})", content).groups()
    file.write_text(content.replace(digits, digits[::-1]))
    code, said = verify(capsys, folder, "--head", str(file))
    assert (code, said[1]) == (1, f"entry 1/{number} is not what was seen in an export")
    (tmp_path / "other.xml").write_text("<auditfile>")
    with pytest.raises(SystemExit) as ended:
        main(["verify", "--data", str(folder), "--head", str(tmp_path / "other.xml")])
    assert ended.value.code == 2


def test_a_head_that_is_none(box, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["verify", "--data", str(box[0]), "--head", "1/12:ABC"])
    assert ended.value.code == 2
    assert "expected a head such as 1/1234:A1B2C3D4E5F60718, got '1/12:ABC'" in capsys.readouterr().err


def test_an_end_that_is_cut_off_by_somebody_who_mends_the_rest(box, capsys):
    folder, _ = box
    with sqlite3.connect(folder / "till.db") as file:
        (gate,) = file.execute("SELECT sql FROM sqlite_master WHERE name = 'entry_remains'").fetchone()
        file.execute("DROP TRIGGER entry_remains")
        file.execute("DELETE FROM entry WHERE kind = 'settlement'")
        file.execute(gate)
    file.close()
    assert main(["rebuild", "--data", str(folder)]) == 0
    code, said = verify(capsys, folder)
    assert code == 1
    assert sum("the end is cut off: the journal ends at" in line for line in said) == 2
    assert any(line.endswith("the journal has no such day") for line in said)
    assert any(line.startswith("changed or cut off behind 1/") for line in said)


def test_books_that_stand_elsewhere(box, tmp_path, capsys):
    folder, _ = box
    (folder / "books").rename(tmp_path / "disk")
    code, said = verify(capsys, folder)
    assert (code, "0 carried by the 0 days" in said[-2]) == (0, True)
    code, said = verify(capsys, folder, "--books", str(tmp_path / "disk"))
    assert (code, "1 carried by the 1 days" in said[-2]) == (0, True)
    (file,) = (tmp_path / "disk").glob("*/voucher.json")
    whole = json.loads(file.read_bytes())
    whole["voucher"]["closed_at"] += 1
    file.write_text(json.dumps(whole))
    code, said = verify(capsys, folder, "--books", str(tmp_path / "disk"))
    assert code == 1
    assert f"{file.parent.name} in the books is not what the journal says: closed_at" in said


def test_a_folder_of_books_that_is_not_there(box, tmp_path, capsys):
    assert main(["verify", "--data", str(box[0]), "--books", str(tmp_path / "usb")]) == 2
    assert "expected a folder of delivered days" in capsys.readouterr().err


def test_a_record_that_cannot_be_read_is_no_agreement(box, capsys):
    folder, _ = box
    for side in folder.glob("delivery.db-*"):
        side.unlink()
    (folder / "delivery.db").write_bytes(b"\xff" * 8192)
    code, said = verify(capsys, folder)
    assert code == 1
    assert any(line.startswith("the uploader's record cannot be read: delivery.db") for line in said)


def test_a_record_that_is_gone_is_said(box, capsys):
    folder, _ = box
    for file in (*folder.glob("delivery.db*"), *folder.glob("books/*/*")):
        file.unlink()
    code, said = verify(capsys, folder)
    assert code == 0
    assert "0 noted by the uploader (delivery.db), which is not there" in said[-2]
    assert said[-1].startswith("no head from outside vouches for any of it")


def test_a_file_that_was_turned_into_another_country_s(box, capsys):
    folder, _ = box
    with sqlite3.connect(folder / "till.db") as file:
        file.execute("UPDATE origin SET value = 'denmark' WHERE name = 'country'")
    file.close()
    code, said = verify(capsys, folder)
    assert code == 1
    assert any("till.db was born in denmark, till.toml says norway" in line for line in said)


def test_the_till_has_the_head_noted_while_no_day_waits(box):
    folder, _ = box
    before = [*noted(folder / "delivery.db")]
    upload_if_waiting(folder)
    assert [*noted(folder / "delivery.db")] == before, "nothing has happened since"
    (folder / "delivery.db").unlink()
    with Deliveries(folder / "delivery.db") as record:
        record.note(Head(1, 1, bytes(32)), before[-1].at - PAUSE)
    upload_if_waiting(folder)
    assert [head.number for head in noted(folder / "delivery.db")] == [1, before[-1].number]
