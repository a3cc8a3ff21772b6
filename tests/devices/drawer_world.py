"""A drawer with a coil, a switch and a hand that shuts it, in a time of its own: a hundred hours in a minute.

The program's clocks, waits and timers run on `World`'s time; what is due meanwhile (a hand, a bounce, a
crash) happens in the middle of a wait, as it would from another thread.
"""

import heapq
import threading
from types import SimpleNamespace


class Died(BaseException):
    """The program was killed: nothing of it runs any more."""


class World:
    """Time, and what is due in it."""

    def __init__(self, chance):
        self.chance, self.now, self.late = chance, 0.0, 0.0
        self._due, self._order = [], 0
        self.time = SimpleNamespace(monotonic=lambda: self.now, sleep=self.sleep)
        self.threading = SimpleNamespace(
            Lock=threading.Lock,
            Event=lambda: Event(self),
            Timer=lambda seconds, work: Timer(self, seconds, work),
        )

    def at(self, seconds, work):
        """Have something happen in so many seconds."""
        self._order += 1
        heapq.heappush(self._due, (self.now + seconds, self._order, work))

    def sleep(self, seconds, until=lambda: False):
        """Let time pass, and what is due happen in it."""
        end = self.now + seconds
        while not until() and self._due and self._due[0][0] <= end:
            due, _, work = heapq.heappop(self._due)
            self.now = max(self.now, due)
            work()
        if not until():
            self.now = max(self.now, end)


class Event:
    """threading.Event in the world's time; a wait may take longer than it should."""

    def __init__(self, world):
        self._world, self._set = world, False

    def set(self):
        self._set = True

    def wait(self, seconds):
        late, self._world.late = self._world.late, 0.0
        self._world.sleep(seconds + late, lambda: self._set)
        return self._set


class Timer:
    """threading.Timer in the world's time."""

    daemon = False

    def __init__(self, world, seconds, work):
        self._world, self._seconds, self._work, self._on = world, seconds, work, True

    def start(self):
        self._world.at(self._seconds, lambda: self._on and self._work())

    def cancel(self):
        self._on = False


class Tray:
    """The drawer itself: opens to a pulse, bounces, is shut by a hand a while later."""

    OPENS_AFTER, LEAST_PULSE = 0.1, 0.05

    def __init__(self, world, busy):
        self.world, self._busy = world, busy
        self.open, self.contact, self.shut_at, self.openings = False, False, float("-inf"), 0
        self.pulses, self._since = [], None

    def coil(self, on):
        """The coil is under power, or is not any more."""
        if on and self._since is None:
            self._since = self.world.now
        elif not on and self._since is not None:
            began, self._since = self._since, None
            self.pulses.append((began, self.world.now))
            if self.world.now - began >= self.LEAST_PULSE:
                self.world.at(max(0.0, began + self.OPENS_AFTER - self.world.now), self.opens)

    @property
    def powered(self):
        return self._since is not None

    def opens(self):
        """By the coil, or by its key."""
        if self.open:
            return
        self.open, self.openings = True, self.openings + 1
        self._bounce(True)
        self.world.at(self.world.chance.uniform(4, 9), self.shut)

    def shut(self):
        """A hand shuts it; not in the very moment in which it is kicked."""
        just_now = self.powered or (self.pulses and self.world.now - self.pulses[-1][1] < 1.0)
        if just_now or self._busy():
            self.world.at(0.5, self.shut)
            return
        self.open, self.shut_at = False, self.world.now
        self._bounce(False)

    def _bounce(self, last):
        """The contact chatters for some ms before it stays."""
        for _ in range(self.world.chance.randrange(6)):
            value = self.world.chance.random() < 0.5
            self.world.at(self.world.chance.uniform(0, 0.015), lambda value=value: self._touch(value))
        self.world.at(0.016, lambda: self._touch(last))

    def _touch(self, value):
        self.contact = value


class Work:
    """`worker.Worker` without a thread: jobs in order, the repeated question while none waits."""

    def __init__(self, world, post):
        self.world, self._post = world, post
        self.jobs, self.repeated, self.due, self.doing = [], None, 0.0, False

    def put(self, work, broken=None):
        self.jobs.append((work, broken))

    def repeat(self, work, seconds):
        self.repeated, self.every, self.due = work, seconds, self.world.now

    @property
    def busy(self):
        return bool(self.jobs) or self.doing

    def run(self, seconds):
        """Work for so long."""
        end = self.world.now + seconds
        while self.world.now < end:
            if self.jobs:
                self._do(*self.jobs.pop(0))
            elif self.due <= self.world.now:
                self._do(self.repeated, None)
                self.due = self.world.now + self.every
            else:
                self.world.sleep(0.01)

    def _do(self, work, broken):
        self.doing = True
        try:
            message = work()
        except Exception as error:
            message = broken(str(error)) if broken else error
        finally:
            self.doing = False
        if message is not None:
            self._post(message)
