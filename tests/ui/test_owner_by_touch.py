# ruff: noqa: F811  (fixtures of another file are arguments of the tests)
"""The owner's figures by touch: any day in few taps, and from a bar to the receipt and its voucher."""

import pytest

from tests.ui.test_answers_by_touch import closed, counter  # noqa: F401
from tests.ui.test_books_by_touch import day, follow  # noqa: F401

MILK = "7038010000010"


def touch(counter, target):
    """A finger on something that has no word."""
    felt = []
    listening = target.fbind("on_release", lambda *_: felt.append(target))
    counter.now += 1
    counter.touch(target)
    target.unbind_uid("on_release", listening)
    assert felt


def stage_of(counter):
    """The figures' stage, for what has no word on it."""
    return counter.frame._stages["day_totals"]


@pytest.fixture
def owner(display, tmp_path):
    """Two sales on Saturday 21 November; the owner looks at the figures."""
    from tests.ui.shop import Counter

    counter = Counter(tmp_path, "1280")
    counter.log_in("Eier", "4321").tap("Ja, åpne med 0,00")
    for _ in range(2):
        counter.scan(MILK).tap("Ta betalt 24,90", "25,00").press("Next sale")
    counter.press("More", "Turnover")
    return counter


def test_the_first_line_is_one_number(owner):
    assert owner.stage == "day_totals"
    assert {"49,80", owner.say("nothing to compare with yet")} <= set(owner.words())
    assert any("21. november 2026" in said for said in owner.words())


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [(10060, 10000, "+1 %"), (9480, 10000, "-5 %"), (10040, 10000, "0 %"), (5000, -10000, "+150 %")],
)
def test_a_change_is_said_in_the_nearest_per_cent(display, now, before, said):
    from appliance.domain.money import NOK
    from appliance.ui.screens.office.day_totals import AGAINST, change
    from appliance.words import Words

    assert change(Words("nb", NOK), now, before, AGAINST["day"])[0].startswith(said)


def test_a_day_without_a_sale_says_so(owner):
    touch(owner, stage_of(owner).ids.before)
    assert owner.say("Nothing was sold then") in owner.words()


@pytest.mark.parametrize(
    ("span", "said"), [("Week", "16.11.2026"), ("Month", "November 2026"), ("Year", "2026")]
)
def test_a_week_a_month_a_year_are_one_tap_away(owner, span, said):
    owner.press(span)
    assert "49,80" in owner.words()
    assert stage_of(owner).ids.day.say.startswith(owner.say("Week {number} from {date}", number=47, date=said)
                                                  if span == "Week" else said)  # fmt: skip
    touch(owner, stage_of(owner).ids.before)
    assert "0,00" in owner.words()
    touch(owner, stage_of(owner).ids.after)
    assert "49,80" in owner.words() and stage_of(owner).ids.after.disabled


def test_any_day_of_the_year_is_three_taps_away(owner, monkeypatch):
    from appliance.storage import days

    monkeypatch.setattr(days, "since", lambda database: "2025-02-03")
    owner.deeds.redraw()
    stage = stage_of(owner)
    touch(owner, stage.ids.calendar)
    touch(owner, owner.target("mar"))
    touch(owner, owner.target("14"))
    assert owner.deeds.place.figures.date == "2026-03-14" and "Lørdag 14. mars 2026" in stage.ids.day.say
    touch(owner, stage.ids.calendar)
    touch(owner, stage.calendar.earlier)
    assert "2025" in owner.words() and stage.calendar.earlier.disabled
    assert owner.target("feb") and [one for one in stage.calendar.parts.children if one.disabled]
    owner.press("Back")
    assert owner.deeds.place.figures.date == "2026-03-14"


def test_what_is_to_come_is_not_lit(owner):
    stage = stage_of(owner)
    touch(owner, stage.ids.calendar)
    lit = {one.label.say for one in stage.calendar.days.children if not one.disabled}
    assert lit == {"21"}  # nothing was sold before, and tomorrow is not yet


