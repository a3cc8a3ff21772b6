"""What goes out: our own vectors, digit by digit, and the published schema where it is at hand."""

import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from appliance.domain.voucher import Account, Posting, Role
from appliance.integrations.accounting.office24_soap import Session
from appliance.integrations.accounting.office24_soap.back import bearing, numbered
from appliance.integrations.accounting.office24_soap.lists import ZONE, local_date, read_missing
from appliance.integrations.accounting.office24_soap.session import WEBSERVICES
from tests.integrations.patient import Patient
from tests.integrations.soap import ACCESS, day_of, entries, paid, plainly, sent, sold
from tests.integrations.wire import request_of, server
from tests.upload.shop import MAPPING, some_sales, voucher_of

ROOT = Path(__file__).parent.parent.parent
XSD = "{http://www.w3.org/2001/XMLSchema}"
DAY = day_of(sold(125_000, 25_000, department="10"), paid(30_000), paid(95_000, "card"))
UNDER = "SaveBundleList/BundleList/"
ENTRY = UNDER + "Bundles/Bundle/Vouchers/Voucher/Entries/Entry/"


def schema(name: str, folder: Path) -> etree.XMLSchema:
    """The schema of a WSDL; skips where it is absent."""
    specs = ROOT / os.environ.get("TILLBOX_SPECS", "../shared") / "accounting-specs" / name
    if not specs.exists():
        pytest.skip(f"{name} is not here; TILLBOX_SPECS names the folder of accounting-specs")
    types = etree.parse(specs).find("{http://schemas.xmlsoap.org/wsdl/}types")
    own, guids = types.findall(f"{XSD}schema")
    (folder / "guid.xsd").write_bytes(etree.tostring(guids))
    own.find(f"{XSD}import").set("schemaLocation", str(folder / "guid.xsd"))
    return etree.XMLSchema(etree.fromstring(etree.tostring(own)))


def body(envelope: str) -> etree._Element:
    [found] = etree.fromstring(envelope.encode())[0]
    return found


def test_one_sale_paid_twice_as_it_goes_into_the_ledger():
    assert plainly(sent(DAY)) == [
        (UNDER + "Bundles/Bundle/YearId", "2026"),
        (UNDER + "Bundles/Bundle/Vouchers/Voucher/TransactionNo", "1042"),
        *[
            (ENTRY + name, text)
            for name, text in [
                ("SequenceId", "1"), ("AccountNo", "3000"), ("Date", "2026-11-21T12:00:00"),
                ("Amount", "-1250.00"), ("VatAmount", "-250.00"), ("CurrencyId", "NOK"),
                ("CurrencyRate", "1"), ("CurrencyUnit", "1"), ("DepartmentId", "10"),
                ("InvoiceReferenceNo", "Z-1-42-20261121"), ("TaxNo", "3"),
                ("Comment", "Z-1-42-20261121 revenue 25 % department 10"),
                ("SequenceId", "2"), ("AccountNo", "1900"), ("Date", "2026-11-21T12:00:00"),
                ("Amount", "300.00"), ("CurrencyId", "NOK"), ("CurrencyRate", "1"), ("CurrencyUnit", "1"),
                ("TaxNo", "0"), ("Comment", "Z-1-42-20261121 tender cash"),
                ("SequenceId", "3"), ("AccountNo", "1571"), ("Date", "2026-11-21T12:00:00"),
                ("Amount", "950.00"), ("CurrencyId", "NOK"), ("CurrencyRate", "1"), ("CurrencyUnit", "1"),
                ("TaxNo", "0"), ("Comment", "Z-1-42-20261121 tender card"),
            ]
        ],
        (UNDER + "Bundles/Bundle/Vouchers/Voucher/Sort", "7"),
        (UNDER + "Bundles/Bundle/Sort", "7"),
        (UNDER + "AllowDifference", "false"),
        (UNDER + "DirectLedger", "false"),
        (UNDER + "SaveOption", "0"),
    ]  # fmt: skip


