"""Every paper of every country comes out of the printer as it was laid out, and can be looked at."""

import pytest

from appliance.domain.receipt import Logo
from appliance.paper.layout import layout
from appliance.paper.png import COLUMN, MARGIN, picture
from appliance.printer_profiles import PROFILES
from tests.paper.goldens import every, paper
from tests.paper.pictures import a_logo, drawn, on_every_make


@pytest.mark.parametrize(("country", "name", "columns"), [*every()])
def test_what_the_decoder_reads_of_the_bytes_is_what_was_laid_out(country, name, columns):
    printed = drawn(country, name, columns).drawn
    laid = [each for each in layout(paper(country, name), columns) if each != Logo()]  # the shop has none
    assert [type(each) for each in printed] == [type(each) for each in laid]
    dashes = str.maketrans("–−\u00a0\u202f", "--  ")
    for ours, meant in zip(printed, laid, strict=True):
        if hasattr(meant, "text"):
            assert ours.text == meant.text.rstrip().translate(dashes)
            assert (ours.large, ours.tall) == (meant.large, meant.tall)
        else:
            assert ours == meant
    assert picture(printed, columns).width == columns * COLUMN + 2 * MARGIN


def test_every_make_of_printer_has_its_picture(tmp_path):
    made = dict(on_every_make(a_logo(tmp_path / "logo.png")))
    assert set(made) == set(PROFILES)
    assert all(picture(roll.drawn, roll.columns).height > 1000 for roll in made.values())