def test_the_figures_that_are_looked_at_are_printed_and_written(owner):
    from dataclasses import replace

    from appliance.ui.outside import Told

    asked, told = [], [None]
    owner.deeds.outside = replace(
        owner.deeds.outside,
        print_figures=lambda *of: asked.append(("print", *of)),
        write_figures=lambda *of: asked.append(("stick", *of)),
        figures_told=lambda: told[0],
    )
    owner.press("Month", "Print")
    month = "2026-11-01 2026-11-30"
    told[0] = Told("stick", month)
    owner.press("To a stick")
    assert asked == [("print", "", "month"), ("stick", "", "month")] and owner.reads("Writing …")
    told[0] = Told("stick", month, "Turnover 1")
    owner.deeds.redraw()
    assert owner.reads("On the stick, PDF and table: {name}", name="Turnover 1")
    owner.press("Week")
    assert not owner.reads("On the stick, PDF and table: {name}", name="Turnover 1")


def test_a_bar_leads_to_its_receipts_and_to_one_as_printed(owner):
    touch(owner, owner.target("Helmelk"))
    assert owner.stage == "receipt_list" and "Helmelk" in owner.words()
    assert owner.reads("No. {number}", number=2) and owner.reads("No. {number}", number=1)
    assert owner.reads("Its day is still open")
    first = owner.deeds.place.receipt
    touch(owner, owner.target(owner.say("No. {number}", number=1)))
    assert owner.deeds.place.receipt < first
    from appliance.ui.widgets.paper import rows

    paper = "\n".join(row[0] for row in rows(owner.frame.view.view.paper))
    assert "Helmelk" in paper and "24,90" in paper
    owner.press("Back")
    assert owner.stage == "day_totals"


def test_a_column_leads_to_its_hour_and_a_month_to_its_day(owner):
    chart = stage_of(owner).ids.columns
    touch(owner, chart)
    assert owner.stage == "receipt_list" and len(owner.frame.view.view.found) == 2
    owner.press("Back", "Month")
    chart._down = chart.area.x + chart.area.width * 20.5 / 31
    chart._tapped()
    assert (owner.deeds.place.figures.span, owner.deeds.place.figures.date) == ("day", "2026-11-21")


def test_the_day_s_figures_lead_to_its_voucher(day):
    counter, deliveries, row, _ = day
    follow(deliveries, row, "posted", verified=True)
    counter.deeds.go_day_totals()
    assert counter.stage == "countersign", "a cashier counts without having seen them"
    counter.approve("4321")
    assert counter.stage == "day_totals" and counter.till.operator.name != "Eier"
    counter.press("Receipts")
    assert counter.stage == "receipt_list", "what was approved of holds for what is behind a figure"
    counter.deeds.lock()
    counter.log_in("Eier", "4321").deeds.go_day_totals()
    stands = f"Z 1 · {counter.say('Voucher {number}, verified', number='1042')}"
    assert counter.stage == "day_totals" and stands in counter.words()
    counter.target(stands).dispatch("on_release")  # it lies below the chart, where nobody has scrolled yet
    assert (counter.stage, counter.deeds.place.books.delivery) == ("deliveries", row.voucher)
    counter.press("Back", "Receipts")
    assert counter.stage == "receipt_list" and stands in counter.words()
    counter.press(stands)
    assert counter.stage == "deliveries"
    counter.press("Back")
    assert counter.stage == "receipt_list"
    counter.press("Back", "Back")
    assert counter.stage == "more"


def test_what_one_costs_is_said_of_a_product_and_the_margin_stands_below(owner):
    owner.press("Back", "Goods", "Products").tap("Helmelk")
    owner.press("Change …", "Cost").tap(*"99").press("Back", "Cost")
    assert "0,99" not in owner.words()
    owner.tap(*"1400").press("Save")
    assert "14,00" in owner.words()
    owner.press("Back", "Back", "Back to sale").scan(MILK)
    owner.tap("Ta betalt 24,90", "25,00").press("Next sale", "More", "Turnover")
    # three milks, one of which has a known cost: 24.90 is 21.65 without VAT
    assert owner.reads("Cost known for {percent} %", percent=33)
    assert any("7,65 · 35,3 %" in said for said in owner.words())
    owner.press("Back", "Goods", "Products").tap("Helmelk")
    owner.press("Change …", "Cost", "Nobody knows")
    assert "14,00" not in owner.words()
