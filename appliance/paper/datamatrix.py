"""A GS1 DataMatrix as modules (ISO/IEC 16022, ECC 200), for short texts in one square region.

The libraries that draw one in Python alone know no FNC1, which makes it GS1's, and what is needed of the
standard is a page.
"""

from appliance.domain.scan_test import GS

SIZES = ((10, 3, 5), (12, 5, 7), (14, 8, 10), (16, 12, 12), (18, 18, 14), (20, 22, 18), (22, 30, 20),
         (24, 36, 24), (26, 44, 28))  # fmt: skip
"""Modules to a side, codewords of data, and of correction (table 7)."""
_FNC1, _PAIR, _END = 232, 130, 129
_FIELD = 301
"""The polynomial of the field of 256 (5.7.1)."""
_NOMINAL = ((-2, -2), (-2, -1), (-1, -2), (-1, -1), (-1, 0), (0, -2), (0, -1), (0, 0))
"""Where the bits of a codeword lie about its last one, from the highest (figure F.1)."""
_CORNERS = (
    ((-1, 0), (-1, 1), (-1, 2), (0, -2), (0, -1), (1, -1), (2, -1), (3, -1)),
    ((-3, 0), (-2, 0), (-1, 0), (0, -4), (0, -3), (0, -2), (0, -1), (1, -1)),
    ((-3, 0), (-2, 0), (-1, 0), (0, -2), (0, -1), (1, -1), (2, -1), (3, -1)),
    ((-1, 0), (-1, -1), (0, -3), (0, -2), (0, -1), (1, -3), (1, -2), (1, -1)),
)
"""The same in the four corners, counted from the sides (figures F.3 to F.6)."""


def drawn(text: str) -> tuple[tuple[bool, ...], ...]:
    """A GS1 message as rows of modules from the top, True = dark, without a quiet zone.

    Args:
        text: ASCII; a group separator stands between two parts of which the first has no fixed length.
    """
    said = codewords(text, True)
    side, room, count = next(size for size in SIZES if size[1] >= len(said))
    whole = _padded(said, room)
    whole += correction(whole, count)
    inner = side - 2
    dark = {
        at for at, (word, bit) in _placed(inner).items() if word >= len(whole) or whole[word] >> (7 - bit) & 1
    }
    rows = [[(row, column) in dark for column in range(inner)] for row in range(inner)]
    top = tuple(column % 2 == 0 for column in range(side))
    middle = ((True, *row, place % 2 == 0) for place, row in enumerate(rows))
    return (top, *middle, (True,) * side)


def codewords(text: str, gs1: bool) -> list[int]:
    """A text in the ASCII encoding: two digits to a word (5.2.3); ``gs1``: it begins as a message of GS1's.

    >>> codewords("123456", False)
    [142, 164, 186]
    """
    words, at = [_FNC1] if gs1 else [], 0
    while at < len(text):
        pair = text[at : at + 2]
        if len(pair) == 2 and pair.isdecimal():
            words.append(_PAIR + int(pair))
            at += 1
        else:
            words.append(_FNC1 if pair[0] == GS else ord(pair[0]) + 1)
        at += 1
    return words


def correction(words: list[int], count: int) -> list[int]:
    """The Reed-Solomon codewords behind the data (annex E).

    >>> correction([142, 164, 186], 5)
    [114, 25, 5, 88, 102]
    """
    generator = [1]
    for power in range(1, count + 1):
        root = _times(1, 1)
        for _ in range(power):
            root = _times(root, 2)
        shifted = [_times(one, root) for one in generator]
        generator = [one ^ other for one, other in zip([*generator, 0], [0, *shifted], strict=True)]
    rest = [0] * count
    for word in words:
        factor = word ^ rest[0]
        turned = [_times(factor, one) for one in generator[1:]]
        rest = [one ^ other for one, other in zip([*rest[1:], 0], turned, strict=True)]
    return rest


def _times(one: int, other: int) -> int:
    product = 0
    while other:
        product ^= one if other & 1 else 0
        one = one << 1 ^ (_FIELD if one & 0x80 else 0)
        other >>= 1
    return product


def _padded(words: list[int], room: int) -> list[int]:
    """Filled up: one word that ends the message, then words that make no pattern (annex B.1)."""
    padded = list(words)
    while len(padded) < room:
        place = len(padded) + 1
        padded.append(_END if len(padded) == len(words) else (_END + 149 * place % 253) % 254 + 1)
    return padded


def _placed(side: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Which bit of which codeword stands in each module (annex F); a word that is none is dark."""
    placed: dict[tuple[int, int], tuple[int, int]] = {}
    words = iter(range(side * side))

    def put(row: int, column: int, cells: tuple[tuple[int, int], ...], corner: bool = False) -> None:
        word = next(words)
        for bit, (down, right) in enumerate(cells):
            y, x = (down % side, right % side) if corner else (row + down, column + right)
            if y < 0:
                y, x = y + side, x + 4 - (side + 4) % 8
            if x < 0:
                y, x = y + 4 - (side + 4) % 8, x + side
            placed[y, x] = (word, bit)

    row, column, step = 4, 0, -2
    while row < side or column < side:
        corners = (row == side and column == 0, row == side - 2 and column == 0 and side % 4,
                   row == side - 2 and column == 0 and side % 8 == 4, row == side + 4 and column == 2
                   and not side % 8)  # fmt: skip
        for at_it, cells in zip(corners, _CORNERS, strict=True):
            if at_it and step < 0:
                put(row, column, cells, corner=True)
        while True:
            if 0 <= row < side and 0 <= column < side and (row, column) not in placed:
                put(row, column, _NOMINAL)
            row, column = row + step, column - step
            if not (row >= 0 and column < side if step < 0 else row < side and column >= 0):
                break
        row, column = (row + 1, column + 3) if step < 0 else (row + 3, column + 1)
        step = -step
    if (side - 1, side - 1) not in placed:
        nobody = side * side
        placed[side - 1, side - 1] = placed[side - 2, side - 2] = (nobody, 0)
    return placed
