"""What each answer of the SOAP interface means for a day: only what is certain is called certain."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from xml.etree.ElementTree import Element

import pytest

from appliance.integrations import Later, Refused, Unknown
from appliance.integrations.accounting.office24_soap.replies import (
    harmless,
    outcome,
    quarantine,
    said,
    unauthenticated,
)
from appliance.integrations.http import Reply

NOW = datetime(2026, 11, 21, 18, 20, tzinfo=UTC)
DATE = {"Date": format_datetime(NOW, usegmt=True)}


def soap(inside: str) -> bytes:
    head = '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">'
    return f"{head}<soap:Body>{inside}</soap:Body></soap:Envelope>".encode()


def fault(text: str, code: str = "soap:Server") -> bytes:
    return soap(f"<soap:Fault><faultcode>{code}</faultcode><faultstring>{text}</faultstring></soap:Fault>")


def saved(kind: str) -> bytes:
    result = f"<SaveBundleListResult><Type>{kind}</Type><Description>why</Description></SaveBundleListResult>"
    return soap(f'<SaveBundleListResponse xmlns="x">{result}</SaveBundleListResponse>')


PAGE = b"<html><head><title>Runtime\n Error</title></head><body>500</body></html>"
LIMIT = "Limit exceeded by 1. Request is blocked. Quarantine ends at 2026-11-21 19:00:00"


@pytest.mark.parametrize(
    ("status", "body", "kind", "code"),
    [
        (200, saved("Ok"), Element, ""),
        (500, saved("Ok"), Unknown, "server_error"),  # a proxy's word against the server's
        (200, PAGE, Unknown, "answer_odd"),
        (200, b"", Unknown, "answer_odd"),
        (200, soap(""), Unknown, "answer_odd"),
        (200, soap('<LoginResponse xmlns="x" />'), Unknown, "answer_odd"),
        (200, saved("Ok")[:-20], Unknown, "answer_odd"),
        (200, b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + saved("Ok"), Unknown, "answer_odd"),
        (200, saved("Ok").decode().encode("utf-16"), Unknown, "answer_odd"),
        (302, b"", Unknown, "answer_odd"),
        (400, b"", Refused, "refused"),
        (401, b"", Later, "credentials_refused"),
        (403, PAGE, Refused, "scope_missing"),
        (404, PAGE, Refused, "refused"),
        (408, b"", Unknown, "server_error"),
        (429, b"", Later, "rate_limited"),
        (500, fault("Server was unable to process request."), Unknown, "server_error"),
        (200, fault("Server was unable to process request."), Unknown, "server_error"),
        (500, fault("Server was unable to read request.", "soap:Client"), Unknown, "server_error"),
        (500, PAGE, Unknown, "server_error"),
        (503, PAGE, Unknown, "server_error"),
        (500, fault(LIMIT), Later, "rate_limited"),
        (200, LIMIT.encode(), Later, "rate_limited"),
        (403, LIMIT.encode(), Later, "rate_limited"),
    ],
)
def test_an_answer(status, body, kind, code):
    answer = outcome(Reply(status, body, DATE), "SaveBundleList")
    assert isinstance(answer, kind), answer
    assert getattr(answer, "code", "") == code


def test_where_asking_twice_does_no_harm_nothing_is_unknown():
    for body in (PAGE, fault("Timeout")):
        answer = harmless(outcome(Reply(500, body, DATE), "GetTypeList"))
        assert isinstance(answer, Later) and answer.everything
    refused = harmless(outcome(Reply(403, PAGE, DATE), "GetTypeList"))
    assert isinstance(refused, Later) and refused.code == "scope_missing" and not refused.everything


@pytest.mark.parametrize(
    ("status", "body", "meant"),
    [
        (500, fault("Client is not authenticated on this identity"), True),
        (200, saved("NotAuthenticated"), True),
        (401, b"", True),
        (200, saved("Ok"), False),
        (200, saved("Exception"), False),
        (500, fault("Timeout expired"), False),
        (200, PAGE, False),
    ],
)
def test_who_is_not_known_is_told_apart(status, body, meant):
    assert unauthenticated(outcome(Reply(status, body, DATE), "SaveBundleList")) is meant


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (fault("Bad\n  thing &amp; more"), "Bad thing & more"),
        (PAGE, "Runtime Error"),
        (b"plain  words", "plain words"),
    ],
)
def test_the_servers_own_words(body, words):
    assert said(Reply(500, body, {})) == words


@pytest.mark.parametrize(
    ("header", "text", "seconds"),
    [
        ("2026-11-21T19:00:00Z", "", 2400),
        ("2026-11-21 19:00:00", "", 2400),
        ("11/21/2026 19:00:00", "", 2400),
        ("11/21/2026 7:00:00 PM", "", 2400),
        ("21.11.2026 19:00:00", "", 2400),
        ("Sat, 21 Nov 2026 19:00:00 GMT", "", 2400),
        ("2026-11-21T20:00:00+01:00", "", 2400),
        ("", LIMIT, 2400),
        ("nonsense", LIMIT, 2400),
        ("nonsense", "Limit exceeded", 2400),  # the next full hour
        ("2026-11-21T18:00:00Z", "", 60),  # over, by their clock
        ("2027-11-21T18:00:00Z", "", 12 * 3600),
    ],
)
def test_the_end_of_the_quarantine_by_the_servers_own_clock(header, text, seconds):
    assert quarantine(Reply(429, text.encode(), DATE | {"APILimitReset": header})) == seconds


def test_without_a_clock_an_hour():
    assert quarantine(Reply(429, LIMIT.encode(), {})) == 3600
    turn = DATE | {"Date": format_datetime(NOW + timedelta(minutes=39, seconds=59), usegmt=True)}
    assert quarantine(Reply(429, b"", turn)) == 60
