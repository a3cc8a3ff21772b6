"""What looks by itself: banners come and go, a weak supply is remembered, reserve and count are kept."""

from types import SimpleNamespace

import pytest

from appliance.domain.finding import Finding
from appliance.domain.problems import Problem, Refused
from appliance.health import card, heat, room
from appliance.health.record import read
from appliance.wiring import health_watch
from appliance.wiring.health_watch import Aged, Ageing, take
from tests.till.shop import Box, opened


@pytest.fixture
def till(tmp_path):
    box = Box(tmp_path / "box")
    yield opened(box.start())
    box.off()


def found(*codes):
    parts = {"box_hot": {"degrees": 86}}
    return Aged(tuple(Finding(one.partition("_")[0], "", one, parts.get(one, {})) for one in codes), True)


def test_what_is_wrong_is_a_banner_until_it_is_not(till):
    take(till, found("disk_low", "box_hot", "box_undervolted", "disk_errors"))
    assert {"disk_low", "box_hot", "box_undervolted", "disk_errors"} <= till.banners.keys()
    assert till.banners["box_hot"].facts == {"degrees": 86}
    take(till, found("disk_room", "box_cool"))
    assert not {"disk_low", "box_hot", "box_undervolted", "disk_errors"} & till.banners.keys()


def test_what_the_weekly_check_found_wrong_is_a_banner_and_a_check_that_is_missed_is_none(till):
    take(till, found("scrub_old", "scrub_no_room"))
    assert "scrub_wrong" not in till.banners
    take(till, found("scrub_journal"))
    assert "scrub_wrong" in till.banners


def test_a_card_at_the_end_of_its_life_and_one_with_faults_say_the_same(till):
    take(till, found("disk_spent"))
    assert "disk_errors" in till.banners


def test_a_disk_that_takes_no_writes_is_a_stop_before_anybody_pays(till):
    with pytest.raises(Refused, match="disk_read_only"):
        take(till, found("disk_read_only"))


def test_room_that_came_back_ends_the_closing(till):
    till.closing = True
    take(till, Aged((), reserve=False))
    assert till.closing
    take(till, Aged((), reserve=True))
    assert not till.closing


def test_the_supply_is_remembered_the_reserve_made_and_the_writes_counted(tmp_path, kernel, monkeypatch):
    weak = [True]
    monkeypatch.setattr(heat, "undervolted", lambda sys=None: weak[0])
    monkeypatch.setattr(card, "disk_under", lambda _: kernel.disk)
    now = [1000.0]
    ageing = Ageing(tmp_path, clock=lambda: now[0])
    kernel.wrote(10_240_000)
    aged = ageing.look()
    assert ageing.weak and aged.reserve and (tmp_path / room.NAME).exists()
    assert "box_undervolted" in {one.code for one in aged.found}
    weak[0] = False
    kernel.wrote(20_480_000)
    now[0] += 60
    ageing.look()
    assert ageing.weak, "since the start"
    assert read(tmp_path / card.COUNTED)["total"] == 10_240_000, "counted an hour ago or less"
    now[0] += health_watch.COUNT_EVERY
    ageing.look()
    assert read(tmp_path / card.COUNTED)["total"] == 20_480_000


def test_a_count_that_cannot_be_written_keeps_nobody_from_looking(tmp_path, kernel, monkeypatch):
    def forbidden(*_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(card, "write", forbidden)
    monkeypatch.setattr(card, "disk_under", lambda _: kernel.disk)
    assert Ageing(tmp_path).look().found


def test_the_banner_comes_later_than_the_mark_on_the_health_screen(tmp_path, monkeypatch):
    free = [health_watch.LOW]
    monkeypatch.setattr(
        health_watch, "disk", lambda _: iter((Finding("disk", "", "disk_low", {"free": "x"}),))
    )
    monkeypatch.setattr(health_watch.shutil, "disk_usage", lambda _: SimpleNamespace(free=free[0]))
    assert "disk_low" not in {one.code for one in Ageing(tmp_path).look().found}
    free[0] -= 1
    assert "disk_low" in {one.code for one in Ageing(tmp_path).look().found}


def test_what_lasts_for_months_stands_behind_what_is_about_the_next_sale(till):
    take(till, found("disk_low"))
    till.banners["printer_out_of_paper"] = Problem.of("printer_out_of_paper")
    take(till, found("disk_low"))
    assert list(till.banners)[-2:] == ["printer_out_of_paper", "disk_low"]
