"""A seal says what its entry says, in every field that the country seals, no more and no less."""

import pytest

from appliance.domain.journal import Moment
from appliance.fiscal import rules_for, seals

SALE = {
    "nr": 3, "at": 1_795_248_000_000, "offset": 60, "sale": "ab" * 16, "series": "sale", "operator": "7",
    "till": "2", "gross": 1250, "vat": [{"rate": 2500, "gross": 1250, "net": 1000, "vat": 250}],
}  # fmt: skip
CVR = "12345678"
FIELDS = {
    "norway": ("nr", "date", "time", "in", "ex"),
    "denmark": ("nr", "id", "type", "date", "time", "operator", "in", "ex", "register", "company"),
}
"""The law's fields (law of each country, signature), the previous signature aside."""


def sealed(country):
    """An entry with the seal that belongs to it, and the country's rules."""
    rules = rules_for(country)
    at = Moment(SALE["at"], SALE["offset"])
    facts = seals.seal_facts({**SALE, "organisation": CVR}, SALE["nr"], at, rules)
    return {**SALE, "seal": {**facts, "key": "1", "signature": "AAAA"}}, rules


@pytest.mark.parametrize("country", FIELDS)
def test_it_has_the_law_s_fields(country):
    data, rules = sealed(country)
    assert sorted(data["seal"]) == sorted((*FIELDS[country], "key", "signature"))
    assert sorted(rules.sealing.fields) == sorted(FIELDS[country])
    assert seals.agrees(data, CVR, rules)


@pytest.mark.parametrize(("country", "name"), [(c, name) for c, names in FIELDS.items() for name in names])
@pytest.mark.parametrize(
    "change", [lambda seal, name: seal.update({name: "9"}), lambda seal, name: seal.pop(name)]
)
def test_a_field_that_says_something_else_or_is_gone(country, name, change):
    data, rules = sealed(country)
    change(data["seal"], name)
    assert not seals.agrees(data, CVR, rules)


@pytest.mark.parametrize(
    ("country", "said"),
    [
        ("norway", {"gross": 1251}), ("norway", {"nr": 4}), ("norway", {"at": SALE["at"] + 1000}),
        ("norway", {"offset": 120}), ("norway", {"vat": []}),
        ("denmark", {"sale": "cd" * 16}), ("denmark", {"series": "return"}), ("denmark", {"operator": "8"}),
        ("denmark", {"till": "1"}),
    ],
)  # fmt: skip
def test_an_entry_that_says_something_else(country, said):
    data, rules = sealed(country)
    assert not seals.agrees({**data, **said}, CVR, rules)


def test_another_company_s_number():
    data, rules = sealed("denmark")
    assert not seals.agrees(data, "87654321", rules)


def test_a_field_that_nobody_seals_has_no_place_in_it():
    data, rules = sealed("norway")
    data["seal"]["id"] = SALE["sale"]
    assert not seals.agrees(data, CVR, rules)
