"""What becomes of a slot: two tries, a proof, or back; and never into a day that is open."""

import pytest

from appliance.update import slots
from appliance.update.disk import Disk
from appliance.update.record import BLOCK, PLACES, Record, State, counted, order, packed
from appliance.update.writing import write
from tests.update import lab


class Box:
    """A box with an update in slot B, and a boot loader that does as record.py says."""

    def __init__(self, folder):
        key = lab.key(folder)
        self.disk = Disk(lab.disk(folder / "disk", lab.made(folder, key, "0.1.0")))
        write(self.disk, "a", lab.open_parcel(lab.made(folder, key, "0.2.0"), key))
        self.here = "a"

    def boot(self):
        """As U-Boot does; gives the slot that runs now."""
        record = slots.known(self.disk)
        self.here = order(record)[0]
        if record and (after := counted(record)):
            slots.change(self.disk, "", lambda _: after)
        return self.here

    def begun(self, day_open=False):
        return slots.begun(self.disk, self.here, day_open)

    def look(self):
        return slots.look(self.disk, self.here)


@pytest.fixture
def box(tmp_path):
    """The box, still in slot A."""
    box = Box(tmp_path)
    yield box
    box.disk.__exit__(None, None, None)


def test_what_is_only_ready_does_not_boot(box):
    assert box.boot() == "a" and box.begun() == ""
    assert box.look().waiting == "0.2.0"


def test_a_new_slot_that_sells_stays(box):
    slots.activated(box.disk, "a")
    assert box.boot() == "b" and slots.unproven(box.disk, "b") and box.begun() == ""
    slots.good(box.disk, "b")
    assert not slots.unproven(box.disk, "b")
    assert [box.boot() for _ in range(5)] == ["b"] * 5
    assert box.look().waiting == box.look().went_back == ""


def test_a_new_slot_that_never_sells_is_left_after_two_starts(box):
    slots.activated(box.disk, "a")
    assert [box.boot() for _ in range(3)] == ["b", "b", "a"]
    assert box.begun() == "went_back" and box.look().went_back == "0.2.0"
    assert [box.boot() for _ in range(3)] == ["a", "a", "a"]
    assert box.begun() == "" and box.look().went_back == "0.2.0"
    assert not slots.activated(box.disk, "a")


def test_what_was_given_up_can_be_written_and_tried_again(box, tmp_path):
    slots.activated(box.disk, "a")
    for _ in range(3):
        box.boot()
    box.begun()
    key = lab.key(tmp_path)
    write(box.disk, "a", lab.open_parcel(lab.made(tmp_path, key, "0.2.0"), key))
    assert box.look().went_back == "" and box.look().waiting == "0.2.0"
    slots.activated(box.disk, "a")
    assert box.boot() == "b"


def test_the_till_that_draws_again_does_not_call_off_what_boots_next(box):
    slots.activated(box.disk, "a")
    slots.good(box.disk, "a")
    assert box.boot() == "b"


def test_a_day_that_was_opened_meanwhile_keeps_it_back(box):
    slots.activated(box.disk, "a")
    assert box.boot() == "b" and box.begun(day_open=True) == "stands_back"
    assert box.boot() == "a" and box.begun(day_open=True) == ""
    assert box.look().waiting == "0.2.0" and box.look().went_back == ""
    assert slots.activated(box.disk, "a") and box.boot() == "b" and box.begun() == ""


def test_a_day_that_is_open_is_no_reason_once_somebody_said_so(box):
    slots.activated(box.disk, "a", told=True)
    assert box.boot() == "b" and box.begun(day_open=True) == ""


def test_a_good_slot_starts_into_an_open_day_as_ever(box):
    slots.activated(box.disk, "a")
    box.boot()
    slots.good(box.disk, "b")
    assert box.boot() == "b" and box.begun(day_open=True) == ""


def test_a_slot_that_is_given_up_while_a_day_is_open_is_given_up_all_the_same(box):
    slots.activated(box.disk, "a", told=True)
    assert [box.boot() for _ in range(3)][-1] == "a"
    assert box.begun(day_open=True) == "went_back"


def test_with_both_copies_gone_the_slot_that_boots_is_the_one_that_counts(box):
    for place in PLACES:
        box.disk.write(place, b"\xff" * BLOCK)
    box.disk.flush()
    assert box.boot() == "a" and box.begun() == "" and not slots.unproven(box.disk, "a")
    slots.good(box.disk, "a")
    assert slots.known(box.disk) == Record("a", State.GOOD, State.EMPTY, seq=1)


def test_the_record_is_changed_over_the_older_copy(box):
    before = [box.disk.read(place, BLOCK) for place in PLACES]
    slots.activated(box.disk, "a")
    after = [box.disk.read(place, BLOCK) for place in PLACES]
    assert sum(one != two for one, two in zip(before, after, strict=True)) == 1
    newest = slots.known(box.disk)
    assert packed(newest) in after


@pytest.mark.parametrize(
    ("said", "slot"),
    [("console=tty0 tillbox.slot=b", "b"), ("tillbox.slot=a tillbox.slot=b", "b"), ("quiet", ""),
     ("tillbox.slot=c", ""), ("nottillbox.slot=a", "")],
)  # fmt: skip
def test_the_kernel_s_command_line_says_which_slot_runs(said, slot):
    assert slots.running(said) == slot
