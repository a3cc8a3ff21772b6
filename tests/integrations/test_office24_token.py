"""The token is asked for when it is needed, renewed when it ends, and a wrong secret sends nothing."""

from dataclasses import replace

from appliance.integrations import Absent, Accepted, Later, accounted
from appliance.integrations.accounting.office24 import Office24
from appliance.simulated.office24.server import Fault
from tests.integrations.books import books
from tests.integrations.patient import Patient
from tests.upload.shop import MAPPING, one_day


def test_one_token_for_many_calls():
    with books() as both:
        for number in (1, 2, 3):
            assert isinstance(both.deliver(one_day(number)[1]), Accepted)
        assert len(both.server.tokens) == 1


def test_renewed_by_age_before_it_ends():
    seconds = [0.0]
    with books(lambda: seconds[0]) as both:
        both.look_up(one_day()[1])
        seconds[0] = 3600 - 59
        both.look_up(one_day()[1])
        assert len(both.server.tokens) == 2


def test_renewed_once_when_the_server_ended_it():
    with books() as both:
        both.look_up(one_day()[1])
        both.next_faults.append(Fault.EXPIRE)
        assert isinstance(both.deliver(one_day()[1]), Accepted)
        assert len(both.ledger.posted) == 1


def test_ended_twice_it_waits():
    with books() as both:
        both.next_faults += [Fault.NONE, Fault.EXPIRE, Fault.NONE, Fault.EXPIRE]
        answer = both.deliver(one_day()[1])
        assert (type(answer), answer.code) == (Later, "credentials_refused")
        assert both.ledger.posted == []


def test_a_wrong_secret_waits_for_whoever_sets_it_right():
    _, voucher = one_day()
    with books() as both:
        target = Office24(replace(both.server.access, client_secret="wrong"), Patient())
        answer = target.deliver(voucher, accounted(voucher, MAPPING), "d", {})
        target.close()
        assert (type(answer), answer.code, answer.everything) == (Later, "credentials_refused", True)
        assert both.look_up(voucher) == Absent()


def test_a_token_that_does_not_come_is_not_a_day_in_doubt():
    with books() as both:
        both.next_faults.append(Fault.LOSE)
        assert isinstance(both.deliver(one_day()[1]), Later)
