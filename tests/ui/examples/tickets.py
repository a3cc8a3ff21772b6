"""Tickets: what a product's are good for, the day or the name of one that is sold, the door."""

from dataclasses import replace

from appliance.ui.screens.door import DoorView
from appliance.ui.screens.holder import HolderView
from appliance.ui.screens.more import MoreView
from appliance.ui.screens.returns import ReturnLine, ReturnsView
from appliance.ui.screens.ticket_kind import KINDS, TicketKindView
from appliance.ui.screens.visit import VisitView
from appliance.ui.widgets.basket import BasketView
from tests.ui.examples.shop import SALE, TRAINING, Example, at

PASS = TicketKindView("60", "Årskort voksen", "months 12 0")
LONG = "Omvisning i tunet med baking av flatbrød på takke for hele familien"
VALID = DoorView("8123 4567 8901 2389", "valid", "", "Voksen", "", "Gyldig 21.11.2026")

BACK = (ReturnLine(1, "Voksen", 2000, 24_000, used=1), ReturnLine(2, LONG, 12_000, 12_345_600, used=12))


def asked(frame) -> None:
    """The number of months is typed."""
    stage = frame._stages["ticket_kind"]
    stage._choose(KINDS[-1], KINDS[-1].of)


EXAMPLES: dict[str, Example] = {
    "more-tickets": at("more", MoreView(tickets=True)),
    "returns-used": at("returns", ReturnsView("1042", "21.11.2026 14:32", BACK), BasketView()),
    "ticket-kind": at("ticket_kind", PASS),
    "ticket-kind-none": at("ticket_kind", TicketKindView("61", LONG)),
    "ticket-kind-months": Example(at("ticket_kind", PASS).view, asked),
    "visit": at("visit", VisitView("Julekonsert", "2026-11-21")),
    "visit-long": at("visit", VisitView(LONG, "2026-12-31")),
    "holder": Example(
        at("holder", HolderView("Årskort voksen"), SALE).view,
        lambda frame: frame._stages["holder"].writing.keyboard.write("Bjørg-Åse Kristoffersen-Nordmann"),
    ),
    "holder-empty": at("holder", HolderView(LONG), SALE),
    "door": at("door", DoorView(), SALE),
    "door-valid": at("door", VALID, SALE),
    "door-clip": at("door", replace(VALID, reason="3 av 10 innganger igjen", more=True), SALE),
    "door-pass": at(
        "door",
        replace(
            VALID, reason="Sluppet inn 10:12 også", name=LONG, holder="Bjørg-Åse Kristoffersen-Nordmann",
            valid="Gyldig fra 21.11.2026 til 20.11.2027",
        ),
        SALE,
    ),
    "door-undone": at("door", replace(VALID, answer="undone"), SALE),
    "door-used": at("door", replace(VALID, answer="used", reason="21.11.2026 10:12"), SALE),
    "door-expired": at(
        "door", replace(VALID, answer="expired", reason="Den kunne brukes til 20.11.2026"), SALE
    ),
    "door-early": at("door", replace(VALID, answer="early", reason="Gyldig 24.12.2026"), SALE),
    "door-refunded": at("door", replace(VALID, answer="refunded", reason="Den kom tilbake"), SALE),
    "door-unknown": at("door", DoorView(VALID.number, "unknown", "Ingen billett har det nummeret"), SALE),
    "door-training": at(
        "door", replace(VALID, answer="practice", reason="Ingen slippes inn under opplæring"), SALE, TRAINING
    ),
}  # fmt: skip
