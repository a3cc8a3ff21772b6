"""Where the other threads leave word for the screen.

Devices put messages in; the screen's thread takes all of them at once, in order, at the start of
its next frame. Nothing of Kivy's is needed: whoever drains hands in how it is to be woken.
"""

import threading
from collections import deque
from collections.abc import Callable


class Inbox:
    """A queue that any thread may fill and one thread empties.

    >>> inbox = Inbox()
    >>> inbox.put("scan"); inbox.put("drawer")
    >>> inbox.drain(), inbox.drain()
    (['scan', 'drawer'], [])
    """

    def __init__(self) -> None:
        self._messages: deque[object] = deque()
        self._lock = threading.Lock()
        self._wake: Callable[[], object] = lambda: None

    def on_message(self, wake: Callable[[], object]) -> None:
        """Call ``wake`` (from the sender's thread) when the first message comes to an empty inbox."""
        with self._lock:
            self._wake = wake
            waiting = bool(self._messages)
        if waiting:
            wake()

    def put(self, message: object) -> None:
        """Leave a message; returns at once."""
        with self._lock:
            first = not self._messages
            self._messages.append(message)
            wake = self._wake
        if first:
            wake()

    def drain(self) -> list[object]:
        """Take every message, oldest first."""
        with self._lock:
            taken = list(self._messages)
            self._messages.clear()
        return taken
