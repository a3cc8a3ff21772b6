"""What stands on a line in the books: enough to know it by without the paper, and the same in every system.

First the day's key, so that the line leads back to its Z; then what it is, the article group as the Z names
it, the rate, the department: ``Z-1-42-20261121 revenue 10 Food 25 % department 2``. Where that is too long
for the target, the group's name is what gives way.
"""

from appliance.domain.voucher import LONGEST_TEXT, Role, Voucher
from appliance.integrations import Line


def keyed(voucher: Voucher, line: Line) -> str:
    """The text of a line with the day's key in front, at most 75 characters."""
    return headed(voucher, said(line, LONGEST_TEXT - len(voucher.key) - 1))


def headed(voucher: Voucher, text: str) -> str:
    """Any text behind the day's key, at most 75 characters."""
    return f"{voucher.key} {text}"[:LONGEST_TEXT].rstrip()


def said(line: Line, room: int = LONGEST_TEXT) -> str:
    """What a line is, within so many characters where the group's name can give way.

    >>> from appliance.domain.voucher import Posting
    >>> said(Line(Posting(Role.REVENUE, -12500, -2500, 2500, "2", group="10", name="Food"), None))
    'revenue 10 Food 25 % department 2'
    """
    posting = line.posting
    what = posting.role.replace("_", " ")
    before = [what if what not in posting.text else "", posting.group]
    after = [
        f"article {posting.product}" if posting.product else "",
        "" if posting.rate is None else f"{posting.rate / 100:g} %",
        f"department {line.department}" if line.department else "",
        posting.tender,
        posting.reason.replace("_", " ") if posting.reason in {*Role} else posting.reason,
        posting.text,
    ]
    left = room - len(_joined(before + after)) - 1
    return _joined([*before, posting.name[: max(0, left)].rstrip(), *after])


def _joined(parts: list[str]) -> str:
    return " ".join(filter(None, parts))
