"""A SAF-T cash register file read as a stream: one employee, event or transaction at a time.

Nothing of the tree stays behind, so that a file of any size is read in the memory of its largest
element. What is read becomes plain values; checks never see the tree.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

Plain = dict[str, Any]
"""An element: a text by the name of each child without children, and under the name of each other kind
of child a list of such elements. ``@line`` is its line in the file."""

WHOLE = (
    "header", "customerSupplier", "ledgerAccount", "vatCodeDetail", "period", "employee", "article", "basic",
    "event", "cashtransaction",
)  # fmt: skip
"""The elements that are read whole and forgotten."""
_NAMES = {"companyIdent": "company", "companyName": "company", "registerID": "cashregister"}
"""Texts that stand for themselves, by the element that they are a child of."""


class Unreadable(Exception):
    """A file is not well-formed XML, or is not there; says what and where."""


def elements(path: Path) -> Iterator[tuple[str, Plain]]:
    """The elements of a file in its order, each with its name; ``auditfile`` comes first, with its namespace.

    Raises:
        Unreadable: At the place where the file cannot be read on.
    """
    tags = [f"{{*}}{name}" for name in (*WHOLE, *_NAMES)]
    namespace = ""
    try:
        for _, element in etree.iterparse(
            str(path),
            tag=tags,
            no_network=True,
            resolve_entities=False,
            remove_comments=True,
            remove_pis=True,
        ):
            name, parent = etree.QName(element).localname, element.getparent()
            if not namespace:
                namespace = etree.QName(element).namespace or "none"
                yield "auditfile", {"@line": 1, "namespace": namespace}
            if name in WHOLE:
                yield name, plain(element)
                element.clear()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
            elif parent is not None and etree.QName(parent).localname == _NAMES[name]:
                yield name, {"@line": element.sourceline or 0, name: element.text or ""}
    except (etree.XMLSyntaxError, OSError) as error:
        raise Unreadable(str(error)) from error


def plain(element: Any) -> Plain:
    """An element's children as plain values."""
    values: Plain = {"@line": element.sourceline or 0}
    for child in element:
        name = child.tag.rpartition("}")[2]
        if len(child):
            values.setdefault(name, []).append(plain(child))
        else:
            values[name] = child.text or ""
    return values


def rows(values: Plain, name: str, inner: str = "") -> list[Plain]:
    """The children of a name that have children; with ``inner``, theirs of that name.

    >>> rows({"vat": [{"vatAmnt": "1.00"}]}, "vat"), rows({"vat": ""}, "vat"), rows({}, "vat")
    ([{'vatAmnt': '1.00'}], [], [])
    """
    found = values.get(name)
    outer = found if isinstance(found, list) else []
    return [one for row in outer for one in rows(row, inner)] if inner else outer


def flag(values: Plain, name: str) -> bool:
    """A boolean as XML schema writes it."""
    return values.get(name) in ("true", "1")
