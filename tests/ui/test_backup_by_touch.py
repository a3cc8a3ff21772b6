"""The back-ups' screen: what it says, and what a finger may ask of it."""

from dataclasses import replace

import pytest

from appliance.domain.problems import Problem, refuse


class Behind:
    """What is behind the screen, as a test wants it."""

    def __init__(self):
        from appliance.ui.outside import Backup

        self.state, self.used, self.copies, self.aside = Backup(kept=True), [], 0, 0

    def copy(self):
        """Count copies."""
        self.copies += 1

    def set_aside(self):
        """A box does it."""
        self.aside += 1


@pytest.fixture
def behind(display):
    return Behind()


@pytest.fixture
def counter(display, tmp_path, behind):
    from tests.ui.shop import Counter

    made = Counter(tmp_path)
    made.deeds.outside = replace(
        made.deeds.outside,
        backup=lambda: behind.state,
        use_stick=behind.used.append,
        copy_now=behind.copy,
        set_aside=behind.set_aside,
    )
    return made.log_in("Eier", "4321").tap("Ja, åpne med 0,00")


def test_without_a_stick_it_says_what_to_do(counter):
    counter.more("Back-up")
    assert counter.reads("No back-up stick is in")
    with pytest.raises(AssertionError, match="nothing to press"):
        counter.press("Copy now")


def test_a_stick_that_has_everything_is_green_and_can_be_copied_to(counter, behind):
    behind.state = replace(behind.state, sticks=("KINGSTON",), copied=(1_795_262_400_000, "KINGSTON"))
    counter.more("Back-up")
    assert counter.reads("All is on the stick {name}", name="KINGSTON")
    counter.press("Copy now")
    assert behind.copies == 1


def test_a_stick_with_other_things_is_used_when_a_manager_says_so(counter, behind):
    behind.state = replace(behind.state, others=("/media/HOLIDAY",))
    counter.press("More", "Lock").log_in("Ingrid", "1234").more("Back-up", "Use this stick")
    assert behind.used == []
    assert counter.stage == "countersign" and counter.reads("Keep the back-ups")
    counter.approve("4321")
    assert behind.used == ["/media/HOLIDAY"]


def test_what_is_wrong_with_a_stick_is_said_as_the_banner_says_it(counter, behind):
    behind.state = replace(behind.state, sticks=("KINGSTON",), behind=12, problem=Problem.of("backup_full"))
    counter.more("Back-up")
    assert counter.reads("The back-up stick is full")


def test_a_banner_leads_there(counter):
    counter.till.banners["backup_old"] = Problem.of("backup_old", days=9)
    counter.deeds.redraw()
    counter.press("Look")
    assert counter.stage == "backup"


def test_an_open_day_is_not_set_aside(counter, behind):
    counter.more("Back-up", "Set this till aside")
    assert counter.stage == "backup"
    assert behind.aside == 0
    assert counter.reads("Close the day first")


def test_a_closed_till_is_set_aside_once_it_was_asked(counter, behind):
    counter.deeds.place.stage = "backup"
    counter.till.day = None
    counter.deeds.ask_to_set_aside()
    assert counter.reads("Set this till aside?")
    counter.press("Leave it as it is")
    assert behind.aside == 0
    counter.press("Set this till aside", "Set aside")
    assert behind.aside == 1


def test_days_that_wait_for_the_books_want_a_stick_first(counter, behind):
    counter.more("Back-up")
    counter.till.day, counter.deeds.place.books.outbox = None, (2, 0)
    counter.press("Set this till aside")
    assert counter.reads("Not in the books yet: {count}", count=2)
    behind.state = replace(behind.state, sticks=("KINGSTON",))
    counter.press("Set this till aside")
    assert counter.reads("Set this till aside?")


def test_a_desk_says_how_it_is_done_there_before_anything_is_promised(counter, behind):
    behind.state = replace(behind.state, sets_aside=False)
    counter.more("Back-up").press("Set this till aside")
    assert counter.reads("This computer sets no till aside by itself")
    assert not counter.deeds.place.set_aside


def test_where_nobody_heeds_it_after_all_that_is_said(counter):
    def nobody():
        raise refuse("reset_elsewhere")

    counter.deeds.outside = replace(counter.deeds.outside, set_aside=nobody)
    counter.deeds.place.stage, counter.till.day = "backup", None
    counter.deeds.ask_to_set_aside()
    counter.press("Set aside")
    assert counter.reads("This computer sets no till aside by itself")
