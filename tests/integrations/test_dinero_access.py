"""The way in: two log-ins, a token that is renewed in time, and never more than fifty a minute."""

from dataclasses import replace

import pytest

from appliance.integrations import Absent, Accepted, Later, accounted
from appliance.integrations.accounting.dinero import Access, Connection, Dinero
from appliance.integrations.accounting.dinero.access import Pace
from appliance.simulated.loopback import Fault
from tests.integrations.dinero import CLEARING, MAPPING, OTHER_SHOP, SHOP, dinero, fixed_day
from tests.integrations.patient import Patient
from tests.integrations.wire import request_of, server


def test_one_token_for_many_calls():
    with dinero() as both:
        assert isinstance(both.deliver(fixed_day()), Accepted)
        assert both.look_up(fixed_day())
        assert len(both.server.tokens) == 1


def test_renewed_by_age_before_it_ends():
    with dinero() as both:
        both.look_up(fixed_day())
        both.now += 3_541_000  # 59 seconds before its end
        both.look_up(fixed_day())
        assert len(both.server.tokens) == 2


def test_renewed_once_when_the_server_ended_it():
    with dinero() as both:
        both.look_up(fixed_day())
        both.next_faults.append(Fault.EXPIRE)
        assert isinstance(both.deliver(fixed_day()), Accepted)
        assert len(both.ledger.items) == 1


def test_ended_twice_it_waits():
    with dinero() as both:
        both.next_faults += [Fault.NONE, Fault.EXPIRE, Fault.NONE, Fault.EXPIRE]
        answer = both.deliver(fixed_day())
        assert (type(answer), answer.code, answer.everything) == (Later, "credentials_refused", True)
        assert both.ledger.items == {}


@pytest.mark.parametrize("wrong", [{"client_secret": "x"}, {"api_key": "x"}, {"client_id": "x"}])
def test_a_wrong_secret_waits_for_whoever_sets_it_right(wrong):
    with dinero() as both:
        target = both.other(**wrong)
        answer = target.deliver(fixed_day(), accounted(fixed_day(), MAPPING), "d-1", {})
        target.close()
        assert (type(answer), answer.code, answer.everything) == (Later, "credentials_refused", True)
        assert both.look_up(fixed_day()) == Absent()


def test_a_token_that_does_not_come_is_not_a_day_in_doubt():
    for fault in (Fault.LOSE, Fault.TEAR, Fault.ERROR_AFTER, Fault.MAINTENANCE, Fault.LIMIT):
        with dinero() as both:
            both.next_faults.append(fault)
            assert isinstance(both.deliver(fixed_day()), Later)


def test_visma_connect():
    with dinero() as both:
        access = both.server.access(SHOP, visma=True)
        target = Dinero(Connection(access, Patient()), "draft", CLEARING, None)
        assert isinstance(target.look_up(fixed_day(), "d-1"), Absent)
        target.close()


def test_each_shop_has_its_own_organisation():
    with dinero() as both:
        target = Dinero(Connection(both.server.access(OTHER_SHOP), Patient()), "draft", CLEARING, None)
        assert isinstance(
            target.deliver(fixed_day(), accounted(fixed_day(), MAPPING), both.delivery, {}), Accepted
        )
        target.close()
        assert both.look_up(fixed_day()) == Absent()
        assert isinstance(both.deliver(fixed_day()), Accepted)
        assert [len(ledger.items) for ledger in both.server.ledgers.values()] == [1, 1]


def test_a_key_of_another_organisation_is_not_let_in():
    with dinero() as both:
        target = both.other(organization=OTHER_SHOP)
        answer = target.deliver(fixed_day(), accounted(fixed_day(), MAPPING), "d-1", {})
        target.close()
        assert (type(answer), answer.code) == (Later, "scope_missing")


def personal(url):
    return Access("til", "hemmelig", "1", api_key="nøgle&", api=url, login=f"{url}/token")


def test_the_personal_log_in_to_the_letter():
    seen = []
    with server(lambda connection: seen.append(request_of(connection))) as url:
        connection = Connection(personal(url), Patient())
        assert isinstance(connection.ask("GET", "vatTypes"), Later)
        connection.close()
    head, _, body = seen[0].partition(b"\r\n\r\n")
    # "til:hemmelig" in Base64
    assert b"\r\nauthorization: basic dgls" in head.lower()
    assert b"Authorization: Basic dGlsOmhlbW1lbGln" in head
    assert body == b"grant_type=password&scope=read+write&username=n%C3%B8gle%26&password=n%C3%B8gle%26"


def test_the_log_in_of_visma_connect_to_the_letter():
    seen = []
    with server(lambda connection: seen.append(request_of(connection))) as url:
        access = replace(personal(url), api_key="", tenant="a1b2")
        connection = Connection(access, Patient())
        assert isinstance(connection.ask("GET", "vatTypes"), Later)
        connection.close()
    head, _, body = seen[0].partition(b"\r\n\r\n")
    assert b"Authorization" not in head
    assert body == b"grant_type=client_credentials&client_id=til&client_secret=hemmelig&tenant_id=a1b2"


def test_no_secret_shows():
    assert "hemmelig" not in repr(personal("")) and "nøgle" not in repr(personal(""))


def test_fifty_pass_and_the_next_waits_out_the_minute():
    now = [1000.0]
    slept = []

    def sleep(seconds):
        slept.append(seconds)
        now[0] += seconds

    pace = Pace(lambda: now[0], sleep)
    for _ in range(50):
        pace.wait()
        now[0] += 0.5
    assert slept == []
    pace.wait()  # 25 seconds after the first
    assert slept == [35.0]
    pace.wait()  # the second passed half a second after the first
    assert slept == [35.0, 0.5]


def test_a_month_of_days_stays_under_dineros_limit():
    with dinero("posted") as both:
        both.server.most = 50
        for number in range(1, 32):
            both.delivery = f"{number}-dinero-1"
            day = fixed_day(number, f"2026-10-{number:02d}")
            assert isinstance(both.deliver(day), Accepted)
        assert len(both.ledger.items) == 31
        assert both.slept and max(both.slept) <= 60
