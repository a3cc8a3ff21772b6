"""gpiozero's pins on libgpiod v2: plain inputs and outputs, which is all that a drawer needs.

Import it only where gpiod is installed (Debian's python3-libgpiod on the image). A line is held by
the kernel for this program as long as it is in use, and becomes an input when it is given back.
"""

import logging
from pathlib import Path
from typing import Any

import gpiod  # type: ignore[import-not-found,unused-ignore]
from gpiod.line import Bias, Direction, Value  # type: ignore[import-not-found,unused-ignore]
from gpiozero.exc import PinEdgeDetectUnsupported, PinFixedPull, PinSetInput, PinUnknownPi
from gpiozero.pins.local import LocalPiFactory, LocalPiPin

log = logging.getLogger(__name__)

PI_3B = 0xA02082
"""Revision code of a Raspberry Pi 3B, as its firmware gives it."""
_PULLS = {"up": Bias.PULL_UP, "down": Bias.PULL_DOWN, "floating": Bias.DISABLED}


class GpiodPin(LocalPiPin):
    """One line, taken with its first use."""

    def __init__(self, factory: Any, info: Any) -> None:
        super().__init__(factory, info)
        self._pull = "floating"
        self._line: Any = None
        self._settings = gpiod.LineSettings(direction=Direction.INPUT)

    def close(self) -> None:
        """Leave the line an input and give it back."""
        if self._line:
            self._apply(direction=Direction.INPUT, bias=_PULLS[self._pull])
            self._line.release()
        self._line = None

    def output_with_state(self, state: Any) -> None:
        """Become an output that is right from its first moment on, with no pulse in between."""
        self._apply(direction=Direction.OUTPUT, output_value=Value.ACTIVE if state else Value.INACTIVE)

    def input_with_pull(self, pull: str) -> None:
        """Become an input with this pull: up, down or floating."""
        self._pull = pull
        self._apply(direction=Direction.INPUT, bias=_PULLS[pull])

    def _apply(self, **settings: Any) -> None:
        self._settings = gpiod.LineSettings(**settings)
        if self._line:
            self._line.reconfigure_lines({self._number: self._settings})
        else:
            self._take()

    def _take(self) -> Any:
        if not self._line:
            wanted = {self._number: self._settings}
            self._line = self._factory.device.request_lines(config=wanted, consumer="tillbox")
        return self._line

    def _get_function(self) -> str:
        return "output" if self._settings.direction == Direction.OUTPUT else "input"

    def _set_function(self, value: str) -> None:
        if value == "output":
            self.output_with_state(0)
        else:
            self.input_with_pull(self._pull)

    def _get_state(self) -> int:
        return int(self._take().get_value(self._number) == Value.ACTIVE)

    def _set_state(self, value: Any) -> None:
        if self._get_function() != "output":
            raise PinSetInput(f"cannot set the state of the input {self!r}")
        self._take().set_value(self._number, Value.ACTIVE if value else Value.INACTIVE)

    def _get_pull(self) -> str:
        return self._pull

    def _set_pull(self, value: str) -> None:
        if self._get_function() != "input":
            raise PinFixedPull(f"cannot pull the output {self!r}")
        self.input_with_pull(value)

    def _enable_event_detect(self) -> None:
        raise PinEdgeDetectUnsupported("the till reads its switch itself; there are no events here")

    def _disable_event_detect(self) -> None:
        log.debug("%r: no events to end", self)


class GpiodFactory(LocalPiFactory):
    """The pins of one GPIO chip."""

    def __init__(self, path: Path) -> None:
        """Open the chip; OSError where that is not allowed."""
        super().__init__()
        self.device = gpiod.Chip(str(path))
        self.pin_class = GpiodPin

    def _get_revision(self) -> int:
        """The board's revision, of which only the header matters here: the same on every board with 40 pins.

        The firmware writes it into the device tree; a boot loader that brings a tree of its own does not.
        """
        try:
            return int(super()._get_revision())
        except PinUnknownPi:
            return PI_3B

    def close(self) -> None:
        """Give back every line, then the chip; may be called twice."""
        super().close()
        if self.device:
            self.device.close()
        self.device = None
