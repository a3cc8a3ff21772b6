"""The Z as a document of the organization: uploaded before the voucher that names it."""

import json

import pytest
from openapi_schema_validator import OAS30Validator

from appliance.integrations import DAY_PAPERS, Accepted, Later
from appliance.integrations.accounting.office24.papers import PATIENCE
from appliance.simulated.office24.server import Fault
from tests.integrations.books import PAPERS, books
from tests.integrations.published import schema_of
from tests.upload.shop import one_day


def test_the_voucher_names_the_document_and_the_document_is_the_z():
    _, voucher = one_day()
    with books() as both:
        assert isinstance(both.deliver(voucher, PAPERS), Accepted)
        [posted] = both.ledger.posted
        file = f"f-{posted.body['documentId']}"
        assert both.ledger.files == {file: ("application/pdf", PAPERS[DAY_PAPERS])}


@pytest.mark.parametrize("fault", [Fault.DROP, Fault.LOSE, Fault.TEAR, Fault.ERROR_AFTER, Fault.LIMIT])
@pytest.mark.parametrize("place", [1, 2, 3], ids=["asked for", "sent", "waited for"])
def test_an_upload_that_was_cut_short_is_done_again(place, fault):
    _, voucher = one_day()
    with books(now=voucher.closed_at / 1000) as both:
        both.next_faults += [Fault.NONE] * place + [fault]
        assert isinstance(both.deliver(voucher, PAPERS), Later)
        assert both.ledger.posted == []
        assert isinstance(both.deliver(voucher, PAPERS), Accepted)
        [posted] = both.ledger.posted
        assert both.ledger.files[f"f-{posted.body['documentId']}"][1] == PAPERS[DAY_PAPERS]


def test_not_allowed_the_day_goes_without_and_says_so():
    _, voucher = one_day()
    with books(now=voucher.closed_at / 1000) as both:
        both.server.forbidden = {"/fileUpload"}
        assert both.deliver(voucher, PAPERS).facts == {"papers": "scope_missing"}
        assert "documentId" not in both.ledger.posted[0].body


def test_the_papers_hold_a_day_up_for_a_day_at_most():
    _, voucher = one_day()
    with books(now=(voucher.closed_at + PATIENCE + 1) / 1000) as both:
        both.next_faults += [Fault.NONE, Fault.ERROR_BEFORE]
        assert both.deliver(voucher, PAPERS).facts == {"papers": "server_error"}


def test_an_address_in_the_open_is_not_used():
    _, voucher = one_day()
    with books(now=voucher.closed_at / 1000) as both:
        both.target.connection.conversation.send = elsewhere(both.target.connection.conversation.send)
        answer = both.deliver(voucher, PAPERS)
        assert (type(answer), answer.code) == (Later, "answer_odd")


def elsewhere(send):
    """A server that names an address of another kind."""

    def sent(method, url, **more):
        answer = send(method, url, **more)
        if not url.endswith("/fileUpload"):
            return answer
        told = json.loads(answer.body) | {"uploadUrl": "ftp://files.example/z"}
        return type(answer)(answer.status, json.dumps(told).encode(), answer.headers)

    return sent


@pytest.mark.parametrize(
    ("method", "path", "schema"),
    [("POST", "/fileUpload", "FileUploadResponse"), ("GET", "/fileUpload/f-1", "FileUploadStatusResponse")],
)
def test_the_simulated_server_answers_what_is_published(method, path, schema):
    published = schema_of(schema)
    with books() as both:
        both.deliver(one_day()[1], PAPERS)
        body = {"body": '{"contentType":"application/pdf"}'} if method == "POST" else {}
        reply = both.target.connection.ask(method, path, **body)
    assert list(OAS30Validator(published).iter_errors(json.loads(reply.body))) == []
