"""What becomes of a slot: two tries, a proof, or back; and never into a day that is open."""

import pytest

from appliance.update import slots
from appliance.update.disk import Disk
from appliance.update.record import BLOCK, MARK, PLACES, Record, State, counted, mark, order, packed
from appliance.update.writing import write
from tests.update import lab


class Box:
    """A box with an update in slot B, and a boot loader that does as record.py says."""

    def __init__(self, folder):
        key = lab.key(folder)
        self.disk = Disk(lab.disk(folder / "disk", lab.made(folder, key, "0.1.0")))
        write(self.disk, "a", lab.open_parcel(lab.made(folder, key, "0.2.0"), key))
        self.here = "a"

    def boot(self, unloadable=""):
        """As U-Boot does, which passes over what cannot be loaded; gives the slot that runs now."""
        record, broken = slots.known(self.disk), slots.broken(self.disk)
        self.here = next(slot for slot in order(record, broken) if slot != unloadable)
        if record and (after := counted(record, broken)):
            slots.change(self.disk, "", lambda _: after)
        return self.here

    def start(self, damaged=""):
        """Until systemd runs, as the boot loader and the initramfs do; gives the slots that it took."""
        took = [self.boot()]
        while self.here in damaged and len(took) < 9:
            self.disk.write(MARK, mark(self.here))
            took.append(self.boot())
        return "".join(took)

    def to_b(self):
        """0.2.0 in slot B sells, and 0.1.0 is in slot A."""
        slots.activated(self.disk, "a")
        self.boot()
        slots.good(self.disk, "b")
        return self

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


def test_a_good_slot_that_does_not_start_any_more_gives_way_to_the_other_at_once(box):
    assert box.to_b().start(damaged="b") == "ba"
    assert box.begun() == "went_back"
    slots.good(box.disk, "a")
    assert box.look().broken == "b" and box.look().went_back == "0.2.0"
    assert [box.start(damaged="b") for _ in range(3)] == ["a", "a", "a"]


def test_a_good_slot_that_cannot_be_loaded_any_more_is_told_as_one_that_does_not_start(box):
    """Its kernel is not what ``sums`` says: nothing of that slot ran that could have left the mark."""
    assert box.to_b().boot(unloadable="b") == "a" and box.begun() == "went_back"
    assert box.look().broken == "b" and box.look().does_not_start == "0.2.0"
    slots.good(box.disk, "a")
    assert box.boot() == "a" and box.begun() == "" and box.look().broken == "b"


def test_an_update_that_cannot_be_loaded_is_told_as_one_that_does_not_start(box):
    slots.activated(box.disk, "a")
    assert box.boot(unloadable="b") == "a" and box.begun() == "went_back"
    assert box.look().does_not_start == "0.2.0"


def test_one_whose_tries_ran_out_is_not(box):
    slots.activated(box.disk, "a")
    assert [box.boot() for _ in range(3)] == ["b", "b", "a"]
    assert box.begun() == "went_back" and box.look().does_not_start == ""


def test_an_update_mends_it(box, tmp_path):
    box.to_b().start(damaged="b")
    box.begun()
    key = lab.key(tmp_path)
    write(box.disk, "a", lab.open_parcel(lab.made(tmp_path, key, "0.3.0"), key))
    assert box.look().broken == box.look().went_back == "" and box.look().waiting == "0.3.0"
    slots.activated(box.disk, "a")
    assert box.start() == "b" and box.begun() == ""


def test_with_nothing_in_the_other_it_tries_again_and_is_forgiven_once_it_sells(tmp_path):
    key = lab.key(tmp_path)
    box = Box.__new__(Box)
    with Disk(lab.disk(tmp_path / "new", lab.made(tmp_path, key, "0.1.0"))) as box.disk:
        box.here = "a"
        assert box.start(damaged="a") == "a" * 9 and box.look().broken == "a"
        assert box.start() == "a" and box.begun() == ""
        slots.good(box.disk, "a")
        assert box.look().broken == ""


def test_where_neither_starts_both_are_tried_in_turn_and_one_that_starts_again_is_found(box):
    box.to_b()
    assert box.start(damaged="ab") == "babababab"
    assert box.start(damaged="b") in ("a", "ba")
    assert box.begun() == "went_back"


def test_an_update_that_waited_steps_in_and_is_on_trial(box):
    assert box.start(damaged="a") == "ab" and box.begun(day_open=True) == "went_back"
    assert box.look().broken == "a" and slots.unproven(box.disk, "b")
    assert box.start(damaged="a") == "b" and box.begun(day_open=True) == ""
    slots.good(box.disk, "b")
    assert slots.known(box.disk).b == State.GOOD


def test_one_that_waited_and_does_not_sell_either_lets_the_marked_one_have_another_chance(box):
    box.start(damaged="a")
    box.begun()
    assert [box.start(damaged="a") for _ in range(2)] == ["b", "b"]
    assert box.begun() == ""  # the last try: the next start begins with slot A
    assert box.start() == "a" and box.begun() == "went_back"
    slots.good(box.disk, "a")
    assert slots.known(box.disk).a == State.GOOD and box.look().broken == ""


def test_one_that_was_given_up_is_better_than_none_and_each_start_tries_the_other_first(box):
    slots.activated(box.disk, "a")
    for _ in range(3):
        box.boot()
    box.begun()
    assert box.start(damaged="a") == "ab" and box.begun() == "went_back"
    assert box.start(damaged="a") == "ab" and box.begun() == ""
    assert box.start() == "a" and box.begun() == "went_back"


def test_an_update_that_does_not_start_is_given_up_at_its_first_try(box):
    slots.activated(box.disk, "a")
    assert box.start(damaged="b") == "ba" and box.begun() == "went_back"
    assert slots.known(box.disk).b == State.GIVEN_UP and box.look().broken == "b"


def test_with_no_record_left_the_one_that_starts_is_found(box):
    for place in PLACES:
        box.disk.write(place, b"\xff" * BLOCK)
    assert box.start(damaged="a") == "ab" and box.begun() == ""
    slots.good(box.disk, "b")
    assert box.start(damaged="a") == "b" and slots.known(box.disk).active == "b"
