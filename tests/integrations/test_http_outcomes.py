"""What each failure of a conversation means: not sent, refused, later, or nobody knows."""

import socket
import struct

import pytest

from appliance.integrations import Later, Refused, Unknown
from appliance.integrations.http import Conversation, Reply, harmless, meaning
from tests.integrations.patient import LONGEST
from tests.integrations.wire import answering, request_of, server

STATUSES = [
    (200, type(None), ""),
    (201, type(None), ""),
    (302, Later, "network_down"),
    (400, Refused, "refused"),
    (401, Later, "credentials_refused"),
    (403, Refused, "scope_missing"),
    (404, Refused, "refused"),
    (408, Unknown, "server_error"),
    (409, Refused, "refused"),
    (422, Refused, "refused"),
    (429, Later, "rate_limited"),
    (500, Unknown, "server_error"),
    (502, Unknown, "server_error"),
    (503, Unknown, "server_error"),
    (504, Unknown, "server_error"),
]


def send(url, read=LONGEST):
    conversation = Conversation(LONGEST, read)
    try:
        return conversation.send("POST", url, body='{"amount":12.50}')
    finally:
        conversation.close()


@pytest.mark.parametrize(("status", "kind", "code"), STATUSES)
def test_a_status(status, kind, code):
    with server(answering(status, b'{"error":"said so"}', "Location: http://127.0.0.1:1/")) as url:
        reply = send(url)
    assert isinstance(reply, Reply)
    verdict = meaning(reply)
    assert type(verdict) is kind
    if verdict is not None:
        assert verdict.code == code
        assert verdict.facts["said"] == '{"error":"said so"}'


def test_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    assert send(f"http://127.0.0.1:{port}").code == "network_down"
    assert isinstance(send(f"http://127.0.0.1:{port}"), Later)


def test_no_such_name():
    answer = send("http://no-such-host.invalid/")
    assert (type(answer), answer.code, answer.everything) == (Later, "network_down", True)


def test_a_server_that_does_not_speak_tls():
    # proof of nothing, so it is not called "not sent"
    def plain(connection):
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")

    with server(plain) as url:
        assert isinstance(send(url.replace("http:", "https:")), Unknown)


def closed_at_once(connection):
    pass


def closed_after_reading(connection):
    request_of(connection)


def reset(connection):
    request_of(connection)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def silent(connection):
    request_of(connection)
    connection.settimeout(LONGEST)
    connection.recv(1)


def half_an_answer(connection):
    request_of(connection)
    connection.sendall(b"HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{")


def no_http(connection):
    request_of(connection)
    connection.sendall(b"SSH-2.0-OpenSSH_9.2\r\n")


@pytest.mark.parametrize(
    "behave", [closed_at_once, closed_after_reading, reset, silent, half_an_answer, no_http]
)
def test_an_answer_that_does_not_come_whole(behave):
    with server(behave) as url:
        answer = send(url, 0.3 if behave is silent else LONGEST)
    assert (type(answer), answer.code) == (Unknown, "answer_lost")
    assert isinstance(harmless(answer), Later)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        (["Retry-After: 120"], 120),
        (["Retry-After: 9999999"], 43200),
        (["Date: Sat, 21 Nov 2026 20:00:00 GMT", "Retry-After: Sat, 21 Nov 2026 20:05:00 GMT"], 300),
        (["Retry-After: soon"], 60),
        ([], 60),
    ],
)
def test_how_long_to_wait(headers, seconds):
    with server(answering(429, b"", *headers)) as url:
        assert meaning(send(url)).after == seconds


def test_money_in_an_answer_never_becomes_a_float():
    with server(answering(200, b'{"amount": 0.1, "whole": 3}')) as url:
        assert send(url).json() == {"amount": "0.1", "whole": 3}