def test_a_draft_bears_the_name_by_which_a_person_finds_it():
    told = plainly(sent(DAY, "draft"))
    assert (UNDER + "SaveOption", "1") in told
    assert (UNDER + "Bundles/Bundle/Name", "Z-1-42-20261121 Kassaoppgjør 42") in told
    assert (UNDER + "Bundles/Bundle/BundleDirectAccounting", "false") in told


@pytest.mark.parametrize(
    ("minor", "written"), [(1, "0.01"), (-1, "-0.01"), (100, "1.00"), (123_456_789_012, "1234567890.12")]
)
def test_amounts_have_two_decimals_to_the_digit(minor, written):
    [revenue, tender] = entries(sent(day_of(sold(minor, 0, 0), paid(minor))))
    assert tender["Amount"] == written
    assert Decimal(revenue["Amount"]) == -Decimal(written)


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25", "2026-12-31", "2027-01-01", "2028-02-29"])
def test_a_date_is_the_same_day_however_its_zone_is_taken(day):
    [first, _] = entries(sent(day_of(sold(100, 20), paid(100), day=day)))
    assert first["Date"] == f"{day}T12:00:00"
    for zone in ("", "Z", "+01:00", "+02:00"):
        assert str(local_date(first["Date"] + zone)) == day


def test_what_the_api_tells_of_midnights_is_read_as_the_day_here():
    day = date(2026, 1, 1)
    while day.year == 2026:
        midnight = datetime.combine(day, time(), ZONE).astimezone(UTC)
        assert local_date(f"{midnight:%Y-%m-%dT%H:%M:%S}") == day  # in UTC, unsaid
        assert local_date(f"{midnight:%Y-%m-%dT%H:%M:%S}Z") == day
        assert local_date(f"{day}T00:00:00") == day
        day += timedelta(days=1)


def test_no_word_of_a_shop_breaks_the_envelope():
    day = day_of(
        sold(100, 20, text='Bø & Sønn <3 "kaffe" \x0b\x00 ]]> 😀'), paid(100), text="A & B </Name>" + "x" * 60
    )
    [first, _] = entries(sent(day))
    assert first["Comment"] == 'Z-1-42-20261121 revenue 25 % Bø & Sønn <3 "kaffe"    ]]> 😀'
    assert dict(plainly(sent(day, "draft")))[UNDER + "Bundles/Bundle/Name"].startswith(
        "Z-1-42-20261121 A & B </Name>xxx"
    )
    assert max(len(entry["Comment"]) for entry in entries(sent(day))) <= 75


def test_vat_is_said_where_there_is_a_code_even_if_it_is_nothing():
    """An account has a code of its own, and a missing amount would be worked out."""
    day = day_of(sold(1, 0), sold(500, 0, 0), paid(501))
    told = [(entry["TaxNo"], entry.get("VatAmount")) for entry in entries(sent(day))]
    assert told == [("3", "0.00"), ("5", "0.00"), ("0", None)]


def test_departments_stay_here_unless_they_are_wanted():
    assert [e.get("DepartmentId") for e in entries(sent(DAY))] == ["10", None, None]
    without = sent(DAY, access=replace(ACCESS, departments=False))
    assert [e.get("DepartmentId") for e in entries(without)] == [None, None, None]


def test_a_reversal_has_every_sign_turned():
    turned = replace(DAY, postings=tuple(replace(p, amount=-p.amount, vat=-p.vat) for p in DAY.postings))
    assert [(e["Amount"], e.get("VatAmount")) for e in entries(sent(turned))] == [
        ("1250.00", "250.00"), ("-300.00", None), ("-950.00", None),
    ]  # fmt: skip


@pytest.mark.parametrize("posting", ["draft", "posted"])
def test_every_day_fits_the_published_schema(posting, tmp_path):
    published = schema("accountService.wsdl", tmp_path)
    random = Random(7)
    roles = {(str(role), "", "", "", "", "", ""): Account("7790") for role in Role}
    for number in range(1, 40):
        voucher = voucher_of(some_sales(random), number, date(2026, 11, 21), 0, f"{number:032x}")
        published.assertValid(body(sent(voucher, posting)))
    every = [Posting(role, 100, reason="bank", text="Æøå & <>") for role in Role]
    whole = day_of(*every, Posting(Role.TENDER, -100 * len(every), tender="cash"))
    published.assertValid(body(sent(whole, posting, mapping={**MAPPING, **roles})))


