"""The simulated SOAP server is as strict as the target must be careful, and as forgetful as may be."""

import pytest
import requests

from appliance.integrations.accounting.office24_soap.envelope import body_of, child, text_of
from appliance.simulated.office24_soap.ledger import Refusing, SoapBooks
from appliance.simulated.office24_soap.server import AUTHENTICATE_PATH
from tests.integrations.soap import day_of, paid, sent, soap, sold
from tests.upload.shop import one_day

_, DAY = one_day()


def save(envelope: str, books: SoapBooks | None = None) -> SoapBooks:
    """Save what a SaveBundleList envelope holds."""
    books = books or SoapBooks()
    bundles = child(body_of(envelope.encode()), "BundleList")
    books.save(bundles, 0)
    return books


def test_what_is_saved_twice_is_there_twice():
    books = save(sent(DAY), save(sent(DAY)))
    assert [one.number for one in books.ledger] == [1042, 1042]
    assert len(save(sent(DAY, "draft"), save(sent(DAY, "draft"))).journals) == 2


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("<AccountNo>1900<", "<AccountNo>1234<", "Account 1234 does not exist"),
        ("<TaxNo>31<", "<TaxNo>77<", "Tax code 77 does not exist"),
        ("<Amount>300.00<", "<Amount>300.001<", "Amount has more than two decimals"),
        ("<Amount>300.00<", "<Amount>300,00<", "Amount is not a number"),
        ("<Amount>300.00<", "<Amount>301.00<", "The voucher is not in balance"),
        ("<YearId>2026<", "<YearId>2027<", "Entry date outside accounting year 2027"),
        ("<YearId>2026<", "<YearId>2028<", "Accounting year 2028 is locked or not set up"),
        ("<Sort>7<", "<Sort>9<", "Unknown transaction type 9"),
        ("<Date>2026-11-21T12:00:00<", "<Date>21.11.2026<", "Invalid date"),
        ("<DepartmentId>10<", "<DepartmentId>99<", "Department 99 does not exist"),
        ("</DepartmentId>", "</DepartmentId><ProjectId>9</ProjectId>", "Project 9 does not exist"),
        ("<BundleList>", "<BundleList><SaveOption>0</SaveOption>", "No vouchers"),  # out of order: not seen
    ],
)
def test_a_broken_rule_saves_nothing(was, becomes, says):
    assert was in sent(DAY)
    books = SoapBooks()
    with pytest.raises(Refusing, match=says):
        save(sent(DAY).replace(was, becomes), books)
    assert books.ledger == [] and books.journals == []


def test_a_journal_may_differ_where_that_is_asked_for():
    envelope = sent(DAY, "draft").replace("<Amount>300.00<", "<Amount>301.00<")
    allowed = envelope.replace("<AllowDifference>false<", "<AllowDifference>true<")
    assert len(save(allowed).journals) == 1
    with pytest.raises(Refusing):
        save(allowed.replace("<SaveOption>1<", "<SaveOption>0<"))


def test_an_element_out_of_order_is_not_seen():
    """A department that comes after the comment: as if it had not been sent."""
    envelope = sent(DAY).replace("<DepartmentId>10</DepartmentId>", "")
    late = envelope.replace("</Comment>", "</Comment><DepartmentId>99</DepartmentId>")
    assert {entry.department for entry in save(late).ledger[0].entries} == {"", "20"}


def test_a_booked_journal_gets_the_next_number():
    books = save(sent(DAY), save(sent(DAY, "draft")))
    assert books.book(books.journals[0]).number == 1043
    assert books.journals == []


def post(both, path, action, body):
    url = both.access.api + path
    headers = {"SOAPAction": f'"{action}"', "Content-Type": "text/xml; charset=utf-8"}
    return requests.post(url, data=body, headers=headers, timeout=30)


def test_a_call_without_a_session_gets_a_fault():
    with soap() as both:
        action = "http://24sevenOffice.com/webservices/SaveBundleList"
        reply = post(both, "/Economy/Account/V004/Accountservice.asmx", action, sent(DAY))
        assert reply.status_code == 500
        fault = body_of(reply.content)
        assert text_of(fault, "faultstring") == "Client is not authenticated on this identity"
        assert both.books.ledger == []


@pytest.mark.parametrize("action", ["", "http://24sevenOffice.com/webservices/Logout"])
def test_a_call_whose_action_is_another_is_not_understood(action):
    with soap() as both:
        reply = post(both, AUTHENTICATE_PATH, action, sent(DAY))
        assert text_of(body_of(reply.content), "faultcode") == "soap:Client"


def test_its_page_shows_the_books():
    with soap("draft") as both:
        both.deliver(day_of(sold(12_500, 2_500), paid(12_500), text="Kasse <1> & co"))
        page = requests.get(both.access.api + "/", timeout=30).text
        assert "Journals that wait (1)" in page and "Ledger (0)" in page
        assert "Z-1-42-20261121 Kasse &lt;1&gt; &amp; co" in page
        both.books.book(both.books.journals[0])
        page = requests.get(both.access.api + "/", timeout=30).text
        assert "Journals that wait (0)" in page and "Voucher 1 / 2026" in page
        assert "<tr><td>1900 Kontanter<td class=n>125.00" in page
