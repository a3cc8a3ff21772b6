"""The screen of last resort: every page fits, a finger hits, nothing needs what may be broken."""

import ast
import os
import struct
import subprocess
import sys
from math import hypot
from pathlib import Path

import pytest
from PIL import Image

from appliance.config import load
from appliance.domain.journal import Moment
from appliance.domain.money import NOK
from appliance.rescue import drawing, fingers, glass, pages, saving, showing
from appliance.rescue.drawing import draw
from appliance.rescue.fingers import EVENT, Finger, Pressed, Tap
from appliance.rescue.glass import Shape
from appliance.rescue.known import DAMAGED, NONE, SAFE, UNREADABLE, Known, Panel, Sales, known, last_words
from appliance.till import people
from appliance.till.till import Person
from appliance.ui.theme import LIGHT, TARGET
from appliance.wiring.starting import start
from appliance.words import LANGUAGES, Words
from tests.shots import SIZES, longer
from tests.test_commands import TOML

RESCUE = Path(pages.__file__).parent
LAST = (
    "sdl2 - RuntimeError: kmsdrm not available",
    "/usr/lib/python3/dist-packages/kivy/core/window.py, line 1",
)


def words(language: str) -> Words:
    return Words("en", NOK, longer) if language == "long" else Words(language, NOK)


def every_page(_: Words) -> list[pages.Page]:
    states = ((SAFE, False), (NONE, False), (DAMAGED, True), (UNREADABLE, True))
    found = [Known(sales=Sales(one, 7, "21.11.2026 16:58"), stuck=stuck, last=LAST) for one, stuck in states]
    results = [saving.Saved(folder="tillbox-rescue-20261122-094512", files=9), saving.Saved("no_stick"),
               saving.Saved("failed", detail="[Errno 28] No space left on device")]  # fmt: skip
    rest = [pages.starting(_), pages.ending(_), pages.copying(_, 450), pages.nobody(_, "poweroff")]
    return [*(pages.failed(one, _) for one in found), *(pages.saved(_, one) for one in results), *rest]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", [*LANGUAGES, "long"])
def test_every_page_fits_and_can_be_hit(language: str, size: str) -> None:
    width, height, diagonal = SIZES[size]
    mm = hypot(width, height) / (diagonal * 25.4)
    for page in every_page(words(language)):
        drawn = draw(page, width, height, diagonal)
        assert drawn.bottom <= height, page.title
        assert len(drawn.places) == len(page.buttons)
        for (left, top, right, bottom), deed in drawn.places:
            assert 0 <= left < right <= width and 0 <= top < bottom <= height
            assert min(right - left, bottom - top) >= TARGET * mm
            assert drawn.touched((left + right) / 2, (top + bottom) / 2) == deed


def test_without_a_font_it_is_spelt_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow's own letters have no å, ø and æ: a box in their place would be worse."""
    monkeypatch.setattr(drawing, "_file", lambda weight: None)
    missing = drawing._font(20).getmask("\u2603")
    for page in every_page(words("nb")):
        draw(page, 1280, 800, 10.1)
        labels = [one.label for one in page.buttons]
        for text in (page.title, *page.said, page.good, page.bad, *page.small, *labels):
            letters = {one for line in drawing._lines(text, drawing._font(20), 900) for one in line}
            assert not [one for one in letters if bytes(drawing._font(20).getmask(one)) == bytes(missing)]


def test_it_looks_like_the_other_screens() -> None:
    """Whose colours are proved to be read."""
    names = ("ground", "surface", "ink", "quiet", "outline", "accent", "on_accent")
    names = (*names, "good", "good_soft", "stop", "stop_soft")
    ours = {name: getattr(drawing, name.upper()) for name in names}
    assert ours == {name: getattr(LIGHT, name) for name in names}


