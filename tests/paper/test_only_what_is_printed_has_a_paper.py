"""An entry that is never printed has no paper, and the composer says so."""

import pytest

from appliance.paper.compose import compose
from tests.paper.bodies import entry
from tests.paper.norway import SHOP, words


@pytest.mark.parametrize("kind", ["drawer_opened", "logged_in", "catalogue", ""])
def test_another_kind_is_refused(kind):
    with pytest.raises(ValueError, match=f"expected an entry that has a paper, got '{kind}'"):
        compose(entry(kind, 1), SHOP, words())
