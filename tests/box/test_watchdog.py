"""What systemd hears: ready with the first frame, alive with those after it, and a sound system."""

import tempfile
from pathlib import Path

import pytest

from appliance.wiring import asked
from appliance.wiring.watchdog import SOUND, Watchdog, before, is_new, patience


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


@pytest.fixture
def heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is asked for."""
    deeds: list[str] = []
    monkeypatch.setattr(asked, "can_ask", lambda deed: True)
    monkeypatch.setattr(asked, "ask", deeds.append)
    (tmp_path / "till").mkdir()
    monkeypatch.setattr(is_new, "__defaults__", (tmp_path,))
    return deeds


def test_the_set_up_of_a_box_that_was_never_a_till_shows_that_it_is_sound(tmp_path: Path, heard) -> None:
    (tmp_path / "till" / "answers.json").touch()
    (tmp_path / "till" / "till.toml").touch()
    (tmp_path / "old" / "till-20261122T120000").mkdir(parents=True)
    (tmp_path / "old" / "till-20261122T120000" / "till.db").touch()
    frame = before(tmp_path / "till")
    assert heard == []
    for _ in range(3):
        frame(False)
    assert heard == [SOUND]


@pytest.mark.parametrize(
    "left", ["till/till.db", "till/till-before-7.db", "till/delivery.db", "till/till.db-wal", "shop/till.db"]
)
def test_a_system_that_has_lost_sight_of_the_shop_shows_the_set_up_and_is_not_sound(
    tmp_path: Path, heard, left: str
) -> None:
    (tmp_path / left).parent.mkdir(exist_ok=True)
    (tmp_path / left).touch()
    before(tmp_path / "till")(False)
    assert heard == []


def test_a_system_that_does_not_find_the_data_partition_is_not_sound(tmp_path: Path, heard) -> None:
    """A folder in memory, and none at all; the first as where data was not mounted."""
    with tempfile.TemporaryDirectory(dir="/dev/shm") as memory:
        assert Path(memory).stat().st_dev != tmp_path.stat().st_dev
        before(Path(memory))(False)
    before(tmp_path / "nowhere")(False)
    assert heard == []


def test_the_till_that_opens_behind_the_set_up_asks_for_itself(tmp_path: Path, heard) -> None:
    before(tmp_path / "till")(False)
    Watchdog(lambda _: None, within=0).frame(True)
    assert heard == [SOUND, SOUND]
