"""Files of products on a USB stick: found and read behind the screen, then looked at on it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from appliance import plain_file
from appliance.domain.problems import Problem, Refused, refuse
from appliance.storage.beside import beside
from appliance.storage.database import refusing
from appliance.till import goods_preview
from appliance.till.goods_preview import Preview
from appliance.till.till import Till
from appliance.ui.outside import GoodsFile, Stick
from appliance.wiring import stick_files
from appliance.wiring.export import sticks
from appliance.worker import Post, Worker

ENDINGS = (".csv", ".txt")
LARGEST = 50 << 20
"""Bytes of a file: some hundred thousand products."""
PATIENCE = 2000
"""Milliseconds to wait for the till's own connection."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Message: these files are on the sticks."""

    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """Message: what a file would change, or what kept it from being read."""

    preview: Preview | None = None
    problem: Problem | None = None


class GoodsStick:
    """Looks and reads when it is asked to, on a thread."""

    def __init__(self, till: Till, folder: Path, post: Post, found: Callable[[], list[str]] = sticks) -> None:
        """Take the till and its folder; the thread starts with the first question."""
        self._till, self._folder, self._post, self._found = till, folder, post, found
        self._worker: Worker | None = None
        self.state = GoodsFile()

    def look(self) -> None:
        """Have the sticks looked at.

        Raises:
            Refused: ``stick_missing``.
        """
        there = self._found()
        if not there:
            self.state = GoodsFile(Stick(()))
            raise refuse("stick_missing")
        self.state = GoodsFile()
        self._put(lambda: Seen(stick_files.found(there, ENDINGS)))

    def read(self, file: str) -> None:
        """Have a file read against the goods of now."""
        self.state = GoodsFile(replace(self.state.stick, reading=True, problem=None), file)
        shelf = self._till.shelf
        self._put(lambda: self._read(Path(file), shelf))

    def _read(self, file: Path, shelf: int) -> Looked:
        """On the thread."""
        try:
            content = plain_file.content(file, LARGEST + 1)
            if len(content) > LARGEST:
                raise OSError("it is too large")
            with refusing(), beside(self._folder / "till.db", PATIENCE) as database:
                return Looked(goods_preview.look(database, self._till.rules, content, file.name, shelf))
        except Refused as refused:
            facts = refused.problem.facts | {"file": file.name}
            return Looked(problem=Problem.of(refused.problem.code, **facts))
        except OSError as error:
            return Looked(problem=Problem.of("file_unreadable", file=file.name, detail=str(error)))

    def _put(self, work: Callable[[], object]) -> None:
        self._worker = self._worker or Worker("goods from a stick", self._post)
        self._worker.put(work)

    def take(self, message: object) -> bool:
        """Take what the thread says; False when it is somebody else's message."""
        if isinstance(message, Seen):
            self.state = GoodsFile(Stick(message.files))
        elif isinstance(message, Looked):
            stick = replace(self.state.stick, reading=False, problem=message.problem)
            self.state = replace(self.state, stick=stick, preview=message.preview)
        return isinstance(message, Seen | Looked)

    def outside(self) -> dict[str, Any]:
        """What the screens need of it (`ui.outside.Outside`)."""
        return {"look_for_goods": self.look, "goods_file": lambda: self.state, "read_goods": self.read}

    def stop(self) -> None:
        """End the thread."""
        if self._worker:
            self._worker.stop()