def test_it_needs_nothing_that_may_be_broken() -> None:
    """No Kivy, no peewee, no part of the till but its words."""
    for module in RESCUE.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text())):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                ours = not name.startswith("appliance.") or name.startswith(
                    ("appliance.rescue", "appliance.words", "appliance.domain.money")
                )
                assert ours and name.partition(".")[0] in {*sys.stdlib_module_names, "PIL", "appliance"}
    code = "import appliance.rescue.showing, sys; print({'kivy', 'peewee', 'evdev'} & {*sys.modules})"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "till.toml").write_text(TOML + "[screen]\ndiagonal = 7\nrotation = 90\n")
    box = start(load(tmp_path / "till.toml"), tmp_path, parts=None)
    box.till.clock = lambda: Moment(1_795_248_000_000, 60, "synced")
    people.add(box.till, Person("1", "Ingrid"), "1111")
    box.stop()
    return tmp_path


def test_what_became_of_the_sales(data: Path) -> None:
    found = known(data)
    assert (found.shop, found.language, found.panel) == ("Bua på Ås", "nb", Panel(7.0, 90))
    assert (found.sales.state, found.sales.at) == (SAFE, "21.11.2026 09:00")
    assert found.sales.number >= 1


@pytest.mark.parametrize("gone", ["nothing", "till.db-shm"])
def test_a_log_that_nobody_has_taken_over(data: Path, gone: str) -> None:
    """The newest entry is in it alone, and nothing is made beside it."""
    child = os.fork()
    if not child:
        box = start(load(data / "till.toml"), data, parts=None)
        people.add(box.till, Person("2", "Ola"), "2222")
        os._exit(0)
    os.waitpid(child, 0)
    (data / gone).unlink(missing_ok=True)
    before = {path.name: path.read_bytes() for path in data.glob("till.db*")}
    first = known(data).sales
    assert (first.state, len(before)) == (SAFE, 3 if gone == "nothing" else 2)
    assert {path.name: path.read_bytes() for path in data.glob("till.db*")} == before
    start(load(data / "till.toml"), data, parts=None).stop()
    assert known(data).sales.number == first.number


@pytest.mark.parametrize("spoilt", ["garbage", "middle", "empty", "a folder", "gone"])
def test_whatever_became_of_the_file_somebody_is_told(data: Path, spoilt: str) -> None:
    path = data / "till.db"
    content = path.read_bytes()
    path.unlink()
    match spoilt:
        case "garbage":
            path.write_bytes(os.urandom(20_000))
        case "middle":
            path.write_bytes(content[:4096] + os.urandom(len(content) - 4096))
        case "empty":
            path.write_bytes(b"")
        case "a folder":
            path.mkdir()
    wanted = {"garbage": DAMAGED, "middle": DAMAGED, "gone": NONE}
    assert known(data).sales.state == wanted.get(spoilt, UNREADABLE)


@pytest.mark.parametrize("text", ["", "[shop", "shop = 1\nscreen = 2", '[shop]\nlanguage = "xx"', "\0\xff"])
def test_a_file_that_says_nothing_keeps_nobody_from_a_screen(data: Path, text: str) -> None:
    (data / "till.toml").write_bytes(text.encode("latin-1"))
    found = known(data)
    assert found.language in LANGUAGES and found.panel.diagonal == 10.1


def test_the_last_words() -> None:
    said = ["Traceback (most recent call last):", '  File "a.py", line 1, in <module>', "    b()", "E: 1",
            "tillbox.service: Scheduled restart job", "Traceback (most recent call last):",
            '  File "/usr/lib/tillbox/appliance/storage/database.py", line 7, in open', "    c()",
            "    ^^^", "appliance.domain.problems.Refused: database_damaged", "Failed"]  # fmt: skip
    assert last_words(said) == (
        "appliance.domain.problems.Refused: database_damaged",
        "/usr/lib/tillbox/appliance/storage/database.py, line 7, in open",
    )
    assert last_words(["", "one", "two ", "", "three", "four"]) == ("two", "three", "four")
    assert last_words([]) == ()


