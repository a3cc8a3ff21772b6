"""What is printed: the receipt, where it is the customer's to say, and gift receipts beside it."""

from dataclasses import dataclass, replace

from appliance.till import jobs
from appliance.till.papers import Papers
from appliance.ui.outside import LabelsSeen
from tests.stories.goods import BREAD, KNIFE
from tests.stories.steps import (
    OPENED,
    Customer,
    Journal,
    Misses,
    Prints,
    Scan,
    Sees,
    Touch,
    Touched,
    Types,
)


def test_a_knife_is_a_gift_and_the_bread_is_not(play):
    say = play.stage.counter.say
    play(
        *OPENED,
        Scan(KNIFE),
        Scan(BREAD),
        Touch("200,00"),
        Prints("Salgskvittering", "Brødkniv", "129,50"),
        Customer(),
        Touch(say("Gift receipt")),
        Sees("Brødkniv", "Grovbrød", "21.12.2026"),
        Misses("129,50"),
        Touch("Grovbrød"),
        Touch(say("Print gift receipt")),
        Touched(3),
        Sees("Veksel"),
        Prints("IKKE KVITTERING FOR KJØP", "Brødkniv", "21.12.2026"),
        Journal("gift_receipt", receipt=1, until="2026-12-21"),
        Touch("Neste salg"),
    )


def test_where_no_law_wants_it_a_receipt_is_asked_about(play):
    till, say = play.stage.counter.till, play.stage.counter.say
    till.rules = replace(till.rules, receipt_must_print=False, one_copy=False)
    till.chosen = Papers("ask")
    play(
        *OPENED,
        Scan(BREAD),
        Touch("50,00"),
        Sees("Veksel", "10,00", say("Does the customer want a receipt?")),
        Touch(say("No receipt")),
        Scan(KNIFE),
        Touch("200,00"),
        Touch(say("Print receipt")),
        Sees("Veksel"),
        Prints("Salgskvittering", "Brødkniv", "129,50"),
        Journal("receipt_printed", receipt=2),
        Touch("Kvittering"),
        Sees("Skriv ut kopi"),
        Touch("Nr. 1"),
        Touch(say("Print receipt")),
        Prints("Salgskvittering", "Grovbrød", "39,90"),
    )


def test_labels_for_a_knife(play):
    counter, printed = play.stage.counter, []
    counter.deeds.outside = replace(
        counter.deeds.outside, labels=lambda: LabelsSeen("labels"), print_labels=printed.append
    )
    say = counter.say
    play(
        *OPENED,
        Touch(say("More")),
        *([Touch(say("Reports and till"))] if play.size == "800" else []),
        Touch(say("Goods")),
        Touch(say("Products")),
        Touch("Brødkniv"),
        Touch(say("Label")),
        Sees("Brødkniv", "129,50", KNIFE, "204 · 21.11.2026"),
        Touch(say("Print 1 label")),
    )
    ((label, count),) = printed[0]
    assert (label.name, label.price, label.code, count) == ("Brødkniv", "129,50", KNIFE, 1)


def test_a_receipt_by_e_mail(play):
    till, say = play.stage.counter.till, play.stage.counter.say
    till.mails = True
    play(
        *OPENED,
        Scan(BREAD),
        Touch(say("Pay {amount}", amount="39,90")),
        Touch(say("E-receipt")),
        Types("kari"),
        Touch("gmail.com"),
        Touch(say("Send it there")),
        Sees("kari@gmail.com"),
        Touch("40,00"),
        Sees(say("{paper} is being sent to {address}", paper="Kvittering 1", address="kari@gmail.com")),
        Answered("failed"),
        Sees(say("The e-mail did not go: {paper} prints", paper="Kvittering 1")),
        Prints("Salgskvittering", "Grovbrød", "39,90"),
        Journal("receipt_mailed", receipt=1, outcome="failed"),
    )


@dataclass(frozen=True)
class Answered:
    """The mail server has answered, or not."""

    outcome: str

    def play(self, stage) -> None:
        """Tell the till."""
        counter = stage.counter
        (job,) = [one.job.id for one in jobs.owed(counter.till) if one.job.kind == "mail"]
        counter.deeds.do(lambda: jobs.mailed(counter.till, job, self.outcome))
