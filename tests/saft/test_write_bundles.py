"""A bundle in the export: a line without an amount, its parts with theirs; sold, and come back."""

import pytest

from appliance.domain.bundle import Part
from appliance.domain.product import Product
from appliance.till import bundles, catalogue, day, returns, selling
from tests.saft.writing import exported, files, root, shop, sound, valid
from tests.till.shop import paid, trusted


@pytest.mark.parametrize("country", ["norway", "denmark"])
def test_its_parts_have_the_amounts(tmp_path, country):
    with shop(tmp_path, country) as (box, till):
        trusted(till)
        catalogue.put(till, [Product("100", "Gift basket", "20", "2", 17000, 2500)])
        bundles.save(till, "100", [Part("1", 2), Part("3", 1)])
        selling.tap(till, "100")
        paid(till, ("card", 17000))
        returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
        paid(till, ("card", -17000))
        day.z_report(till)
        out = tmp_path / "out"
        exported(box, out)
        sound(out)
        valid(out, country)
        read = root(files(out)[0])
        amounts = [one.findtext("lineAmntIn") for one in read.iter("ctLine")]
        assert amounts == ["0.00", "47.22", "122.78", "0.00", "-47.22", "-122.78"]
