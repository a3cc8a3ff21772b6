"""What a scanner types: a key table of our own, and key events assembled into codes.

A scanner is a keyboard that types US keys whatever the country. The kernel's key codes
(``linux/input-event-codes.h``) are turned into characters here, so no layout of the console or of
the screen has a say. Pure functions: key events in, texts out. A key that stands for no
character, and a code that broke off in the middle, leave `UNREADABLE` in the text.

Scanners differ in how they type what a US keyboard has no key for; the manuals of Zebra, Honeywell and
Datalogic have control keys, function keys and Alt with a number, and all three are read.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

UNREADABLE = "\ufffd"
"""Stands for what could not be read; no barcode holds it."""

GAP = 0.1
"""Seconds. A scanner types a key every 1 to 30 ms; after a longer silence a new code begins."""

REST = 1.0
"""Seconds after a code broke off: what comes sooner may be the rest of it, and is no code of its own."""

RELEASED, PRESSED = 0, 1
_TERMINATORS = frozenset({28, 96, 15})  # Enter, keypad Enter, Tab
_SHIFTS = frozenset({42, 54})
_CONTROLS = frozenset({29, 97})
_ALTS = frozenset({56, 100})
_KEYPAD = frozenset({*range(71, 74), *range(75, 78), *range(79, 83)})
_SILENT = frozenset({58, 69, 70, 125, 126})  # Caps, Num and Scroll Lock, Meta: no character

_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (55, "*", "*"),
    (57, " ", " "),
    (71, "789-456+1230.", "789-456+1230."),
    (86, "\\", "|"),
    (98, "/", "/"),
)
PLAIN: dict[int, str] = {first + place: char for first, row, _ in _ROWS for place, char in enumerate(row)}
SHIFTED: dict[int, str] = {first + place: char for first, _, row in _ROWS for place, char in enumerate(row)}
_GROUP_SEPARATOR = "\x1d"
"""What GS1 codes are divided by: Ctrl+] or F8, as the scanner is set."""
_F8 = 66
_CONTROLLED = {27: _GROUP_SEPARATOR, 48: "", 46: ""}
"""Ctrl+B and Ctrl+C are STX and ETX, which some put around a code: no part of it."""
_CONTROLLED_TERMINATORS = frozenset({50, 36, 23})  # Ctrl+M, Ctrl+J, Ctrl+I: CR, LF, TAB


@dataclass(frozen=True, slots=True)
class Typing:
    """What has been typed of a code so far."""

    text: str = ""
    held: frozenset[int] = frozenset()
    """Shift, control and Alt keys that are down."""
    number: str = ""
    """Digits typed on the keypad while Alt is down: a character by its number (*ALT mode*)."""
    at: float | None = None
    """Seconds, when the last key moved."""
    broken: float | None = None
    """Seconds, when a key moved last, after a code that broke off; None once it was still for `REST`."""

    @property
    def begun(self) -> bool:
        """Whether anything of a code has been typed."""
        return bool(self.text or self.number)


def step(typing: Typing, code: int, value: int, at: float) -> tuple[Typing, list[str]]:
    """Take one key event: the new state, and the texts that it completed (none, one or two).

    Args:
        typing: What was typed before.
        code: The kernel's key code.
        value: 0 released, 1 pressed, 2 repeated by the kernel (a key that stuck; ignored).
        at: The event's own time in seconds.
    """
    texts: list[str] = []
    if typing.at is not None and not 0 <= at - typing.at <= GAP:
        # Also a Shift whose release got lost ends here; a clock that went back counts as a gap.
        typing, texts = give_up(typing)
    if typing.broken is not None:
        typing = replace(typing, broken=at if at - typing.broken <= REST else None)
    if value not in (PRESSED, RELEASED):
        return typing, texts
    typing = replace(typing, at=at)
    if code in _SHIFTS | _CONTROLS | _ALTS:
        return _hold(typing, code, value == PRESSED), texts
    if value == RELEASED or code in _SILENT:
        return typing, texts
    if code in _TERMINATORS or (typing.held & _CONTROLS and code in _CONTROLLED_TERMINATORS):
        # a Shift whose release got lost ends with its code
        return Typing(at=at), [*texts, _whole(typing)] if typing.begun else texts
    if typing.held & _ALTS and code in _KEYPAD:
        return replace(typing, number=typing.number + PLAIN[code]), texts
    return _write(typing, _character(code, typing.held)), texts


def _write(typing: Typing, char: str) -> Typing:
    """Add a character; the first one soon after a code broke off may be in the middle of that."""
    mark = UNREADABLE if typing.broken is not None else ""
    return replace(typing, text=typing.text + mark + char, broken=None)


def _whole(typing: Typing) -> str:
    return typing.text + (UNREADABLE if typing.number else "")


def _hold(typing: Typing, code: int, down: bool) -> Typing:
    """A Shift, control or Alt key moves; the number that was typed under an Alt is a character then."""
    held = typing.held | {code} if down else typing.held - {code}
    if down or code not in _ALTS or not typing.number:
        return replace(typing, held=held)
    return _write(replace(typing, held=held, number=""), _numbered(typing.number))


def give_up(typing: Typing) -> tuple[Typing, list[str]]:
    """Nothing more came: a code without its terminator is handed out as unreadable."""
    if not typing.begun:
        return Typing(broken=typing.broken), []
    return Typing(broken=typing.at), [typing.text + UNREADABLE]


def spoil(typing: Typing, at: float) -> Typing:
    """The kernel dropped events (SYN_DROPPED, at that time): what is being typed can't be trusted any more,
    nor what follows, where its beginning was dropped."""
    return Typing(text=typing.text + UNREADABLE, at=at)


def assemble(events: Iterable[tuple[int, int, float]]) -> list[str]:
    """Read (code, value, seconds) events into the texts they type, to the end of what came."""
    typing, texts = Typing(), []
    for code, value, at in events:
        typing, completed = step(typing, code, value, at)
        texts.extend(completed)
    return [*texts, *give_up(typing)[1]]


def _character(code: int, held: frozenset[int]) -> str:
    if held & _ALTS:
        return UNREADABLE
    if held & _CONTROLS:
        return _CONTROLLED.get(code, UNREADABLE)
    if code == _F8:
        return _GROUP_SEPARATOR
    return (SHIFTED if held & _SHIFTS else PLAIN).get(code, UNREADABLE)


def _numbered(number: str) -> str:
    """The character that Windows gives for Alt and a number: code page 1252 after a 0, else 437."""
    if int(number) > 255:
        return UNREADABLE
    char = bytes([int(number)]).decode("cp1252" if number.startswith("0") else "cp437", "replace")
    return char if char.isprintable() or char == _GROUP_SEPARATOR else UNREADABLE
