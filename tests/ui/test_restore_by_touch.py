"""The restore on its own screens: a finger, real files, and the till that comes of it."""

import time

import pytest

from appliance.config import load
from appliance.domain.journal import Moment
from appliance.domain.problems import Problem
from appliance.storage import journal
from appliance.storage.database import open_till
from appliance.wiring.restore_screen import Taking
from appliance.wiring.starting import start
from tests.backup.test_drill import old, on_the_stick, stick, switched_on  # noqa: F401  (fixtures)


@pytest.fixture
def saved(old, stick, tmp_path):  # noqa: F811
    """A stick with a shop on it, three sales, and where its new box's data goes."""
    from appliance.till import day, people
    from appliance.wiring.copying import run
    from tests.backup.boxes import sold
    from tests.till.shop import MILK

    box = switched_on(old)
    people.log_in(box.till, "1", "1234")
    day.open_day(box.till, 50_000, clock_confirmed=True)
    sold(box.till, MILK, 2490)
    run(load(old / "till.toml"), old, lambda line: None, now=True)
    sold(box.till, MILK, 2490)
    on_the_stick(box)
    box.stop()
    return tmp_path / "new"


class Finger:
    """The screens of a restore, and a finger."""

    def __init__(self, data) -> None:
        from appliance.ui.deeds.restore import RestoreDeeds
        from appliance.ui.frame import Frame
        from appliance.ui.inbox import Inbox
        from tests.ui.drawing import Glass, settle

        self.glass, self.inbox, self.ended = Glass("800", "nb", "light"), Inbox(), []
        self.taking = Taking(data, self.inbox)
        self.now, words = 0.0, self.glass.words
        self.deeds = RestoreDeeds(
            self.taking.outside(self.ended.append), words, lambda view: self.frame.draw(view)
        )
        self.frame = Frame(
            words, self.deeds, lambda: self.now, size=self.glass.frame.size, size_hint=(None, None)
        )
        Glass.root.clear_widgets()
        Glass.root.add_widget(self.frame)
        self.deeds.look_for_stick()
        settle()

    def wait(self) -> "Finger":
        """Until the stick is read."""
        end = time.monotonic() + 30
        while self.deeds.step == "reading" and time.monotonic() < end:
            for message in self.inbox.drain():
                self.deeds.told(message)
            time.sleep(0.01)
        return self


@pytest.fixture
def finger(display, saved):
    """The restore as it comes up."""
    from tests.ui.shop import Counter

    found = Finger(saved)
    for name in ("words", "target", "tap", "say", "press", "reads", "touch"):
        method = getattr(Counter, name)
        setattr(found, name, method.__get__(found))
    yield found.wait()
    found.taking.stop()


def test_three_answers_and_a_pin_make_the_till(finger, saved):
    assert finger.reads("Restore {shop}, till {till}?", shop="Bua på Ås", till="2")
    assert "2" in finger.words()
    finger.press("Restore it")
    assert finger.reads("Is there a receipt with a higher number than {number}?", number=2)
    finger.tap("5").press("This number").press("No, none")
    finger.tap("Ola", "1", "1", "1", "1").press("Log in")
    assert finger.reads("That PIN does not fit. Try again")
    assert not (saved / "till.db").exists()
    finger.tap("9", "8", "7", "6").press("Log in")
    assert finger.reads("{shop}, till {till}, goes on here", shop="Bua på Ås", till="2")
    finger.press("Open the till")
    assert finger.ended == [False]
    box = start(load(saved / "till.toml"), saved, parts=None)
    begun = journal.last_of(box.till.database, "epoch_begun")[1].data
    box.stop()
    assert (begun["operator"], begun["left_out"][0]["paper"], begun["left_out"][0]["last"]) == ("2", 5, 1005)


def test_the_old_box_stops_while_it_can_see_that_another_goes_on(display, tmp_path):
    """It sells; its stick comes back from another box that has taken it up: it says who it is, and sells no
    more, whatever is tapped, while the stick is in."""
    from dataclasses import replace
    from pathlib import Path

    from appliance.backup import lines
    from appliance.backup.disk import Disk
    from appliance.backup.stick import place, whose
    from appliance.config import parse
    from appliance.wiring import backing_up, copying, restoring
    from tests.backup.test_backing_up import TOML
    from tests.ui.shop import MILK, Counter

    (tmp_path / "old").mkdir()
    (tmp_path / "STICK").mkdir()
    found, messages, config = [str(tmp_path / "STICK")], [], parse(TOML)
    counter = Counter(tmp_path / "old")
    copying.run(config, tmp_path / "old", print, now=True, found=lambda: found)
    backing = backing_up.BackingUp(config, tmp_path / "old", messages.append, lambda: found)
    backing.stop()
    screens = backing_up.outside(backing, counter.till)
    counter.deeds.outside = replace(counter.deeds.outside, backup=screens["backup"])
    counter.log_in("Eier", "4321").tap("Ja, åpne med 0,00").scan(MILK)

    def looked() -> None:
        if seen := backing._look():
            counter.deeds.do(lambda: backing.take(counter.till, seen))

    looked()
    assert counter.stage == "sale"
    (offer,) = restoring.offers(lambda: found)
    taking = restoring.Restoring(tmp_path / "new", restoring.join(offer, tmp_path / "new"))
    taking.finish({"sale": 0, "z": 0}, "2")
    lines.Keeper(Disk(), tmp_path / "new/till.db").catch_up(place(Path(found[0]), whose(config)))
    taken_up = open_till(tmp_path / "new" / "till.db")
    _, begun = journal.last_of(taken_up, "epoch_begun")
    taken_up.close()
    looked()
    assert counter.stage == "stop"
    local = Moment(begun.data["at"], begun.data["offset"]).local.date().isoformat()
    assert counter.reads("This till, {shop} {till}, was taken up on another box on {date}", shop="Story shop",
                         till="1", date=counter.glass.words.date(local))  # fmt: skip
    counter.press("Try again", "Try again")
    assert counter.stage == "stop"
    found.clear()
    looked()
    counter.press("Try again")
    assert counter.stage == "sale"


def test_a_number_that_no_paper_has_is_asked_for_again(finger, saved):
    finger.press("Restore it").tap("9", "9", "9", "9", "9", "9").press("This number").press("No, none")
    finger.tap("Ola", "9", "8", "7", "6").press("Log in")
    assert finger.deeds.step == "receipt"
    assert finger.reads(
        "No paper has the number {number}: the last one known is {known}", number=999999, known=2
    )
    assert not (saved / "till.db").exists()


def test_a_box_that_gets_a_till_of_its_own_is_left_alone(finger, saved):
    finger.press("A new till")
    assert finger.ended == [True]
    assert not (saved / "till.db").exists()


def test_a_stick_that_is_taken_out_is_said(finger, saved):
    from appliance.ui.deeds.restore import Failed

    finger.deeds.told(Failed(Problem.of("restore_unreadable", detail="Input/output error")))
    detail = finger.glass.words("it cannot be read or written")
    assert finger.reads("The back-up cannot be read: {detail}", detail=detail)


def test_nothing_of_a_till_is_in_the_way_of_the_data_that_comes(finger, saved):
    """What is put together stands in a folder of its own, and is gone in the end."""
    assert (saved / "restoring" / "till.db").exists()
    finger.press("Restore it", "No, none", "No, none").tap("Ola", "9", "8", "7", "6").press("Log in")
    assert not (saved / "restoring").exists()
    database = open_till(saved / "till.db")
    assert journal.newest(database).kind == "key_made"
    database.close()
