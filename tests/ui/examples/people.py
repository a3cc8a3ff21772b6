"""Who logs in."""

from dataclasses import replace

from appliance.till.permissions import Limits
from appliance.ui.frame import FrameView
from appliance.ui.screens.people.countersign import CountersignView
from appliance.ui.screens.people.limits import LimitsView
from appliance.ui.screens.people.log_in import LogInView
from appliance.words import Words
from tests.ui.examples.shop import EMERGENCY, TRAINING, WELL, Example, at, banner

CASHIERS = (("1", "Ingrid"), ("2", "Ola Nordmann"), ("3", "Bjørg-Åse"), ("4", "Eier"))


def _discount(words: Words) -> CountersignView:
    return CountersignView(CASHIERS[2:3], what=words("Give a discount of {size} %", size=25))


EXAMPLES: dict[str, Example] = {
    "log-in-training": at("log_in", LogInView(CASHIERS), status=replace(TRAINING, cashier="")),
    "log-in-banner": Example(
        lambda words: FrameView(
            "log_in",
            LogInView(CASHIERS),
            replace(TRAINING, cashier=""),
            banner=banner("not_logged_in", "OK")(words),
        )
    ),
    "log-in-emergency": at("log_in", LogInView(CASHIERS), status=replace(EMERGENCY, cashier="")),
    "log-in": at("log_in", LogInView(CASHIERS), status=replace(WELL, cashier="")),
    "countersign": at("countersign", _discount),
    "countersign-wrong": at("countersign", lambda words: replace(_discount(words), wrong=True)),
    "countersign-names": at(
        "countersign",
        lambda words: CountersignView(
            CASHIERS[1:], ask=words("Who approves?"), what=words("Take cash out of the drawer")
        ),
    ),
    "limits": at("limits", LimitsView(Limits())),
    "log-in-pin": Example(
        at("log_in", LogInView(CASHIERS), status=replace(WELL, cashier="")).view,
        lambda frame: (
            frame._stages["log_in"]._choose(CASHIERS[0]),
            frame._stages["log_in"].keypad.press("1"),
            frame._stages["log_in"].keypad.press("2"),
        ),
    ),
}
