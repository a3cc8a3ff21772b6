"""Books that take a day twice are looked into before the first try: another box may have sent it."""

from dataclasses import replace
from random import Random

import pytest

from appliance.integrations import Absent, Accepted, Later, Unsure
from appliance.storage.deliveries import Deliveries
from appliance.storage.delivery import State, states
from appliance.storage.vouchers import reading
from appliance.upload import Round, run
from tests.integrations.books import books
from tests.integrations.soap import soap
from tests.upload.bench import HOUR, Bench, Told
from tests.upload.shop import TillFile, one_day

_, DAY = one_day()


@pytest.fixture
def bench(tmp_path):
    bench = Bench(tmp_path, Told(takes_twice=True))
    bench.till.close_day(DAY)
    return bench


def test_a_day_that_is_there_is_taken_as_there_and_not_sent(bench):
    bench.target.found = [Accepted("N-42", number="7")]
    bench.run()
    row = bench.row(DAY)
    assert (row.state, row.reference, row.voucher_number, bench.target.sent) == (
        State.ACCEPTED, "N-42", "7", [],
    )  # fmt: skip


def test_one_that_is_not_there_goes_out_and_a_second_try_looks_no_more(bench):
    bench.target.found = [Absent()]
    bench.target.answers = [Later("server_error")]
    bench.run()
    bench.run(HOUR)
    assert [asked.split(" ")[0] for asked in bench.target.asked] == ["look", "deliver", "deliver"]
    assert bench.row(DAY).state == State.ACCEPTED


@pytest.mark.parametrize("code", ["taken_over", "found_differs", "found_twice"])
def test_what_only_a_person_can_tell_waits_and_goes_when_they_say_so(bench, code):
    bench.target.found = [Unsure(code)]
    bench.run()
    bench.run(HOUR)
    assert (bench.row(DAY).code, bench.row(DAY).needs_person, bench.target.sent) == (code, True, [])
    bench.till.say(bench.row(DAY).id, "resend", bench.now + 1)
    bench.target.found = [Unsure(code)]
    bench.run(HOUR)
    assert bench.row(DAY).state == State.ACCEPTED and len(bench.target.sent) == 1


def test_books_that_cannot_be_asked_now_are_asked_again_and_nothing_is_in_doubt(bench):
    bench.target.found = [Later("network_down", everything=True), Absent()]
    bench.run()
    assert (bench.row(DAY).state, bench.row(DAY).code, bench.target.sent) == (
        State.QUEUED, "network_down", [],
    )  # fmt: skip
    bench.run(HOUR)
    assert bench.row(DAY).state == State.ACCEPTED


@pytest.mark.parametrize("code", ["scope_missing", "refused"])
def test_who_may_not_look_sends(bench, code):
    bench.target.found = [Later(code)]
    bench.run()
    assert bench.row(DAY).state == State.ACCEPTED


def test_nothing_is_asked_while_an_account_is_missing(bench):
    cash = ("tender", "", "", "cash", "", "", "")
    bench.till.unmap(cash)
    for _ in range(3):
        bench.run(HOUR)
    assert (bench.row(DAY).code, bench.target.asked) == ("mapping_missing", [])


class Box:
    """A box with the same day in its journal, and a target of its own."""

    def __init__(self, folder, target) -> None:
        folder.mkdir()
        self.folder, self.target = folder, target
        self.upload()  # the record of deliveries is older than the day
        self.till.close_day(DAY)

    @property
    def till(self) -> TillFile:
        """Its journal."""
        if not (self.folder / "till.db").exists():
            self._till = TillFile(self.folder / "till.db")
        return self._till

    def upload(self) -> None:
        """One pass."""
        path = self.folder / "delivery.db"
        with reading(self.till.path) as till, Deliveries(path) as deliveries:
            round_ = Round(deliveries, self.target, till.mapping(), lambda: 1_800_000_000_000, Random(1),
                           lambda *_: {}, True)  # fmt: skip
            run(round_, till.days(deliveries.ended()), till.said())

    def state(self) -> State:
        """How the day stands."""
        return states(self.folder / "delivery.db")[DAY.id].state


@pytest.mark.parametrize("made", [books, soap])
def test_an_old_box_with_days_that_wait_sends_none_that_the_new_one_sent(tmp_path, made):
    with made() as both:
        old, new = (Box(tmp_path / name, both.target) for name in ("old", "new"))
        new.upload()
        old.upload()
        assert (new.state(), old.state()) == (State.ACCEPTED, State.ACCEPTED)
        assert len(both.ledger.posted if made is books else both.books.ledger) == 1


@pytest.mark.parametrize("made", [books, soap])
def test_an_old_box_that_sold_on_stops_at_the_days_of_the_new_one(tmp_path, made):
    later = replace(DAY, id="f" * 32, key="Z-1.2-44-20261121", epoch=2, z=44)
    with made() as both:
        both.deliver(later)
        old = Box(tmp_path / "old", both.target)
        both.target._epoch = 2
        old.upload()  # it was taken up itself: these days are its own
        assert old.state() == State.ACCEPTED
        other = Box(tmp_path / "other", both.target)
        both.target._epoch = 1
        gone = both.ledger.posted if made is books else both.books.ledger
        del gone[1:]
        other.upload()
        row = states(tmp_path / "other" / "delivery.db")[DAY.id]
        assert (row.code, row.needs_person, row.facts["found"]) == ("taken_over", True, later.key)
        assert len(gone) == 1
