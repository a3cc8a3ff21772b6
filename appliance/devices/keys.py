"""What a scanner types: a key table of our own, and key events assembled into codes.

A scanner is a keyboard that types US keys whatever the country. The kernel's key codes
(``linux/input-event-codes.h``) are turned into characters here, so no layout of the console or of
the screen has a say. Pure functions: key events in, texts out. A key that stands for no
character, and a code that broke off in the middle, leave `UNREADABLE` in the text.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

UNREADABLE = "\ufffd"
"""Stands for what could not be read; no barcode holds it."""

GAP = 0.1
"""Seconds. A scanner types a key every 1 to 30 ms; after a longer silence a new code begins."""

RELEASED, PRESSED = 0, 1
_TERMINATORS = frozenset({28, 96, 15})  # Enter, keypad Enter, Tab
_SHIFTS = frozenset({42, 54})
_CONTROLS = frozenset({29, 97})
_SILENT = frozenset({56, 100, 58, 69, 70, 125, 126})  # Alt, Caps, Num and Scroll Lock, Meta: no character

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
_CONTROLLED = {27: "\x1d"}
"""Ctrl+] is the group separator that GS1 codes are divided by."""


@dataclass(frozen=True, slots=True)
class Typing:
    """What has been typed of a code so far."""

    text: str = ""
    held: frozenset[int] = frozenset()
    """Shift and control keys that are down."""
    at: float | None = None
    """Seconds, when the last key moved."""


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
    if value not in (PRESSED, RELEASED):
        return typing, texts
    typing = replace(typing, at=at)
    if code in _SHIFTS | _CONTROLS:
        held = typing.held | {code} if value == PRESSED else typing.held - {code}
        return replace(typing, held=held), texts
    if value == RELEASED or code in _SILENT:
        return typing, texts
    if code in _TERMINATORS:
        # a Shift whose release got lost ends with its code
        return Typing(at=at), [*texts, typing.text] if typing.text else texts
    return replace(typing, text=typing.text + _character(code, typing.held)), texts


def give_up(typing: Typing) -> tuple[Typing, list[str]]:
    """Nothing more came: a code without its terminator is handed out as unreadable."""
    return Typing(), [typing.text + UNREADABLE] if typing.text else []


def spoil(typing: Typing) -> Typing:
    """The kernel dropped events (SYN_DROPPED): what is being typed can't be trusted any more."""
    return Typing(text=typing.text + UNREADABLE, at=typing.at)


def assemble(events: Iterable[tuple[int, int, float]]) -> list[str]:
    """Read (code, value, seconds) events into the texts they type, to the end of what came."""
    typing, texts = Typing(), []
    for code, value, at in events:
        typing, completed = step(typing, code, value, at)
        texts.extend(completed)
    return [*texts, *give_up(typing)[1]]


def _character(code: int, held: frozenset[int]) -> str:
    if held & _CONTROLS:
        return _CONTROLLED.get(code, UNREADABLE)
    return (SHIFTED if held & _SHIFTS else PLAIN).get(code, UNREADABLE)
