"""The owner takes the figures away: on paper, and as PDF and table on a stick."""

import time
from dataclasses import replace
from types import SimpleNamespace

from appliance.config import parse
from appliance.devices import JobDone, Outcome
from appliance.wiring.figures import JOB, FiguresOut
from tests.config.test_config import SHOP
from tests.stories.goods import KNIFE
from tests.stories.steps import OPENED, Customer, Scan, Sees, Touch, Touched, pin


def test_a_month_goes_on_the_stick_as_pdf_and_table(play, tmp_path):
    counter, stick, came, printed = play.stage.counter, tmp_path / "stick", [], []
    stick.mkdir()
    say, till = counter.say, counter.till
    printer = SimpleNamespace(print=lambda job, content: printed.append(content))
    box = SimpleNamespace(till=till, words=counter.deeds.words, config=parse(SHOP), post=came.append,
                          printer=printer)  # fmt: skip
    out = FiguresOut(box, lambda: [str(stick)])
    counter.deeds.outside = replace(counter.deeds.outside, **out.outside())
    play(
        *OPENED,
        Scan(KNIFE),
        Touch("200,00"),
        Touch("Neste salg"),
        Touch("Mer"),
        Touch(say("Lock")),
        *pin("Eier", "4321"),
        Touch("Mer"),
        *([Touch(say("Reports and till"))] if play.size == "800" else []),
        Customer(),
        Touch(say("Turnover")),
        Sees("129,50"),
        Touch(say("Month")),
        Touch(say("Print")),
        Touched(3),
    )
    out.take(JobDone(JOB, Outcome.DONE))
    counter.deeds.redraw()
    play(Touch(say("To a stick")), Touched(4))
    until = time.monotonic() + 60
    while not out.state.name and time.monotonic() < until:
        time.sleep(0.01)
    out.stop()
    counter.deeds.redraw()
    play(Sees(say("On the stick, PDF and table: {name}", name=out.state.name)))
    assert sorted(file.suffix for file in stick.iterdir()) == [".csv", ".pdf"]
    (table,) = stick.glob("*.csv")
    assert "129,50" in table.read_text("utf-8-sig") and len(printed) == 1
