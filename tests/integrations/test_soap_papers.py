"""24SevenOffice's SOAP services take no PDF: the day goes without its papers, and is found by its key."""

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from appliance.integrations import DAY_PAPERS, Accepted, accounted
from tests.integrations.published import published
from tests.integrations.soap import soap
from tests.upload.shop import one_day

WSDL, XSD = "{http://schemas.xmlsoap.org/wsdl/}", "{http://www.w3.org/2001/XMLSchema}"


@pytest.fixture(scope="module")
def attachments():
    return ElementTree.parse(published("attachmentService.wsdl")).getroot()


def said(attachments) -> Iterator[str]:
    return (" ".join((one.text or "").split()) for one in attachments.iter(f"{WSDL}documentation"))


def test_what_the_service_says_that_it_takes(attachments):
    formats = {one.partition("Supported image formats:")[2].strip(" .") for one in said(attachments)} - {""}
    assert formats == {"tif, jpg, gif, png, bmp"}


def test_a_paper_s_number_is_asked_for_and_not_reserved(attachments):
    """The question has no argument by which the service could keep it for us."""
    [asked] = [one for one in attachments.iter(f"{XSD}element") if one.get("name") == "GetStampNo"]
    assert list(asked.iter(f"{XSD}element")) == [asked]


@pytest.mark.parametrize("posting", ["draft", "posted"])
def test_the_day_goes_without_its_papers(posting):
    """As many requests with papers as without, and none to another service."""
    counts = []
    for number, papers in ((1, {}), (2, {DAY_PAPERS: b"%PDF-1.4 the day"})):
        with soap(posting) as both:
            _, voucher = one_day(number)
            lines = accounted(voucher, both.mapping)
            answer = both.target.deliver(voucher, lines, both.id(voucher), papers)
            assert isinstance(answer, Accepted)
            counts.append(both.server.requests)
    assert counts[0] == counts[1]
