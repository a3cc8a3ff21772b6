"""Pictures for tiles, from a USB stick: found, read and scaled down behind the screen, then the till's."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from appliance import plain_file
from appliance.domain.favourites import Look
from appliance.domain.problems import Problem, Refused, refuse
from appliance.till import favourites
from appliance.till.till import Till
from appliance.ui.outside import Stick
from appliance.wiring import stick_files
from appliance.wiring.export import sticks
from appliance.worker import Post, Worker

ENDINGS = (".jpg", ".jpeg", ".png")
LARGEST = 20 << 20
"""Bytes of a file: more than any camera makes of one picture."""
PIXELS = 60_000_000
"""Pixels of a picture: more than that is no picture of a cinnamon bun, and would fill the memory."""
SIZE = (320, 240)
"""Pixels of the largest tile on any panel, and some to spare."""


@dataclass(frozen=True, slots=True)
class Scaled:
    """Message: a picture for a product's tile, as JPEG; or what kept it from it."""

    number: str
    image: bytes = b""
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """Message: these pictures are on the sticks."""

    files: tuple[str, ...]


def scaled(content: bytes) -> bytes:
    """A picture of a tile's size, as JPEG: turned as it was taken, white where it lets the ground through.

    Raises:
        ValueError: It is no JPEG or PNG, is damaged, or larger than `PIXELS`.
    """
    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > PIXELS:
                raise ValueError(f"expected up to {PIXELS} pixels, got {picture.width} × {picture.height}")
            picture.draft("RGB", (2 * SIZE[0], 2 * SIZE[1]))
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError(str(error)) from error
    upright.thumbnail(SIZE)
    ground = Image.new("RGB", upright.size, "white")
    ground.paste(upright, mask=upright)
    out = BytesIO()
    ground.save(out, "JPEG", quality=85)
    return out.getvalue()


class Pictures:
    """Looks and reads when it is asked to, on a thread; what was read is put on its tile on the screen's."""

    def __init__(self, till: Till, post: Post, found: Callable[[], list[str]] = sticks) -> None:
        """Take the till; the thread starts with the first question."""
        self._till, self._post, self._found = till, post, found
        self._worker: Worker | None = None
        self.state = Stick()

    def look(self) -> None:
        """Have the sticks looked at.

        Raises:
            Refused: ``stick_missing``.
        """
        there = self._found()
        if not there:
            self.state = Stick(())
            raise refuse("stick_missing")
        self.state = Stick()
        self._put(lambda: Seen(stick_files.found(there, ENDINGS)))

    def read(self, number: str, file: str) -> None:
        """Have a picture read for a product's tile."""
        self.state = replace(self.state, reading=True, problem=None)
        self._put(lambda: _read(number, file))

    def _put(self, work: Callable[[], object]) -> None:
        self._worker = self._worker or Worker("pictures", self._post)
        self._worker.put(work)

    def take(self, message: object) -> bool:
        """Take what the thread says; False when it is somebody else's message."""
        if isinstance(message, Seen):
            self.state = Stick(message.files)
        elif isinstance(message, Scaled):
            self.state = replace(self.state, reading=False, problem=message.problem)
            if message.image and self._till.laying:
                self._wear(message)
        return isinstance(message, Seen | Scaled)

    def _wear(self, message: Scaled) -> None:
        worn = favourites.looks(self._till, [message.number]).get(message.number, Look())
        try:
            favourites.dress(self._till, message.number, replace(worn, image=message.image))
        except Refused as refused:
            self.state = replace(self.state, problem=refused.problem)

    def outside(self) -> dict[str, Any]:
        """What the screens need of it (`ui.outside.Outside`)."""
        return {
            "look_for_pictures": self.look,
            "pictures": lambda: self.state,
            "take_picture": self.read,
        }

    def stop(self) -> None:
        """End the thread."""
        if self._worker:
            self._worker.stop()


def _read(number: str, file: str) -> Scaled:
    """On the thread."""
    try:
        content = plain_file.content(Path(file), LARGEST + 1)
        if len(content) > LARGEST:
            raise ValueError("it is too large")
        return Scaled(number, scaled(content))
    except (OSError, ValueError):
        return Scaled(number, problem=Problem.of("picture_unreadable", file=Path(file).name))
