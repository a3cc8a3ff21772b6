"""Two thousand baskets on one day, with everything that a till can do in between."""

import re
from random import Random

import pytest

from appliance.domain.kinds import KINDS
from appliance.storage import projections
from appliance.till import verifying
from tests.saft.agreeing import differences
from tests.saft.playing import Playing, box_for, stocked
from tests.saft.shop_days import COIN, some_days
from tests.saft.sums import Ledger
from tests.saft.writing import exported, files, sound, valid

SEED, BASKETS = 20_261_121, 2_000
NEVER = {
    "epoch_begun", "day_corrected", "linked", "drawer_learnt", "limits", "settings_changed", "own_texts",
    "receipt_printed", "receipt_mailed", "cashier_day", "ticket", "admission", "admission_undone",
    "rates",
}  # fmt: skip
"""What no day in the shop has: a box taken up again, a day corrected and a customer chosen in the books; in
Norway a receipt that was not printed at once; a mailbox; a cashier who prints their own figures; tickets,
and a door that asks for them; other currencies."""
LIST_13 = {*range(13001, 13031)} - {13028, 13029}
"""Every event of the authority's list but the void receipt and the tax-free bag, which we have not."""


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    """The day played and exported: (playing, deeds, what was made, folder of the export)."""
    folder = tmp_path_factory.mktemp("day")
    box = box_for(folder / "box", "norway")
    deeds = some_days(Random(SEED), BASKETS, much=0.12)
    playing = Playing(box, stocked(box))
    made = playing.play(deeds)
    exported(box, folder / "out", "2026-11-21", "2026-11-21")
    yield playing, deeds, made, folder / "out"
    box.off()


def test_every_figure_is_that_of_the_inputs(day):
    playing, deeds, made, out = day
    assert [*differences(playing, deeds, made, files(out))] == []


def test_every_kind_of_entry_occurs(day):
    playing, _, _, _ = day
    found = {kind for (kind,) in playing.till.database.execute_sql("SELECT DISTINCT kind FROM entry")}
    assert {*KINDS} - found == NEVER


def test_every_event_of_list_13_is_in_the_file(day):
    (path,) = files(day[3])
    text = path.read_text("utf-8")
    codes = dict(
        re.findall("<basicType>13</basicType><basicID>(.*?)</basicID><predefinedBasicID>(.*?)<", text)
    )
    used = {codes[kind] for kind in re.findall("<eventType>(.*?)<", text)}
    assert used == {str(code) for code in LIST_13} | {"13999"}


def test_the_cross_checks_find_nothing(day):
    sound(day[3])


def test_the_file_is_valid_by_the_authority_s_schema(day):
    valid(day[3])


def test_the_journal_holds(day):
    playing, _, _, _ = day
    assert verifying.verify(playing.till.database, playing.till.rules) == (playing.till.journal.number, "")
    assert projections.differences(playing.till.database) == []


def test_the_same_seed_is_the_same_day():
    first, again = (some_days(Random(SEED), 50, days=3, much=0.5) for _ in range(2))
    assert first == again


def test_the_day_has_what_it_is_there_for(day):
    """Enough of each that a rule which holds by chance would not."""
    _, deeds, _, _ = day
    ledger = Ledger(COIN["norway"])
    z = next(figures for deed in deeds if (figures := ledger.take(deed)) and deed["do"] == "z")
    for name, least in {
        "receipts": 1_000, "return_receipts": 50, "returns": 100, "discounts": 300, "aborted": 50,
        "provisional": 100, "delivery": 40, "copies": 10, "training": 50, "no_receipt": 30, "emergency": 50,
        "tenders_corrected": 10, "corrections": 200, "drawer_without_sale": 10,
    }.items():  # fmt: skip
        assert z["counts"][name][0] >= least, name
    assert len(z["tenders"]) == 8 and len(z["vat"]) == 5 and len(z["series"]) == 5
