"""One daemon thread per slow thing: jobs in, messages out.

The screen's thread puts a job and goes on; what the job returns is posted to the inbox. A job that
raises is logged and posted as a message too, and the thread lives on. Between jobs the worker asks
its repeated questions (is there paper? is the drawer open?), so that one cable is only ever spoken
to by one thread and in the order in which the jobs were put.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

log = logging.getLogger(__name__)

Post = Callable[[object], None]
Work = Callable[[], object]
"""Does one thing on the worker's thread; what it returns is posted, None is not."""


@dataclass(frozen=True, slots=True)
class Broke:
    """Message: a job raised what nobody foresaw; what it did before is not known."""

    worker: str
    detail: str


@dataclass(slots=True)
class _Repeated:
    work: Work
    seconds: float
    due: float


class Worker:
    """A daemon thread that does jobs one after the other, oldest first."""

    def __init__(self, name: str, post: Post) -> None:
        """Start the thread; ``post`` is called on it and must not block."""
        self.name = name
        self._post = post
        self._jobs: queue.SimpleQueue[tuple[Work, Callable[[str], object]] | None] = queue.SimpleQueue()
        self._repeated: tuple[_Repeated, ...] = ()
        self._stopping = threading.Event()
        self.patience = 5.0
        """Seconds that `stop` waits for the job at hand."""
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def put(self, work: Work, broken: Callable[[str], object] | None = None) -> None:
        """Queue a job. Should it raise, ``broken(detail)`` is posted instead of its result."""
        self._jobs.put((work, broken or self._broke))

    def repeat(self, work: Work, seconds: float) -> None:
        """Do ``work`` now and then every ``seconds`` for as long as no job is waiting."""
        self._repeated = (*self._repeated, _Repeated(work, seconds, time.monotonic()))
        self._jobs.put((lambda: None, self._broke))

    def stop(self) -> bool:
        """End after the job at hand; jobs still queued are left undone. True when the thread ended.

        A job that is rows in the database (every print job) is found there again at the next start.
        """
        self._stopping.set()
        self._jobs.put(None)
        if self._thread is threading.current_thread():
            return False
        self._thread.join(self.patience)
        if self._thread.is_alive():
            log.warning("%s did not end within %s s", self.name, self.patience)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                job = self._jobs.get(timeout=self._until_due())
            except queue.Empty:
                self._ask()
                continue
            if job is not None and not self._stopping.is_set():
                self._do(*job)

    def _until_due(self) -> float | None:
        if not self._repeated:
            return None
        # A due question still lets a waiting job go first: get() looks before it waits.
        return max(0.0, min(each.due for each in self._repeated) - time.monotonic())

    def _ask(self) -> None:
        each = min(self._repeated, key=lambda repeated: repeated.due)
        self._do(each.work, self._broke)
        each.due = time.monotonic() + each.seconds

    def _do(self, work: Work, broken: Callable[[str], object]) -> None:
        try:
            message = work()
        except Exception as error:
            log.exception("%s: a job broke", self.name)
            message = broken(f"{type(error).__name__}: {error}")
        if message is not None:
            self._post(message)

    def _broke(self, detail: str) -> Broke:
        return Broke(self.name, detail)
