"""Texts in the cells of a file that a spreadsheet opens: it must run none of them (OWASP, CSV Injection).

>>> inert("=1+1"), inert("\\t=1+1"), inert("Milk"), meant(inert("-5")), meant("'quoted")
("'=1+1", "'\\t=1+1", 'Milk', '-5', "'quoted")
"""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins like this is a formula to a spreadsheet."""


def inert(cell: str) -> str:
    """A text as a cell, with a mark before it where it would be run."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def meant(cell: str) -> str:
    """The inverse of `inert`."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
