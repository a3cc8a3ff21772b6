"""The owner looks at what was made at the till."""

from appliance.till import catalogue, made


def test_what_was_made_is_looked_at_and_gone(display, tmp_path):
    from tests.ui.shop import Counter

    counter = Counter(tmp_path).log_in("Eier", "4321")
    catalogue.create(counter.till, "5701234567899", "Tyttebær", "10", 8900)
    counter.deeds.go_goods()
    counter.tap(counter.say("Made at the till ({count})", count=1))
    assert counter.stage == "made" and "Tyttebær" in counter.words() and "89,00" in counter.words()
    counter.press("I have seen them")
    assert counter.stage == "goods" and made.made(counter.till) == []
