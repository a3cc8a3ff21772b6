"""The books behind a restore: no day arrives twice, whatever the old box sent after the copy."""

import pytest

from appliance.__main__ import main
from appliance.config import load
from appliance.domain.settlement import Count
from appliance.storage.delivery import State, states
from appliance.till import books, catalogue, day, jobs, people
from appliance.till.till import Person
from appliance.wiring.books import deliver
from appliance.wiring.starting import start
from tests.backup.boxes import sold
from tests.till.shop import GROUPS, MILK, PRODUCTS

TOML = """[shop]
name = "Bua på Ås"
organisation_number = "974760673"
address = ["Storgata 1"]
country = "norway"
[printer]
kind = "network"
address = "192.0.2.1"
[books]
folder = "{folder}"
"""


class Shop:
    """A shop on its old box, then on its new one, with one folder of books and one stick."""

    def __init__(self, tmp_path) -> None:
        self.data, self.books, self.stick = tmp_path / "old", tmp_path / "books", tmp_path / "STICK"
        for folder in (self.data, self.books, self.stick):
            folder.mkdir()
        (self.data / "till.toml").write_text(TOML.format(folder=self.books))
        self.on()
        catalogue.put(self.till, PRODUCTS, GROUPS, {"1": "Grocery", "2": "Household"})
        people.add(self.till, Person("2", "Ola", "manager"), "9876")
        people.log_in(self.till, "2", "9876")
        self.upload()  # the record of deliveries is older than any day

    def on(self) -> None:
        """Switch the box on; its printer is taken to be well."""
        self.box = start(load(self.data / "till.toml"), self.data, parts=None)
        self.till = self.box.till
        self.till.printer, self.till.drawer = "fine", "shut"
        self.till.send = lambda stored, job: jobs.ended(self.till, job.id, "done")

    def opens(self) -> None:
        """A day with one sale."""
        again = day.proposed_float(self.till)
        day.open_day(self.till, again, "float", clock_confirmed=True, again_reason="late")
        sold(self.till, MILK, 2490)

    def settles(self) -> None:
        """Count the drawer."""
        day.settle_day(self.till, Count(0, {}, {"card": 2490}, {}, counted_by="2"))

    def upload(self) -> None:
        """One pass of the uploader."""
        deliver(load(self.data / "till.toml"), self.data, at_once=True)

    def copy(self) -> None:
        """A verified copy on the stick, and the lines."""
        assert main(["backup", "--now", "--data", str(self.data)]) == 0

    def moves(self, tmp_path, z: int) -> None:
        """The box breaks as it stands; another is made of what is on the stick."""
        self.box.stop()
        self.data = tmp_path / "new"
        assert main(["restore", "--data", str(self.data), "--receipt", "0", "--z", str(z), "--as", "2"]) == 0
        self.on()
        people.log_in(self.till, "2", "9876")

    def there(self) -> list[str]:
        """The days in the books."""
        return sorted(path.name.rsplit("-", 1)[0] for path in self.books.iterdir())

    def rows(self):
        """How every day stands."""
        return list(states(self.data / "delivery.db").values())


@pytest.fixture
def shop(tmp_path, monkeypatch):
    """The shop, its stick in."""
    root = tmp_path / "STICK"
    for name in ("backing_up", "copying", "restoring", "resetting"):
        monkeypatch.setattr(f"appliance.wiring.{name}.sticks", lambda: [str(root)])
    monkeypatch.setattr("appliance.wiring.restore_asked.getpass", lambda asked: "9876")
    shop = Shop(tmp_path)
    yield shop
    shop.box.stop()


def test_what_was_in_the_books_stays_there_and_is_known(shop, tmp_path):
    shop.opens(), day.z_report(shop.till), shop.settles()
    shop.upload()
    shop.copy()
    shop.moves(tmp_path, z=0)
    shop.upload()
    assert [row.state for row in shop.rows()] == [State.ACCEPTED]
    assert shop.there() == ["Z-1-1"]


def test_a_day_that_went_out_after_the_copy_is_looked_up_and_not_sent_again(shop, tmp_path):
    shop.opens(), day.z_report(shop.till), shop.settles()
    shop.copy()
    shop.upload()  # the copy's record knows nothing of it
    shop.moves(tmp_path, z=0)
    for _ in range(3):
        shop.upload()
    assert [row.state for row in shop.rows()] == [State.ACCEPTED]
    assert shop.there() == ["Z-1-1"]


def test_a_day_that_the_old_box_settled_too_is_there_once(shop, tmp_path):
    shop.opens(), day.z_report(shop.till)
    shop.copy()
    shop.settles()
    shop.upload()
    shop.moves(tmp_path, z=0)
    shop.settles()
    for _ in range(3):
        shop.upload()
    assert shop.there() == ["Z-1-1"]
    (row,) = shop.rows()
    assert row.state != State.QUEUED


def test_a_day_that_the_old_box_closed_under_a_lost_z_waits_for_a_person(shop, tmp_path):
    shop.opens()
    shop.copy()
    day.z_report(shop.till), shop.settles()
    shop.upload()
    assert shop.there() == ["Z-1-1"]
    shop.moves(tmp_path, z=1)
    day.z_report(shop.till), shop.settles()
    for _ in range(3):
        shop.upload()
    (row,) = shop.rows()
    assert (row.state, row.code, row.needs_person) == (State.UNKNOWN, "reported_before", True)
    assert shop.there() == ["Z-1-1"]
    books.decide(shop.till, row.id, "there", "Z-1-1")
    shop.upload()
    assert [one.state for one in shop.rows()] == [State.ACCEPTED]
    assert shop.there() == ["Z-1-1"]


def test_a_person_who_looked_and_found_nothing_has_it_sent(shop, tmp_path):
    shop.opens()
    shop.copy()
    shop.moves(tmp_path, z=1)
    day.z_report(shop.till), shop.settles()
    shop.upload()
    (row,) = shop.rows()
    books.decide(shop.till, row.id, "resend")
    shop.upload()
    assert [one.split("-")[:2] for one in shop.there()] == [["Z", "1.2"]]


def test_a_day_of_the_new_box_goes_straight_out(shop, tmp_path):
    shop.copy()
    shop.moves(tmp_path, z=0)
    shop.upload()
    shop.opens(), day.z_report(shop.till), shop.settles()
    shop.upload()
    assert [row.state for row in shop.rows()] == [State.ACCEPTED]


def test_a_figure_in_the_books_is_traced_over_the_restore(shop, tmp_path, capsys):
    shop.opens(), day.z_report(shop.till), shop.settles()
    shop.upload()
    shop.copy()
    shop.moves(tmp_path, z=0)
    shop.opens(), day.z_report(shop.till), shop.settles()
    shop.upload()
    asked = ["--data", str(shop.data)]
    shop.box.stop()
    capsys.readouterr()
    for what in (["sale", "1"], ["sale", "1002"], ["Z", "1"], ["Z", "4"]):
        assert main(["trace", *what, *asked]) == 0, what
        assert "24.90" in capsys.readouterr().out.replace(",", "."), what
    assert main(["verify", *asked]) == 0
    assert main(["describe", "--out", str(tmp_path / "about.pdf"), *asked]) in (0, 1)
    assert (tmp_path / "about.pdf").stat().st_size > 10_000
    shop.on()