def mounted(tmp_path: Path, stick: Path, how: str = "rw") -> Path:
    """A list of mounts with one stick, whose path has a space."""
    file = tmp_path / "mounts"
    where = str(stick).replace(" ", "\\040")
    file.write_text(
        f"36 35 8:1 / / ro - ext4 /dev/root rw\n98 36 8:17 / {where} {how},nosuid - vfat /dev/sda1 rw\n"
    )
    return file


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "media" / "MY STICK"
    folder.mkdir(parents=True)
    monkeypatch.setattr(saving, "STICK", saving.re.compile(f"{tmp_path}/media/.+"))
    return folder


def test_everything_but_the_keys_is_on_the_stick(data: Path, stick: Path, tmp_path: Path) -> None:
    assert any((data / "keys").iterdir())
    (data / "till.db-wal").write_bytes(b"w" * 3_000_000)
    told: list[int] = []
    result = saving.save(data, told.append, mounted(tmp_path, stick))
    assert (result.code, result.files) == ("", 5)
    folder = stick / result.folder
    assert sorted(path.name for path in folder.iterdir()) == [
        "SHA256SUMS", "draft.db", "log.txt", "till.db", "till.db-wal", "till.toml",
    ]  # fmt: skip
    assert (folder / "till.db").read_bytes() == (data / "till.db").read_bytes()
    assert subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=folder).returncode == 0
    assert told == sorted(told) and len(told) > 3 and told[-1] == 990


def test_nothing_that_leads_elsewhere_is_copied(data: Path, stick: Path, tmp_path: Path) -> None:
    """Who writes in the shop's folder has no key copied under another name by that, and holds nothing up."""
    (key,) = (data / "keys").glob("*.pem")
    (data / "state.json").symlink_to(key)
    os.mkfifo(data / "pipe.json")
    result = saving.save(data, print, mounted(tmp_path, stick))
    assert result.code == ""
    assert {path.name for path in (stick / result.folder).glob("*.json")} == set()


