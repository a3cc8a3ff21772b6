"""Tickets: what a product's are good for, the day or the name of one that is sold, the door."""

from dataclasses import replace

from appliance.ui.screens.after.returns import ReturnLine, ReturnsView
from appliance.ui.screens.selling.more import MoreView
from appliance.ui.screens.tickets.door import DoorView
from appliance.ui.screens.tickets.holder import HolderView
from appliance.ui.screens.tickets.ticket_kind import KINDS, TicketKindView
from appliance.ui.screens.tickets.visit import VisitView
from appliance.ui.widgets.basket import BasketView
from appliance.words import Words
from tests.ui.examples.shop import SALE, TRAINING, WELL, Example, at

PASS = TicketKindView("60", "Årskort voksen", "months 12 0")
LONG = "Omvisning i tunet med baking av flatbrød på takke for hele familien"
VALID = DoorView("8123 4567 8901 2389", "valid", "", "Voksen")

BACK = (ReturnLine(1, "Voksen", 2000, 24_000, used=1), ReturnLine(2, LONG, 12_000, 12_345_600, used=12))


def asked(frame) -> None:
    """The number of months is typed."""
    stage = frame._stages["ticket_kind"]
    stage._choose(KINDS[-1], KINDS[-1].of)


def door(answer: str, why: str = "", facts: dict[str, object] | None = None, status=WELL, **more) -> Example:
    """A ticket that was scanned, and what is said behind the big word; ``until``: the last day of a pass."""
    until = more.pop("until", "2026-11-21")

    def view(words: Words) -> DoorView:
        valid = words.valid("2026-11-21", until)
        return replace(
            VALID, answer=answer, reason=why and words(why, **facts or {}), **{"valid": valid} | more
        )

    return at("door", view, SALE, status)


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
    "door-valid": door("valid"),
    "door-clip": door("valid", "{left} of {count} entries left", {"left": 3, "count": 10}, more=True),
    "door-pass": door(
        "valid", "Let in at {time} too", {"time": "10:12"}, until="2027-11-20", name=LONG,
        holder="Bjørg-Åse Kristoffersen-Nordmann",
    ),
    "door-undone": door("undone"),
    "door-used": door("used", "at {time}", {"time": "10:12"}),
    "door-used-before": door("used", "on {moment}", {"moment": "14.11.2026 10:12"}),
    "door-expired": door("expired", "It could be used until {date}", {"date": "20.11.2026"}),
    "door-early": at(
        "door",
        lambda words: replace(
            VALID, answer="early", reason=words.valid("2026-12-24", "2026-12-24"),
            valid=words.valid("2026-12-24", "2026-12-24"),
        ),
        SALE,
    ),
    "door-refunded": door("refunded", "It came back, and lets nobody in"),
    "door-unknown": door("unknown", "No ticket of this till has that number", name="", valid=""),
    "door-training": door("practice", "Nobody is let in while the till is in training", status=TRAINING),
}  # fmt: skip