def test_a_wrong_order_would_be_found(tmp_path):
    envelope = sent(DAY)
    published = schema("accountService.wsdl", tmp_path)
    turned = re.sub(r"(<AccountNo>\d+</AccountNo>)(<Date>[^<]+</Date>)", r"\2\1", envelope)
    assert published.validate(body(envelope)) and not published.validate(body(turned))


def asked(question) -> str:
    """The one envelope that a question sends, to a server that answers none."""
    got: list[bytes] = []
    with server(lambda connection: got.append(request_of(connection))) as at:
        session = Session(replace(ACCESS, api=at, login=at + "/login"), Patient())
        session._id = "abc"
        question(session)
        session.close()
    return got[0].partition(b"\r\n\r\n")[2].decode()


def test_the_log_in_fits_the_published_schema(tmp_path):
    published = schema("authService.wsdl", tmp_path)
    guid = "0d9b1e5c-3b1f-4c57-9a55-6a1d2f3c4b5a"

    def log_in(session: Session) -> None:
        session.access = replace(session.access, application=guid)
        session._id = ""
        session.read(None, "never sent")

    envelope = asked(log_in)
    assert published.validate(body(envelope)), published.error_log
    assert plainly(envelope) == [
        ("Login/credential/ApplicationId", guid),
        ("Login/credential/Password", "hemmelig"),
        ("Login/credential/Username", "kari"),
    ]


def test_the_question_for_accounts_fits_the_published_schema(tmp_path):
    envelope = asked(lambda session: read_missing(session, {"3000": "Salg", "1900": "Kontanter & sånt"}))
    assert [text for _, text in plainly(envelope)] == ["3000", "Salg", "1900", "Kontanter & sånt"]
    schema("accountService.wsdl", tmp_path).assertValid(body(envelope))


def test_the_question_for_a_day_reaches_to_its_last_second():
    """The TransactionService's schema is not among the specs, so its order stands here."""
    envelope = asked(lambda session: bearing(session, DAY, 1, ("InvoiceNo", DAY.key)))
    assert 'xmlns="http://24sevenoffice.com/webservices/economy/accounting/"' in envelope
    assert plainly(envelope) == [
        ("GetTransactions/searchParams/DateSearchParameters", "EntryDate"),
        ("GetTransactions/searchParams/DateStart", "2026-11-20T00:00:00"),
        ("GetTransactions/searchParams/DateEnd", "2026-11-22T23:59:59"),
        ("GetTransactions/searchParams/SystemType", ""),
        ("GetTransactions/searchParams/HasInvoiceId", ""),
        ("GetTransactions/searchParams/InvoiceNo", "Z-1-42-20261121"),
    ]
    assert envelope.count('xsi:nil="true"') == 2


def test_the_question_for_a_number_asks_for_that_one_alone():
    told = dict(plainly(asked(lambda session: numbered(session, DAY, "1042"))))
    assert told["GetTransactions/searchParams/TransactionNoStart"] == "1042"
    assert told["GetTransactions/searchParams/TransactionNoEnd"] == "1042"
    assert told["GetTransactions/searchParams/DateStart"] == "2026-10-21T00:00:00"
    assert told["GetTransactions/searchParams/DateEnd"] == "2026-12-22T23:59:59"


def test_actions_and_addresses_are_the_published_ones():
    got: list[bytes] = []
    with server(lambda connection: got.append(request_of(connection))) as at:
        session = Session(replace(ACCESS, api=at), Patient())
        session._id = "abc"
        bearing(session, DAY, 1)
        session.close()
    head = got[0].partition(b"\r\n\r\n")[0].decode()
    assert head.startswith("POST /Economy/Accounting/V001/TransactionService.asmx HTTP/1.1\r\n")
    assert 'SOAPAction: "http://24sevenoffice.com/webservices/economy/accounting/GetTransactions"' in head
    assert "Content-Type: text/xml; charset=utf-8" in head
    assert "Cookie: ASP.NET_SessionId=abc" in head
    assert WEBSERVICES == "http://24sevenOffice.com/webservices"
