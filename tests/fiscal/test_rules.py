"""Which rules a country has; what is none is refused."""

import pytest

from appliance.fiscal import rules_for


@pytest.mark.parametrize(
    ("country", "currency", "step", "sealed"),
    [("norway", "NOK", 100, True), ("denmark", "DKK", 50, True), ("plain", "GBP", 1, False)],
)
def test_each_country_s_coin_and_seal(country, currency, step, sealed):
    rules = rules_for(country, "gbp")
    assert (rules.currency.code, rules.cash_step, bool(rules.sealing)) == (currency, step, sealed)
    assert list(rules.denominations) == sorted(rules.denominations, reverse=True)


@pytest.mark.parametrize(
    ("country", "currency"), [("sweden", ""), ("plain", ""), ("plain", "KR"), ("plain", "1.2")]
)
def test_another_is_refused(country, currency):
    with pytest.raises(ValueError, match="expected norway, denmark, or plain"):
        rules_for(country, currency)
