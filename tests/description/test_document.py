"""The document says what the law asks for, of this very shop, and never that anybody approved it."""

import dataclasses
import re

import pytest

from appliance.build import Identity
from appliance.description.chapters import document, write
from appliance.description.parts import Sample, plain
from appliance.fiscal import rules_for
from appliance.wiring.starting import start
from tests.description.shop import NOON, config, told


def text(told_, language: str = "") -> str:
    """The document as text."""
    return "\n".join(plain(document(told_)))


@pytest.fixture(scope="module")
def norway(tmp_path_factory):
    """A Norwegian shop whose till was started."""
    folder = tmp_path_factory.mktemp("norway")
    start(config(), folder, parts=None).stop()
    return told(folder)


@pytest.fixture(scope="module")
def denmark(tmp_path_factory):
    """A Danish one."""
    folder = tmp_path_factory.mktemp("denmark")
    start(config("denmark"), folder, parts=None).stop()
    return told(folder, "denmark")


def test_it_speaks_of_the_shop_the_build_and_the_key(norway):
    said = text(norway)
    (key,) = norway.keys
    for expected in (
        "Bua på Ås",
        "974760673",
        norway.build.hash,
        "RSA-SHA1-1024",
        key.fingerprint,
        key.pem.strip(),
    ):
        assert expected in said


def test_every_heading_of_the_law_stands_in_it(norway):
    said = text(norway)
    assert [heading for heading in norway.rules.headings.values() if heading not in said] == []


def test_there_is_a_sample_of_every_paper_but_of_keys_and_of_what_no_norwegian_till_does(norway):
    shown = {body["kind"] for body in norway.owing.values()}
    assert set(norway.found["papers"]) - shown == {
        "key_made",
        "key_printed",
        "receipt_printed",
        "cashier_day",
    }
    drawn = [part for part in document(norway) if isinstance(part, Sample)]
    assert len(drawn) == len(shown) + 1  # a sale's paper is a sales receipt or a return receipt


def test_the_samples_come_from_no_till_that_sells(tmp_path):
    told(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("country", ["norway", "denmark", "plain"])
def test_no_language_says_that_somebody_approved_it(country, tmp_path):
    said = text(told(tmp_path, country)).lower()
    approving = [line for line in said.splitlines() if re.search(r"approv|godkj|godkend", line)]
    assert approving
    assert [line for line in approving if not re.search(r"\b(no|nobody|ingen)\b", line)] == []


def test_before_the_first_start_there_is_no_key_and_it_says_so(tmp_path):
    assert "BEGIN PUBLIC KEY" not in text(told(tmp_path))


def test_a_supplier_stands_there_only_when_the_build_is_declared(norway):
    declared = Identity("0.1.0", "ab" * 32, True, "Leverandør AS", "2026-11-01")
    assert "Leverandør AS" in text(dataclasses.replace(norway, build=declared))
    assert "Leverandør AS" not in text(norway)


def test_what_the_country_forbids_is_in_the_list(norway, denmark):
    assert len(text(norway).split("§ 2-6")) > 1
    assert "§ 2-6" not in text(denmark) and "RF-1348" not in text(denmark)


def test_a_danish_till_tells_of_its_certificate(norway, denmark):
    assert "OCES3" in text(denmark) and "BEGIN CERTIFICATE" in text(denmark)
    assert "OCES3" not in text(norway)


def test_the_country_s_facts_are_its_rules(denmark):
    said = text(denmark)
    rules = rules_for("denmark")
    assert "RSA-SHA512-2048" in said and "0,50" in said
    assert rules.cash_step == 50


def test_it_is_a_pdf_of_numbered_pages(tmp_path):
    content, _ = write(config(), tmp_path, NOON)
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") > 10
