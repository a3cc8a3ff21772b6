"""What the driver board does with whatever the Raspberry Pi does, played on the net list.

The 4538 by its truth table (Fairchild CD4538BC): reset low ends a pulse and forbids one; TR+ rising
while TR− is high starts one, and so does TR− falling while TR+ is low; a pulse lasts R × C from its
last trigger. Times are the unluckiest: the longest pulse, the shortest pause.
"""

from dataclasses import dataclass

import pytest

from tests.hardware.folder import read
from tests.hardware.test_values import longest, shortest

NETS = {frozenset(net) for net in read("nets.yaml")["A10"].values()}
STEP = 50
"""Microseconds."""
DELAY = 100
"""R5 × C5, 10 kΩ × 10 nF, in microseconds."""


def net(end: str) -> frozenset[str]:
    """The net that this end is in."""
    return next(net for net in NETS if end in net)


def together(*ends: str) -> bool:
    return len({net(end) for end in ends}) == 1


@dataclass
class OneShot:
    """Half a 4538."""

    lasts: int
    rising: bool = False
    falling: bool = True
    left: int = 0

    def step(self, rising: bool, falling: bool, reset: bool) -> bool:
        """One step of time; returns Q. ``reset`` is the pin's level: low resets."""
        up = rising and not self.rising and falling
        down = self.falling and not falling and not rising
        self.rising, self.falling = rising, falling
        if not reset:
            self.left = 0
        elif up or down:
            self.left = self.lasts
        else:
            self.left = max(0, self.left - STEP)
        return self.left > 0


def play(levels) -> list[bool]:
    """The coil's state for each step of GPIO17's level, wired as the list to solder says."""
    first = OneShot(round(longest("R6", "C6") * 1e6))
    second = OneShot(round(shortest("R7", "C7") * 1e6))
    late = [False] * (DELAY // STEP)
    coil, hold = [], True
    for level in levels:
        late.append(level)
        fire = first.step(rising=late.pop(0), falling=hold, reset=level)
        hold = not second.step(rising=fire, falling=True, reset=True)
        coil.append(fire)
    return coil


def milliseconds(high: bool, ms: float) -> list[bool]:
    return [high] * round(ms * 1000 / STEP)


def pulses(coil: list[bool]) -> list[float]:
    """How long each pulse of the coil is, in milliseconds."""
    lengths, on = [], 0
    for state in [*coil, False]:
        if state:
            on += 1
        elif on:
            lengths.append(on * STEP / 1000)
            on = 0
    return lengths


def test_the_net_list_is_wired_as_it_is_played_here():
    assert together("U1.3", "U3.3", "R5.1"), "the line resets at once"
    assert together("U3.4", "R5.2", "C5.1"), "and triggers a little later"
    assert together("U3.6", "U3.12", "R8.1"), "a pulse drives the gate and starts the pause"
    assert together("U3.9", "U3.5"), "the pause holds the trigger"
    assert together("U3.11", "U3.13", "U3.16", "U2.OUT"), (
        "the pause is triggered by rising alone, never reset"
    )
    assert together("U3.2", "R6.2", "C6.1") and together("U3.14", "R7.2", "C7.1")
    assert together("U3.8", "U3.1", "U3.15", "R9.2", "Q1.S") and together("Q1.G", "R9.1", "R8.2")


def test_a_kick_of_the_program_is_as_long_as_the_program_says():
    (pulse,) = pulses(play(milliseconds(True, 150) + milliseconds(False, 50)))
    assert pulse == pytest.approx(150, abs=0.2)


def test_two_kicks_with_the_programs_pause_are_both_obeyed():
    kick = milliseconds(True, 150) + milliseconds(False, 2000)
    assert len(pulses(play(kick + kick))) == 2


def test_a_line_that_is_stuck_high_gives_one_pulse_and_then_nothing():
    (pulse,) = pulses(play(milliseconds(False, 5) + milliseconds(True, 6000)))
    assert pulse == pytest.approx(longest("R6", "C6") * 1000, abs=0.2)


def test_a_dead_line_gives_none():
    assert pulses(play(milliseconds(False, 3000))) == []


@pytest.mark.parametrize(("on", "off"), [(1, 1), (5, 0.5), (150, 1), (237, 0.05), (300, 0.05), (20, 100)])
def test_a_mad_program_keeps_the_coil_on_for_a_fifth_of_the_time_at_most(on, off):
    seconds = 12
    period = milliseconds(True, on) + milliseconds(False, off)
    coil = play(
        (period * (seconds * 1000 * 1000 // STEP // len(period) + 1))[: seconds * 1000 * 1000 // STEP]
    )
    assert pulses(coil), "it does open the drawer"
    assert max(pulses(coil)) <= longest("R6", "C6") * 1000 + 0.1
    assert sum(coil) / len(coil) < 0.20


def test_a_spike_shorter_than_the_delay_does_not_fire():
    assert pulses(play(milliseconds(True, 0.05) + milliseconds(False, 20))) == []
