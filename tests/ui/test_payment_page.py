"""Whatever a shop offers, all of it has a place on the page where a sale is paid."""

import pytest

OFFERED = ("No receipt", "E-receipt", "Tip", "On credit", "Another amount", "Back to sale")


@pytest.mark.parametrize("size", ["800", "720"])
@pytest.mark.parametrize("language", ["nb", "da", "en"])
def test_all_that_is_offered_can_be_touched(display, size, language):
    from appliance.ui.widgets.button import BigButton
    from tests.ui.drawing import Glass, shown
    from tests.ui.examples import EXAMPLES

    glass = Glass(size, language, "light")
    glass.draw(EXAMPLES["payment-tip-denmark"])
    assert glass.faults() == []
    there = {one.label.say for one in shown(glass.frame) if isinstance(one, BigButton) and not one.disabled}
    assert {glass.frame.words(word) for word in OFFERED} <= there


def test_a_till_that_takes_no_cash_offers_a_tip_in_place_of_other_amounts(display):
    from tests.ui.drawing import Glass
    from tests.ui.examples import EXAMPLES

    glass = Glass("800", "en", "light")
    glass.draw(EXAMPLES["payment-tip-no-cash"])
    verbs = [action.text for action in glass.frame._stages["payment"].actions()]
    assert verbs == ["Back to sale", "No receipt", "E-receipt", "On credit", "Tip"]
