"""The weekly check as a box runs it: the till's user for what is the till's, root for the rest of a card."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from appliance.health.scrubbed import CARD, MINE, last
from appliance.storage.deliveries import Deliveries
from appliance.wiring.health_scrub import scrub
from tests.box.test_two_users import BOOKS, GROUP, TILL, as_user
from tests.till.shop import MILK, Box, opened, paid, ring

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become two users")


@pytest.fixture
def data():
    """A data folder with a till's files, the uploader's record, and a secret of its user."""
    above = Path(tempfile.mkdtemp())
    above.chmod(0o755)
    folder = above / "data"
    box = Box(folder)
    till = opened(box.start())
    paid(ring(till, MILK), ("card", 2490))
    box.off()
    with Deliveries(folder / "delivery.db"):
        pass
    (folder / "secret").write_text("hush")
    for one in (folder, *folder.rglob("*")):
        os.chown(one, TILL, GROUP)
    for name in ("delivery.db", "secret"):
        os.chown(folder / name, BOOKS, GROUP)
    (folder / "delivery.db").chmod(0o640)
    (folder / "secret").chmod(0o600)
    os.chown(folder, 0, GROUP)
    folder.chmod(0o1770)
    yield folder
    shutil.rmtree(above)


def test_each_reads_what_it_may_and_leaves_nothing_of_its_own_beside_the_others_file(data):
    mine = as_user(TILL, lambda: scrub(data))
    assert mine.found == () and mine.forbidden == 1, "the uploader's secret"
    owners = {one.name: one.stat().st_uid for one in data.iterdir()}
    assert not {"delivery.db-wal", "delivery.db-shm", "scrub.part"} & owners.keys()
    assert owners[MINE] == TILL
    card = scrub(data, card=True)
    assert card.found == () and card.forbidden == 0 and card.files > mine.files
    assert as_user(TILL, lambda: last(data, CARD)) == card, "for the health screen to tell"
    with pytest.raises(RuntimeError, match="PermissionError"):
        as_user(TILL, (data / CARD).unlink)
    assert as_user(TILL, lambda: scrub(data)).found == (), "the week after"
