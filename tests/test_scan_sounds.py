"""What sounds after a scan: the till's word, not the scanner's."""

import time

import pytest
from gpiozero.pins.mock import MockFactory

from appliance.config import parse
from appliance.devices import DrawerMoved, DrawerState, Scanned, pins
from appliance.domain.journal import Moment
from appliance.pin_map import BUZZER
from appliance.till import asking
from appliance.wiring import parts
from appliance.wiring.starting import start
from tests.test_commands import TOML
from tests.till.shop import BREAD, MILK, opened


@pytest.fixture
def box(tmp_path):
    box = start(parse(TOML), tmp_path, parts=lambda box: None)
    box.till.clock = lambda: Moment(1_795_248_000_000, 60)
    opened(box.till)
    yield box
    box.stop()


@pytest.fixture
def heard(box):
    """Scan: what sounded."""
    sounds = []
    box.sound = sounds.append

    def scan(*codes):
        sounds.clear()
        for code in codes:
            box.take(Scanned(code))
        return sounds

    return scan


def test_a_known_code_sounds_good_and_an_unknown_or_unreadable_one_bad(heard):
    assert heard(MILK, "7038010000011", BREAD, "5701234567899") == [True, False, True, False]


def test_what_waits_behind_a_question_sounds_bad(heard):
    assert heard("5701234567899", MILK) == [False, False]


def test_what_is_held_while_the_drawer_is_open_sounds_bad(heard, box):
    box.take(DrawerMoved(DrawerState.OPEN))
    assert heard(MILK) == [False]


def test_a_price_that_is_asked_for_sounds_good(heard, box):
    asking.begin(box.till)
    assert heard(MILK, "5701234567899") == [True, False]


def test_the_buzzer_that_the_configuration_wants_is_driven_and_let_go(tmp_path, monkeypatch):
    pins_of_the_box = MockFactory()
    monkeypatch.setattr(pins, "factory", lambda: pins_of_the_box)
    box = start(parse(TOML + '[scanner]\nbeep = "buzzer"\n'), tmp_path, parts=parts.buzzer_of)
    pin = pins_of_the_box.pin(BUZZER.bcm)
    pin.clear_states()
    box.sound(True)
    until = time.monotonic() + 30
    while len(pin.states) < 3 and time.monotonic() < until:
        time.sleep(0.01)
    assert [state.state for state in pin.states] == [False, True, False]
    box.stop()
    assert pin.function == "input"
    pins_of_the_box.close()


def test_a_till_without_the_pins_sells_in_silence(tmp_path, monkeypatch, caplog):
    def none():
        raise OSError("no such chip")

    monkeypatch.setattr(pins, "factory", none)
    box = start(parse(TOML + '[scanner]\nbeep = "buzzer"\n'), tmp_path, parts=parts.buzzer_of)
    assert "no such chip" in caplog.text
    box.sound(True)
    box.stop()
