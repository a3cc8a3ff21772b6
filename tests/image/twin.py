"""The same till at a desk: says where on the glass something stands, and how the glass must look.

``python -m tests.image.twin DATA`` runs the program on a hidden display of the size that DATA's ``till.toml``
names, with a printer of its own; it reads a command a line and answers with a line of JSON. Whatever is done
to the box is done to its twin, so what the box shows can be held against what the same program draws here.
"""

import json
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from PIL import Image

if TYPE_CHECKING:
    from appliance.ui.app import Opening
    from appliance.wiring.box import Box

ROOT = Path(__file__).parent.parent.parent
SETTLES = 0.6
"""Seconds after which what was done is drawn."""


class Twin:
    """The other process, asked from here."""

    def __init__(self, data: Path, size: tuple[int, int], stick: Path | None = None) -> None:
        """Start it on a data folder of its own; without a till in that, it takes up the stick's."""
        self.data, self.size = data, size
        asked = ["tests.image.renewing", data, stick] if stick else ["tests.image.twin", data]
        self._process = subprocess.Popen(
            ["nice", "-n", "5", sys.executable, "-m", *map(str, asked)], cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=(data.parent / "twin.log").open("ab"),
        )  # fmt: skip
        self._ask("wait")

    def where(self, word: str) -> tuple[float, float] | None:
        """The middle of what says this, in pixels from the top left; None: nothing does."""
        found = self._ask("where", word)
        return (found[0], found[1]) if found else None

    def press(self, word: str) -> None:
        """Press it."""
        self._ask("press", word)

    def scan(self, code: str) -> None:
        """Scan a code."""
        self._ask("scan", code)

    def printer(self, on: bool) -> None:
        """Switch its printer off, or on again."""
        self._ask("printer", "on" if on else "off")

    @property
    def stage(self) -> str:
        """The screen that is shown."""
        return str(self._ask("stage"))

    @property
    def words(self) -> list[str]:
        """Every text that can be read."""
        return list(self._ask("words"))

    @property
    def gross(self) -> int:
        """What the sale that was paid last came to, in minor units."""
        return int(self._ask("gross") or 0)

    def picture(self) -> Image.Image:
        """What its glass shows."""
        with Image.open(self._ask("picture")) as drawn:
            return drawn.convert("RGB")

    def close(self) -> None:
        """Switch it off."""
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _ask(self, *words: str) -> Any:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        while line := self._process.stdout.readline():
            if line.startswith("{"):
                return json.loads(line)["is"]
        raise RuntimeError(f"the twin has ended; see {self.data.parent / 'twin.log'}")


class _Glass:
    """In the other process: does what is asked, on the screen's thread."""

    def __init__(self, box: "Box | None", frame: Any, folder: Path, switch: Callable[[bool], None]) -> None:
        self.box, self.frame, self.folder, self.switch = box, frame, folder, switch

    def do(self, words: list[str]) -> Any:
        from appliance.devices import Scanned
        from appliance.simulated import finger

        match words:
            case ["where", word]:
                found = finger.target(self.frame, word)
                return self._place(found) if found else None
            case ["press", word]:
                found = finger.target(self.frame, word)
                if not found:
                    raise RuntimeError(f"no {word!r} among {finger.words(self.frame)}")
                finger.press(found)
            case ["scan", code] if self.box:
                self.box.post(Scanned(code, "twin"))
            case ["printer", state]:
                self.switch(state == "on")
            case ["stage"]:
                return self.frame.view.stage if self.frame.view else ""
            case ["gross"] if self.box and self.box.till.paid:
                return self.box.till.paid.data["gross"]
            case ["words"]:
                return finger.words(self.frame)
            case ["picture"]:
                return self._picture()
        return None

    def _place(self, widget: Any) -> list[float]:
        from kivy.core.window import Window

        x, y = widget.to_window(*widget.center)
        return [x, Window.height - y]

    def _picture(self) -> str:
        from kivy.core.window import Window
        from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

        Window.dispatch("on_draw")
        wide, high = (int(side) for side in Window.system_size)
        pixels = glReadPixels(0, 0, wide, high, GL_RGBA, GL_UNSIGNED_BYTE)
        drawn = Image.frombytes("RGBA", (wide, high), bytes(pixels)).convert("RGB")
        file = self.folder / "glass.png"
        drawn.transpose(Image.Transpose.FLIP_TOP_BOTTOM).save(file)
        return str(file)


def main(data: Path) -> int:
    """Run the till and listen."""
    from appliance.config import load
    from appliance.devices import clock
    from appliance.simulated.display import virtual_display
    from appliance.simulated.escpos_printer import SimulatedPrinter
    from appliance.wiring import parts
    from appliance.wiring.box import Box
    from appliance.wiring.screen import run

    clock.state = lambda: "rtc"  # as the emulated board's; this machine's may be a guess
    config = load(data / "till.toml")
    printers = [SimulatedPrinter()]
    port = printers[0].port
    config = replace(
        config,
        screen=replace(config.screen, fullscreen=False),
        printer=replace(config.printer, kind="network", address=f"127.0.0.1:{port}"),
        books=replace(config.books, api="http://127.0.0.1:9", login="http://127.0.0.1:9"),
    )
    boxes: list[Box] = []
    glass: list[_Glass] = []

    def devices(box: Box) -> None:
        boxes.append(box)
        paper = parts.named(config.printer)
        assert paper
        parts.printing(box, paper)
        parts.drawer_of(box, paper)

    def around(frame: Any) -> Any:
        glass.append(_Glass(boxes[-1], frame, data, switch))
        return frame

    def dressed(opening: "Opening") -> "Opening":
        return replace(opening, around=around)

    def switch(on: bool) -> None:
        if on:
            printers.append(SimulatedPrinter(port=port))
        else:
            printers[-1].close()

    def shut() -> None:
        while True:
            time.sleep(0.1)
            if printers[-1].drawer_open:
                time.sleep(0.3)
                printers[-1].shut_drawer()

    threading.Thread(target=shut, daemon=True).start()
    with virtual_display(config.screen.width, config.screen.height):
        threading.Thread(target=_listen, args=(sys.stdin, glass), daemon=True).start()
        return run(config, data, devices, dressed)


def _listen(lines: IO[str], glass: list[_Glass]) -> None:
    """Each command once the last one's frame is drawn; at the end of the lines the program ends."""
    while not glass:
        time.sleep(0.05)
    time.sleep(1.0)
    for line in lines:
        words = json.loads(line)
        print(json.dumps({"is": _answer(glass[-1], words)}), flush=True)
    from kivy.app import App
    from kivy.clock import Clock

    running = App.get_running_app()
    if running:
        Clock.schedule_once(lambda _: running.stop())


def _answer(glass: _Glass, words: list[str]) -> Any:
    """What comes of a command, done on the screen's thread."""
    from kivy.clock import Clock

    answered, answer = threading.Event(), []

    def act(_: float) -> None:
        try:
            answer.append(glass.do(words))
        finally:
            answered.set()

    Clock.schedule_once(act)
    answered.wait(30)
    if words[0] in ("press", "scan"):
        time.sleep(SETTLES)
    return answer[0] if answer else None


def fresh(data: Path, text: str, fill: Callable[[Path], object] | None = None) -> Path:
    """A data folder with this till.toml, and what ``fill`` puts there; gives it."""
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    (data / "till.toml").write_text(text)
    if fill:
        fill(data)
    return data


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