def test_no_stick_one_that_is_read_only_one_that_lies(
    data: Path, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert saving.save(data, print, mounted(tmp_path, tmp_path / "elsewhere")).code == "no_stick"
    assert saving.save(data, print, mounted(tmp_path, stick, "ro")).code == "no_stick"
    monkeypatch.setattr(saving.hashlib, "file_digest", lambda file, name: saving.hashlib.sha256(b"other"))
    result = saving.save(data, print, mounted(tmp_path, stick))
    assert result.code == "failed" and "is not on the stick as it was written" in result.detail


def events(*told: tuple[int, int, int]) -> bytes:
    return b"".join(EVENT.pack(0, 0, *one) for one in told)


def test_a_finger_is_lifted_where_it_was() -> None:
    finger = Finger({fingers.X: (0, 4095), fingers.Y: (100, 1100)})
    down = events((3, fingers.X, 1024), (3, fingers.Y, 850), (1, fingers.TOUCH, 1), (0, 0, 0))
    up = events((1, fingers.TOUCH, 0), (0, 0, 0))
    assert finger.take(down + up[:30]) == []
    (tap,) = finger.take(up[30:])
    assert isinstance(tap, Tap) and (round(tap.x, 2), round(tap.y, 2)) == (0.25, 0.75)


def test_where_it_was_before_anybody_listened_counts() -> None:
    """The kernel tells of changes alone: two taps at one height say that height once."""
    finger = fingers.finger({fingers.X: (3000, 0, 4000), fingers.Y: (900, 0, 1000)})
    lifted = events((3, fingers.X, 1000), (1, fingers.LEFT, 1), (0, 0, 0), (1, fingers.LEFT, 0), (0, 0, 0))
    assert finger.take(lifted) == [Tap(0.25, 0.9)]


def test_a_scanned_code_switches_nothing_off() -> None:
    """Digits, letters, Enter: a scanner is a keyboard. F1 to F3 are pressed by a person."""
    keyboard = Finger({})
    assert keyboard.take(events(*((1, code, 1) for code in range(1, 59)), (0, 0, 0))) == []
    assert keyboard.take(events((1, fingers.LEFT, 1), (1, fingers.LEFT, 0), (0, 0, 0))) == []
    assert keyboard.take(events((1, 60, 1), (1, 60, 2), (1, 60, 0), (0, 0, 0))) == [Pressed(2)]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_touch_on_a_panel_that_is_turned(rotation: int) -> None:
    """The picture is marked, turned as `Glass.show` turns it, and touched where the mark is then."""
    picture = Image.new("L", (80, 50))
    picture.putpixel((20, 40), 255)
    panel = picture.rotate(rotation, expand=True)
    left, top, *_ = panel.getbbox()
    x, y = showing.turned((left + 0.5) / panel.width, (top + 0.5) / panel.height, rotation)
    assert (round(x * 80 - 0.5), round(y * 50 - 0.5)) == (20, 40)


def variable(width: int, height: int, bits: int, red: int, green: int, blue: int) -> bytes:
    """``struct fb_var_screeninfo``."""
    head = struct.pack("=8I", width, height, width, height, 0, 0, bits, 0)
    return (head + b"".join(struct.pack("=3I", one, 8, 0) for one in (red, green, blue))).ljust(160, b"\0")


def fixed(stride: int) -> bytes:
    return (b"\0" * 48 + struct.pack("=I", stride)).ljust(80, b"\0")


def test_every_pixel_lies_where_the_kernel_wants_it() -> None:
    picture = Image.new("RGB", (3, 2))
    for place in range(6):
        picture.putpixel((place % 3, place // 3), (place * 40, 255 - place * 30, 7 + place * 16))
    for bits, stride, order in ((32, 12, (16, 8, 0)), (32, 16, (0, 8, 16)), (16, 8, (11, 5, 0))):
        shape = Shape.read(variable(3, 2, bits, *order), fixed(stride))
        lines = shape.bytes(picture)
        assert len(lines) == 2 * stride
        for place in range(6):
            at = place // 3 * stride + place % 3 * bits // 8
            value = int.from_bytes(lines[at : at + bits // 8], "little")
            red, green, blue = picture.getpixel((place % 3, place // 3))
            if bits == 32:
                found = [value >> begin & 255 for begin in order]
                assert found == [red, green, blue]
            else:
                assert value == (red >> 3) << 11 | (green >> 2) << 5 | blue >> 3
    with pytest.raises(OSError, match="24"):
        Shape.read(variable(3, 2, 24, 16, 8, 0), fixed(9))


def test_a_box_without_a_screen_waits_for_one(tmp_path: Path) -> None:
    assert not glass.is_dark(tmp_path)
    for name, state in (("card1-HDMI-A-1", "disconnected"), ("card1-HDMI-A-2", "disconnected")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "status").write_text(state + "\n")
    assert glass.is_dark(tmp_path)
    (tmp_path / "card1-HDMI-A-2" / "status").write_text("connected\n")
    assert not glass.is_dark(tmp_path)


class Panelled:
    """A frame buffer and fingers that a test has in its hands."""

    def __init__(self) -> None:
        self.shape = Shape(800, 480, 32, 3200, (16, 8, 0))
        self.shown: list[Image.Image] = []
        self.next: list[list[object]] = []

    def show(self, picture: Image.Image, rotation: int) -> None:
        self.shown.append(picture)

    def wait(self, seconds: float) -> list[object]:
        if not self.next:
            raise KeyboardInterrupt
        return self.next.pop(0)


def test_from_touch_to_deed(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Save (no stick), back, try again: root is asked, and told when it does not obey."""
    ask = tmp_path / "ask"
    ask.mkdir()
    monkeypatch.setattr(showing, "ASK", ask)
    monkeypatch.setattr(showing, "OBEYED", 0.0)
    panel = Panelled()
    screen = showing.Screen(panel, panel, Known())  # type: ignore[arg-type]
    middle, right = 0.5, 0.8
    panel.next = [[], [Tap(middle, 0.9)], [], [], [Tap(right, 0.9)], [Tap(0.1, 0.1)], [Pressed(1)], []]
    with pytest.raises(KeyboardInterrupt):
        showing._turn(screen, Known(), Words("en", NOK), data)
    assert [path.name for path in ask.iterdir()] == [pages.AGAIN]
    assert len(panel.shown) == 6  # failed, copying, no stick, failed, starting, nobody
