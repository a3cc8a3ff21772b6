"""A file without a fault has no findings, whole or in parts, from the beginning or from the middle."""

import random

from lxml import etree

from appliance.fiscal.saft.checks import check, keys_beside
from tests.saft.published import published
from tests.saft.small import KEYS, PARTS, WHOLE, changed, signed, written


def test_the_small_export_has_none(tmp_path):
    assert check(written(tmp_path, WHOLE), KEYS) == []


def test_nor_has_it_in_two_parts_in_any_order(tmp_path):
    paths = written(tmp_path, *PARTS)
    random.Random(1).shuffle(paths)
    assert check(paths, KEYS) == []


def test_the_small_export_is_valid_by_the_authority_s_schema(tmp_path):
    schema = etree.XMLSchema(etree.parse(published("Norwegian*Schema*.xsd")))
    for path in (*written(tmp_path, WHOLE), *written(tmp_path, *PARTS)):
        schema.assertValid(etree.parse(path))


def test_keys_are_read_beside_the_export(tmp_path):
    for version, pem in KEYS.items():
        (tmp_path / f"{version}.pem").write_text(pem)
    assert keys_beside(tmp_path) == KEYS


def middle(comment: str) -> tuple[str, str]:
    """The second day alone, as an export that begins in the middle, and the signature before it."""
    _, last = signed(PARTS[0])
    return changed(PARTS[1], "two days in March", comment.format(last)), last


def test_an_export_from_the_middle_says_the_signature_before_it(tmp_path):
    text, last = middle("previous signature {}")
    assert check(written(tmp_path, text, previous=last), KEYS) == []


def test_without_it_the_first_signature_cannot_be_checked(tmp_path):
    text, last = middle("nothing")
    (found,) = check(written(tmp_path, text, previous=last), KEYS)
    assert (found.rule, found.place.id, found.got) == ("chain", "5", "none")


def test_a_copy_of_a_receipt_from_before_an_export_from_the_middle_is_none(tmp_path):
    """Its amount cannot be known then; from the beginning such a copy would be a finding."""
    copy = "<event><eventID>99</eventID><eventType>COPY</eventType><transID>t-1</transID><empID>1</empID>"
    when = "<eventDate>2026-03-03</eventDate><eventTime>08:50:00</eventTime></event>"
    text, last = middle("previous signature {}")
    text = changed(text, "<event><eventID>13<", f"{copy}{when}<event><eventID>13<")
    text = changed(text, "CopyNum>0<", "CopyNum>1<")
    text = changed(text, "CopyAmnt>0.00<", "CopyAmnt>166.35<")
    assert check(written(tmp_path, text, previous=last), KEYS) == []
