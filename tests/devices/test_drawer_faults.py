"""Bad luck with a drawer, drawn at random: killed in a pulse, a clock that comes late, a line that does not
obey, a switch that bounces, a printer that goes in the middle of a kick.

Whatever comes together: no pulse is longer than the maximum, none comes before the cool-down is over, the
coil is without power at the end, and each opening stands in the journal once. ``TILLBOX_FAULTS`` says how
many sequences there are.
"""

import os
import random
from itertools import pairwise

import pytest

from appliance.devices import DrawerMoved, DrawerStays, JobDone, drawer, lines, printer
from appliance.till import drawer as left_open
from appliance.till import jobs
from tests.devices.drawer_benches import Gpio, OnPrinter
from tests.devices.drawer_world import World
from tests.till.shop import Box, opened

SEQUENCES = int(os.environ.get("TILLBOX_FAULTS", "500"))
SLACK = 0.02
"""Seconds by which the world's events may differ from what the program was told."""


@pytest.fixture
def till(tmp_path):
    """A Norwegian till on real files, its day open."""
    box = Box(tmp_path / "box")
    yield opened(box.start())
    box.off()


class Till:
    """The till with a real journal, and what the drawer's line says of its jobs."""

    def __init__(self, till):
        self.till, self.done = till, []

    def post(self, message):
        if isinstance(message, DrawerMoved):
            jobs.drawer_moved(self.till, message.state)
        elif isinstance(message, DrawerStays):
            left_open.stays(self.till, message.seconds)
        elif isinstance(message, JobDone):
            self.done.append(message.job)
        else:
            raise AssertionError(f"the screen gets {message!r}")

    @property
    def openings(self):
        (count,) = self.till.database.execute_sql(
            "SELECT COUNT(*) FROM entry WHERE kind = 'drawer_opened'"
        ).fetchone()
        return count


def _sequence(bench):
    """A few kicks and keys at random times, and bad luck just then."""
    chance = bench.world.chance
    for _ in range(chance.randint(1, 4)):
        when = chance.uniform(0, 8)
        bench.world.at(when, chance.choice((bench.kick, bench.kick, bench.key)))
        if chance.random() < 0.7:
            bench.world.at(when + chance.uniform(-0.05, 0.5), chance.choice(bench.faults()))
        if chance.random() < 0.3:
            bench.world.at(when + chance.uniform(0, 0.3), bench.kick)


@pytest.mark.parametrize("kind", [Gpio, OnPrinter])
def test_bad_luck(kind, till, monkeypatch):
    world = World(random.Random(20261122))
    for module in (drawer, lines, printer):
        monkeypatch.setattr(module, "time", world.time)
    monkeypatch.setattr(drawer, "threading", world.threading)
    said = Till(till)
    bench = kind(world, said)
    bench.go(3)
    for number in range(SEQUENCES // 2):
        _sequence(bench)
        bench.quiet()
        pulses = bench.tray.pulses
        context = (number, pulses[-6:], world.now)
        assert not bench.tray.powered, context
        assert all(down - up <= bench.longest + SLACK for up, down in pulses), context
        gaps = [later[0] - before[1] for before, later in pairwise(pulses)]
        assert all(gap >= bench.cool_down - SLACK for gap in gaps), context
        assert said.openings == bench.tray.openings, context
        assert len(said.done) == len(set(said.done)), context
        bench.tray.pulses = pulses[-1:]
    assert bench.tray.openings > SEQUENCES // 4
