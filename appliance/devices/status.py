"""What an ESC/POS printer answers about itself, bit by bit.

Source: Epson ESC/POS command reference, "DLE EOT n" (real-time status, answered at once, even when
the printer is offline) and "GS r n" (answered in its turn, when everything before it was printed).
Both answer with one byte, told apart by their fixed bits.
"""

from collections.abc import Callable

from appliance.devices import PrinterState

IN_ORDER = b"\x1dr\x01"
"""GS r 1: its answer proves that what was sent before it has been worked off."""

PRINTER, OFFLINE_CAUSE, ERROR_CAUSE, PAPER = 1, 2, 3, 4
"""The ``n`` of DLE EOT that matter here."""

NO_WAY_ON = (
    PrinterState.OUT_OF_PAPER,
    PrinterState.COVER_OPEN,
    PrinterState.OFFLINE,
    PrinterState.CUTTER,
    PrinterState.HOT,
    PrinterState.ERROR,
)
"""In which a printer gets no job."""


def question(n: int) -> bytes:
    """DLE EOT n."""
    return bytes((0x10, 0x04, n))


def is_real_time(byte: int) -> bool:
    """Answers to DLE EOT are 0xx1xx10."""
    return byte & 0x93 == 0x12


def is_in_order(byte: int) -> bool:
    """Answers to GS r 1 are 0xx0xxxx."""
    return byte & 0x90 == 0


def is_automatic(byte: int) -> bool:
    """The first byte of an automatic status (GS a) is 0xx1xx00; three of 0xx0xxxx follow."""
    return byte & 0x93 == 0x10


def without_automatic(said: bytes, rest: int) -> tuple[bytes, int]:
    """What was said, without an automatic status: four bytes, of which three look like answers.

    Args:
        said: What came now.
        rest: Bytes still to come of a status that began before; given back for the next time.
    """
    answers = bytearray()
    for byte in said:
        if rest:
            rest -= 1
        elif is_automatic(byte):
            rest = 3
        else:
            answers.append(byte)
    return bytes(answers), rest


def drawer_pin_high(answer: int) -> bool:
    """Level of pin 3 of the drawer's connector, from the answer to DLE EOT 1."""
    return bool(answer & 0x04)


def ask_state(ask: Callable[[int], int | None]) -> PrinterState:
    """Put the questions that are needed; a question without an answer is UNKNOWN, never FINE."""
    printer = ask(PRINTER)
    if printer is None:
        return PrinterState.UNKNOWN
    paper = ask(PAPER)
    if paper is None:
        return PrinterState.UNKNOWN
    if printer & 0x08:  # offline: why?
        cause = ask(OFFLINE_CAUSE)
        if cause is None:
            return PrinterState.UNKNOWN
        if cause & 0x04:
            return PrinterState.COVER_OPEN
        if cause & 0x20 or paper & 0x60:
            return PrinterState.OUT_OF_PAPER
        return _error(ask(ERROR_CAUSE)) if cause & 0x40 else PrinterState.OFFLINE
    if paper & 0x60:
        return PrinterState.OUT_OF_PAPER
    return PrinterState.PAPER_LOW if paper & 0x0C else PrinterState.FINE


def _error(causes: int | None) -> PrinterState:
    """Which error, by the answer to DLE EOT 3: bit 3 the knife, bit 6 one that mends itself (the head's
    heat), bits 2 and 5 the others. That there is one was said before; no answer does not undo it."""
    if causes is None:
        return PrinterState.ERROR
    if causes & 0x08:
        return PrinterState.CUTTER
    return PrinterState.HOT if causes & 0x64 == 0x40 else PrinterState.ERROR


def port_state(port: int) -> PrinterState:
    """What the USB port status alone says (USB printer class 1.1, GET_PORT_STATUS, table 4.2).

    Many printers send 0x18 whatever happens, so "no error" is not taken for *fine*.
    """
    if port & 0x20:
        return PrinterState.OUT_OF_PAPER
    return PrinterState.UNKNOWN if port & 0x08 else PrinterState.OFFLINE
