"""Random legal days through the till: X, Z, journal, printed text, SAF-T and voucher come to the same.

What they must come to is worked out by `tests.saft.sums` from what was rung up and paid alone, in fractions
and with a rounding of its own. TILLBOX_DAYS says how many days are tried (``TILLBOX_DAYS=2000`` is a proof,
and takes half an hour).
"""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from appliance.fiscal.saft.checks import check, keys_beside
from appliance.storage import projections
from appliance.till import verifying
from tests.saft.agreeing import differences
from tests.saft.playing import Playing, box_for, stocked
from tests.saft.shop_days import some_days
from tests.saft.writing import exported, files

TRIED = settings(
    max_examples=int(os.environ.get("TILLBOX_DAYS", "60")),
    deadline=None,
    print_blob=True,
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)


@pytest.fixture(scope="module")
def boxes(tmp_path_factory):
    """A box of each country as it is before its first day, switched off; tests take copies of it."""
    made = {}
    for country in ("norway", "denmark"):
        made[country] = tmp_path_factory.mktemp(country) / "box"
        box = box_for(made[country], country)
        stocked(box)
        box.off()
    return made


def played(template: Path, folder: Path, country: str, deeds: list[dict]) -> list[str]:
    """Play deeds on a copy of a box; gives what does not agree."""
    shutil.copytree(template, folder / "box")
    box = box_for(folder / "box", country)
    try:
        playing = Playing(box, box.start())
        made = playing.play(deeds)
        dates = [body["date"] for deed, body in made if deed["do"] == "z"]
        exported(box, folder / "out", min(dates), max(dates))
        found = [*differences(playing, deeds, made, files(folder / "out"))]
        found += [str(one) for one in check(files(folder / "out"), keys_beside(folder / "out"))]
        _, wrong = verifying.verify(playing.till.database, playing.till.rules)
        return [*found, *([wrong] if wrong else []), *projections.differences(playing.till.database)]
    finally:
        box.off()


@TRIED
@given(
    random=st.randoms(use_true_random=False),
    sales=st.integers(1, 10),
    days=st.integers(1, 3),
    country=st.sampled_from(("norway", "denmark")),
)
def test_every_place_comes_to_the_sums_of_the_inputs(boxes, tmp_path, random, sales, days, country):
    folder = tmp_path / "tried"
    try:
        assert played(boxes[country], folder, country, some_days(random, sales, days, country)) == []
    finally:
        shutil.rmtree(folder, ignore_errors=True)
