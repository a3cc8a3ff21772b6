"""What systemd hears: ready with the first frame, alive with those after it, and a sound system."""

from pathlib import Path

import pytest

from appliance.wiring import asked
from appliance.wiring.watchdog import SOUND, Watchdog, patience


class Systemd:
    """Hears what it is told, and when, in seconds."""

    def __init__(self) -> None:
        self.now, self.heard = 0.0, []

    def tell(self, state: str) -> None:
        self.heard.append((self.now, state.partition("\n")[0]))

    def frames(self, dog: Watchdog, at: list[float], is_open: bool = True) -> list[tuple[float, str]]:
        for self.now in at:
            dog.frame(is_open)
        return self.heard


def test_ready_with_the_first_frame_then_fed_often_enough_and_not_with_each() -> None:
    systemd = Systemd()
    dog = Watchdog(systemd.tell, lambda: systemd.now, within=40)
    assert systemd.heard == []
    heard = systemd.frames(dog, [0, 0.02, 1, 4.9, 5, 5.02, 9.9, 10.1, 20])
    assert heard == [
        (0, "READY=1"), (0, "STATUS=Open"), (5, "WATCHDOG=1"), (10.1, "WATCHDOG=1"), (20, "WATCHDOG=1"),
    ]  # fmt: skip


def test_no_frame_no_food() -> None:
    systemd = Systemd()
    dog = Watchdog(systemd.tell, lambda: systemd.now, within=40)
    systemd.frames(dog, [0])
    systemd.now = 100
    assert len(systemd.heard) == 2


def test_nobody_watches() -> None:
    systemd = Systemd()
    dog = Watchdog(systemd.tell, lambda: systemd.now, within=0)
    assert systemd.frames(dog, [0, 100]) == [(0, "READY=1"), (0, "STATUS=Open")]


def test_a_till_that_may_not_sell_lives_and_is_not_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ask").mkdir()
    monkeypatch.setattr(asked, "can_ask", lambda deed: True)
    monkeypatch.setattr(asked, "ask", lambda deed: (tmp_path / "ask" / deed).touch())
    systemd = Systemd()
    dog = Watchdog(systemd.tell, lambda: systemd.now, within=40)
    assert systemd.frames(dog, [0, 10], is_open=False) == [(0, "READY=1"), (10, "WATCHDOG=1")]
    assert list((tmp_path / "ask").iterdir()) == []
    systemd.frames(dog, [20, 30])
    assert [one.name for one in (tmp_path / "ask").iterdir()] == [SOUND]
    assert systemd.heard[2:] == [(20, "WATCHDOG=1"), (20, "STATUS=Open"), (30, "WATCHDOG=1")]


def test_whose_patience() -> None:
    assert patience({"WATCHDOG_USEC": "45000000"}) == 45
    assert patience({"WATCHDOG_USEC": "45000000", "WATCHDOG_PID": "1"}) == 0
    assert patience({}) == 0
