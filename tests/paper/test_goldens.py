"""Every paper of every country, letter by letter; how the files are written anew stands in `goldens`."""

import pytest

from appliance.paper.compose import PAPERS
from tests.paper.goldens import COUNTRIES, GOLDEN, every, path, picture


@pytest.mark.parametrize(("country", "name", "columns"), [*every()])
def test_the_paper_is_as_it_was_read(country, name, columns):
    assert picture(country, name, columns) == path(country, name, columns).read_text("utf-8")


def test_each_file_is_of_a_paper():
    assert {*GOLDEN.rglob("*.txt")} == {path(*which) for which in every()}


@pytest.mark.parametrize("country", COUNTRIES)
def test_each_kind_that_is_printed_is_there(country):
    """But for a country without a seal, which has no key; a key printed again is the key."""
    kinds = {body["kind"] for body, _ in COUNTRIES[country].EVERY.values()}
    keys = {"key_made"} if country == "plain" else set()
    assert kinds == {*PAPERS, "copy"} - keys - {"key_printed"}
