"""Who logs in."""

from dataclasses import replace

from appliance.till.permissions import Limits
from appliance.ui.frame import FrameView
from appliance.ui.screens.countersign import CountersignView
from appliance.ui.screens.limits import LimitsView
from appliance.ui.screens.log_in import LogInView
from tests.ui.examples.shop import EMERGENCY, TRAINING, WELL, Example, at, banner

CASHIERS = (("1", "Ingrid"), ("2", "Ola Nordmann"), ("3", "Bjørg-Åse"), ("4", "Eier"))

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
    "countersign": at("countersign", CountersignView(CASHIERS[2:3], what="Gi 25 % rabatt")),
    "countersign-wrong": at("countersign", CountersignView(CASHIERS[2:3], True, what="Gi 25 % rabatt")),
    "countersign-names": at(
        "countersign",
        CountersignView(CASHIERS[1:], ask="Hvem godkjenner?", what="Ta kontanter ut av skuffen"),
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
