"""A missing mapping lets a day wait and names its key; what may have arrived is never remapped."""

from appliance.domain.voucher import Account
from appliance.integrations import Absent, Later, Unknown
from appliance.storage.delivery import State
from tests.upload.bench import HOUR, Bench
from tests.upload.shop import one_day

CARD = ("tender", "", "", "card", "", "", "")


def test_missing_it_waits_without_a_try_and_goes_when_mapped(tmp_path):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.unmap(CARD)
    bench.till.close_day(voucher)
    bench.run()
    row = bench.row(voucher)
    assert (row.state, row.code, row.attempts) == (State.QUEUED, "mapping_missing", 0)
    assert row.facts == {"key": "tender///card///"}
    bench.till.map(CARD, Account("1571"))
    assert bench.run().accepted == 1


def test_remapped_where_it_is_certain_that_nothing_arrived(tmp_path):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.target.answers = [Later("network_down")]
    bench.run()
    bench.till.unmap(CARD)
    bench.till.map(CARD, Account("1999"))
    bench.run(HOUR)
    assert [("1571" in sent, "1999" in sent) for sent in bench.target.accounts] == [
        (True, False),
        (False, True),
    ]


def test_never_remapped_after_unknown(tmp_path):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.target.answers = [Unknown("answer_lost")]
    bench.target.found = [Absent()]
    bench.run()
    bench.till.unmap(CARD)
    bench.till.map(CARD, Account("1999"))
    bench.run(HOUR)
    assert bench.target.accounts[0] == bench.target.accounts[1]
    assert bench.row(voucher).state == State.ACCEPTED


def test_never_remapped_once_a_try_was_in_doubt_whatever_came_of_the_next(tmp_path):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.target.answers = [Unknown("answer_lost"), Later("network_down")]
    bench.target.found = [Absent()]
    bench.run()
    bench.run(HOUR)
    bench.till.unmap(CARD)
    bench.till.map(CARD, Account("1999"))
    bench.run(HOUR)
    assert len(bench.target.accounts) == 3
    assert bench.target.accounts[2] == bench.target.accounts[0]
