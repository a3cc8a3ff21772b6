"""Whose day a line in the books is: the till's number and the box's epoch stand in each day's key.

A till that was taken up on another box goes on there in a new epoch (`till.restored`). The old box knows
nothing of that; but what it reads in the books tells it, where the other has sent a day before.
"""

import re

from appliance.domain.voucher import Voucher

_KEY = re.compile(r"Z-(?P<till>.+?)(?:\.(?P<epoch>\d+))?-\d+-\d{8}\D*")


def later_box(word: str, voucher: Voucher, epoch: int) -> bool:
    """Whether a word is the key of a day that a later box of the voucher's till closed.

    Args:
        word: The first word of a comment, or an invoice number.
        voucher: A day of this till.
        epoch: The newest one of this box's journal, 0 = not known: then no box is later.

    >>> from appliance.domain.voucher import Voucher
    >>> ours = Voucher("0" * 32, "Z-1-42-20261121", "1", 1, 42, "2026-11-21", "NOK", "", (), (1, 9))
    >>> words = ["Z-1.2-43-20261121", "Z-1-43-20261121", "Z-2.2-43-20261121", "Z-1.2", "1001"]
    >>> [later_box(word, ours, 1) for word in words], later_box(words[0], ours, 2)
    ([True, False, False, False, False], False)
    """
    key = _KEY.fullmatch(word)
    return bool(epoch and key and key["till"] == voucher.till and int(key["epoch"] or 1) > epoch)
