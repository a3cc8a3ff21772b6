"""How far the time can be trusted, and that a step of the clock is noticed, whichever way."""

import pytest

from appliance.devices import ClockStepped, clock

SYNCED, UNSYNCED = 0x0, 0x40


@pytest.fixture
def rtc(tmp_path, monkeypatch):
    """The kernel's list of hardware clocks, empty."""
    monkeypatch.setattr(clock, "_RTC", tmp_path)
    monkeypatch.setattr(clock, "SYNCED", tmp_path / "synchronized")
    return tmp_path


def hardware_clock(folder, said):
    """A hardware clock whose driver says that, or refuses to (a folder cannot be read as a file)."""
    (folder / "rtc0").mkdir()
    if said is None:
        (folder / "rtc0" / "since_epoch").mkdir()
    else:
        (folder / "rtc0" / "since_epoch").write_text(said)


@pytest.mark.parametrize(
    ("kernel", "said", "state"),
    [
        (SYNCED, "none", "synced"),
        (SYNCED, None, "synced"),
        (UNSYNCED, "1795248000\n", "rtc"),
        (UNSYNCED, None, "guess"),
        (UNSYNCED, "0\n", "guess"),
        (UNSYNCED, "none", "guess"),
        (None, "1795248000\n", "rtc"),
        (None, "none", "guess"),
    ],
)
def test_the_state_is_what_the_kernel_and_its_hardware_clock_say(rtc, monkeypatch, kernel, said, state):
    monkeypatch.setattr(clock, "_kernel_status", lambda: kernel)
    if said != "none":
        hardware_clock(rtc, said)
    assert clock.state() == state


@pytest.mark.parametrize(("kernel", "state"), [(None, "synced"), (UNSYNCED, "guess")])
def test_where_the_kernel_may_not_be_asked_who_has_set_the_clock_says_so(rtc, monkeypatch, kernel, state):
    monkeypatch.setattr(clock, "_kernel_status", lambda: kernel)
    clock.SYNCED.touch()
    assert clock.state() == state


class Times:
    """The wall's clock and the seconds since the kernel started, in ms."""

    CLOCK_BOOTTIME = 7

    def __init__(self):
        self.wall, self.up = 1_795_248_000_000, 5_000

    def time_ns(self):
        return self.wall * 1_000_000

    def clock_gettime_ns(self, which):
        assert which == self.CLOCK_BOOTTIME
        return self.up * 1_000_000

    def monotonic(self):
        return self.up / 1000

    def passes(self, milliseconds, wall=None):
        self.up += milliseconds
        self.wall += milliseconds if wall is None else wall


@pytest.fixture
def times(monkeypatch):
    times = Times()
    monkeypatch.setattr(clock, "time", times)
    return times


def test_time_that_passes_is_no_step_however_long(times):
    told = []
    ours = clock.Clock("Europe/Oslo", told.append)
    for pause in (1, 1000, 86_400_000):
        ours()
        times.passes(pause)
    times.passes(10_000, 11_900)  # slewed, and a look that came late
    ours()
    assert told == []


@pytest.mark.parametrize("step", [3_600_000, -3_600_000, 2_001, -2_001])
def test_a_step_is_told_once_with_what_it_would_have_shown(times, step):
    told = []
    ours = clock.Clock("Europe/Oslo", told.append)
    before = ours().at
    times.passes(1_000, 1_000 + step)
    after = ours().at
    times.passes(1_000)
    ours()
    assert told == [ClockStepped(before + 1_000, after)]
    assert after == before + 1_000 + step


def test_after_a_step_the_trust_is_asked_for_at_once(times, monkeypatch):
    states = iter(["guess", "synced"])
    monkeypatch.setattr(clock, "state", lambda: next(states))
    ours = clock.Clock("Europe/Oslo")
    assert [ours().clock, ours().clock] == ["guess", "guess"]
    times.passes(1_000, 3_600_000)
    assert ours().clock == "synced"


def test_the_real_clocks_agree_with_each_other():
    told = []
    ours = clock.Clock("Europe/Oslo", told.append)
    ours()
    ours()
    assert told == []
