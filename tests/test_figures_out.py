"""The owner's figures on the receipt printer and on a stick: whose, of when, and which Zs they sum."""

import csv
import io
import time

import pytest

from appliance.config import parse
from appliance.devices import JobDone, Outcome
from appliance.domain.money import NOK
from appliance.domain.problems import Refused
from appliance.paper.figures import paper, table
from appliance.paper.letterhead import Letterhead
from appliance.paper.text import lines
from appliance.till import costs, day, modes, people
from appliance.till.till import Person
from appliance.wiring.figures import JOB, FiguresOut, figures
from appliance.wiring.starting import start
from appliance.words import Words
from tests.test_commands import TOML
from tests.till.shop import KNIFE, MILK, Box, opened, paid, ring

NB = Words("nb", NOK)
HEAD = Letterhead("Blåbærbakeriet på Ås", "974760673", "MVA", ("Storgata 1",), "1")


@pytest.fixture
def till(tmp_path):
    """Milk and a knife on a Saturday that is closed, a milk on the Sunday that is open; Ola manages."""
    box = Box(tmp_path / "box")
    till = opened(box.start())
    people.log_in(till, "2", "9876")
    ring(till, KNIFE, MILK)
    paid(till, ("cash", 15500))
    day.z_report(till)
    box.clock.forward(24)
    day.open_day(till, 100_000)
    ring(till, MILK)
    paid(till, ("card", 2490))
    yield till
    box.off()


def test_the_table_is_what_a_spreadsheet_of_the_country_reads(till):
    """129,50 + 24,90 + 24,90 = 179,30, of it 25 % of the knife (25,90) and 15 % of each milk (3,25)."""
    rows = list(csv.reader(io.StringIO(table(figures(till, NB, "", "week"), HEAD, NB)), delimiter=";"))
    known = {(row[0], row[1]): row[2:] for row in rows}
    assert [row[1] for row in rows[:3]] == ["Blåbærbakeriet på Ås", "1", "Uke 47 fra 16.11.2026"]
    assert known[rows[4][0], rows[4][1]] == [] and rows[4][1].startswith("Z 1, ")
    turnover, vat = rows[7], rows[8]
    assert (turnover[2:4], vat[3]) == (["2", "179,30"], "32,40")
    amounts = {row[1]: row[2:4] for row in rows[9:]}
    assert (amounts["Knife"], amounts["Milk 1 l"]) == (["1", "129,50"], ["2", "49,80"])
    assert {len(row) for row in rows[6:]} == {8}
    assert {row[5] for row in rows[7:]} == {""}


def test_margins_stand_where_the_cost_is_known(till):
    """24,90 is 21,65 without VAT: 7,65 is 35,3 % of it; of 21,65 of Sunday and 0 of Saturday's."""
    costs.say(till, "1", 1400)
    paid(ring(till, MILK), ("card", 2490))
    made = figures(till, NB, "", "day")
    rows = list(csv.reader(io.StringIO(table(made, HEAD, NB)), delimiter=";"))
    known = {row[1]: row[5:] for row in rows[7:]}
    assert known["Milk 1 l"] == ["7,65", "35,3", "50"] and rows[7][5:] == ["7,65", "35,3", "50"]
    assert known["Ola"] == ["", "", ""]
    said = lines(paper(made, HEAD, NB), 32)
    assert any("Milk 1 l" in line for line in said) and any("35,3" in line for line in said)
    assert max(map(len, said)) <= 32


def test_the_paper_says_whose_it_is_and_that_it_is_no_z(till):
    said = "\n".join(lines(paper(figures(till, NB, "2026-11-21", "day"), HEAD, NB)))
    assert all(part in said for part in ("Blåbærbakeriet på Ås", "Lørdag 21. november 2026", "Z 1", "154,40"))
    assert "Z 1," not in said
    assert max(map(len, lines(paper(figures(till, NB, "", "week"), HEAD, NB), 32))) <= 32


def test_a_day_without_a_z_says_so(till):
    assert "Z 1" not in figures(till, NB, "2026-11-20", "day").zs


def test_nothing_is_written_in_training(till):
    modes.begin_training(till)
    with pytest.raises(Refused, match="training_only_sells"):
        figures(till, NB, "", "day")


def test_a_cashier_gets_none(till):
    people.enter(till, Person("1", "Kari", "cashier"))
    with pytest.raises(Refused, match="manager_needed"):
        figures(till, NB, "", "day")


@pytest.fixture
def box(tmp_path):
    made = start(parse(TOML), tmp_path / "data", parts=None)
    people.enter(made.till, Person("9", "Eier", "owner"))
    yield made
    made.stop()


def ended(out):
    """Wait until it is written, or is not."""
    end = time.monotonic() + 60
    while not (out.state.name or out.state.problem) and time.monotonic() < end:
        time.sleep(0.01)
    out.stop()
    return out.state


def test_both_files_go_on_the_first_stick_whole(box, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    out = FiguresOut(box, lambda: [str(stick)])
    out.write("2026-11-21", "month")
    told = ended(out)
    assert sorted(file.name for file in stick.iterdir()) == [f"{told.name}.csv", f"{told.name}.pdf"]
    assert (stick / f"{told.name}.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (stick / f"{told.name}.pdf").read_bytes().startswith(b"%PDF") and "2026" in told.name


def test_no_stick_and_one_that_is_gone_are_told(box, tmp_path):
    with pytest.raises(Refused, match="stick_missing"):
        FiguresOut(box, list).write("", "day")
    out = FiguresOut(box, lambda: [str(tmp_path / "gone")])
    out.write("", "day")
    assert ended(out).problem.code == "list_failed"


def test_what_became_of_the_printing_is_told(box):
    out = FiguresOut(box, list)
    out.print("", "day")
    assert out.state.problem.code == "figures_unprinted"
    assert out.take(JobDone(JOB, Outcome.DONE)) and out.state.problem is None
    assert not out.take(JobDone("17", Outcome.DONE))
