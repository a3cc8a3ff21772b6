"""The session: logged in when needed, on the shop's own identity, and once more when it has ended."""

import pytest

from appliance.integrations import Accepted, Later
from appliance.simulated.loopback import Fault
from appliance.simulated.office24_soap.server import SESSION_AGE, Trick
from tests.integrations.soap import soap
from tests.integrations.wire import answering, server
from tests.upload.shop import one_day

_, DAY = one_day()
SECRET = "secret-of-the-till"
OTHER = "00000000-0000-4000-8000-000000000001"


def test_two_days_need_one_log_in():
    with soap() as both:
        assert isinstance(both.deliver(DAY), Accepted)
        first = both.server.requests  # 2 for the log-in, 4 lists, a number, the day
        assert first == 8
        assert isinstance(both.deliver(one_day(43)[1]), Accepted)
        assert both.server.requests == first + 2
        assert len(both.server.sessions) == 1


@pytest.mark.parametrize("how", ["rested", "ended", "refused"])
def test_an_ended_session_is_begun_again_and_the_day_is_there_once(how):
    with soap() as both:
        both.known()
        if how == "rested":
            both.now += SESSION_AGE + 1
        elif how == "ended":
            both.next_faults += [Fault.NONE, Fault.EXPIRE]  # a number, and then the bundle
        else:
            both.tricks += [Trick.UNKNOWN_USER]
        assert isinstance(both.deliver(DAY), Accepted)
        assert len(both.books.ledger) == 1


def test_who_is_refused_twice_waits():
    with soap() as both:
        both.known()
        both.tricks += [Trick.UNKNOWN_USER, Trick.UNKNOWN_USER]
        answer = both.deliver(DAY)
        assert isinstance(answer, Later) and answer.code == "credentials_refused" and answer.everything
        assert both.books.ledger == []


@pytest.mark.parametrize(
    "wrong", [{"password": "other"}, {"username": "ola"}, {"application": OTHER}, {"identity": OTHER}]
)
def test_a_wrong_credential_is_nobodys_day(wrong):
    with soap() as both:
        both.target = both.other(**wrong)
        answer = both.deliver(DAY)
        assert isinstance(answer, Later) and answer.code == "credentials_refused"
        assert answer.everything and answer.after == 900
        assert SECRET not in repr(answer)
        assert both.books.ledger == [] and both.books.journals == []


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault.DROP, "answer_lost"),
        (Fault.LOSE, "answer_lost"),
        (Fault.ERROR_BEFORE, "server_error"),
        (Fault.MAINTENANCE, "server_error"),
        (Fault.LIMIT, "rate_limited"),
    ],
)
def test_a_log_in_that_fails_is_tried_later(fault, code):
    with soap() as both:
        both.next_faults += [fault]
        answer = both.deliver(DAY)
        assert isinstance(answer, Later) and answer.code == code and answer.everything
        assert isinstance(both.deliver(DAY), Accepted)
        assert len(both.books.ledger) == 1


FAULT = (
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault>'
    "<faultcode>soap:Server</faultcode><faultstring>{}</faultstring></soap:Fault></soap:Body></soap:Envelope>"
)
LOGIN = (
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>'
    '<LoginResponse xmlns="x"><LoginResult>{}</LoginResult></LoginResponse></soap:Body></soap:Envelope>'
)


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (
            500,
            FAULT.format("Provided IdentityId is blocked. Please use GetIdentities"),
            "credentials_refused",
        ),
        (500, FAULT.format("Object reference not set"), "server_error"),
        (200, LOGIN.format("abc; Domain=elsewhere"), "answer_odd"),
        (200, LOGIN.format("abc&#13;&#10;X: y"), "answer_odd"),
        (200, LOGIN.format(""), "credentials_refused"),
        (200, "<html>hello</html>", "answer_odd"),
    ],
)
def test_an_odd_answer_to_the_log_in(status, body, code):
    with soap() as both, server(answering(status, body.encode())) as at:
        both.target = both.other(login=at)
        answer = both.deliver(DAY)
        assert isinstance(answer, Later) and answer.code == code and answer.everything
        assert both.server.requests == 0


def test_no_secret_shows():
    with soap() as both:
        both.deliver(DAY)
        session = next(iter(both.server.sessions))
        shown = repr(vars(both.target)) + repr(both.access) + repr(both.target._session.access)
        assert SECRET not in shown and session not in shown
