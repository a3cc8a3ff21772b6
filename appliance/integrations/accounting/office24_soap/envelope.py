"""SOAP 1.1 by hand: what goes out is a template filled in, what comes back is read as a tree.

Plain requests and the standard library, not zeep: the dozen messages that a till sends fit on a page,
each amount is written digit by digit, and a test can hold the text against the published schema.

A tree is read from text alone: no document type, no entities (SOAP 1.1 § 3 allows neither), so that
an answer can ask nothing of the reader.
"""

import re
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

Part = tuple[str, "str | Sequence[Part] | None"]
"""An element's name, and its text, its children, or None for ``xsi:nil``."""

_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(namespace: str, operation: str, parts: Sequence[Part]) -> str:
    """The envelope of a call (document/literal); children stand in the order that the schema gives."""
    inside = "".join(_element(part) for part in parts)
    call = f'<{operation} xmlns="{escape(namespace)}">{inside}</{operation}>'
    head = f'<soap:Envelope xmlns:soap="{SOAP}" xmlns:xsi="{XSI}">'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{head}<soap:Body>{call}</soap:Body></soap:Envelope>'


def _element(part: Part) -> str:
    name, content = part
    if content is None:
        return f'<{name} xsi:nil="true" />'
    inside = plain(content) if isinstance(content, str) else "".join(_element(child) for child in content)
    return f"<{name}>{inside}</{name}>"


def plain(text: str) -> str:
    """Text as XML 1.0 can hold it: markup escaped, characters that no document may contain left out."""
    return escape(_UNPRINTABLE.sub(" ", text))


def body_of(content: bytes) -> Element | None:
    """What stands in an envelope's body: a response, or a fault; None where it is no envelope.

    >>> body_of(b'<html><body>Runtime Error</body></html>') is None
    True
    """
    try:
        text = content.decode("utf-8-sig")
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            return None
        envelope = ElementTree.fromstring(text)
    except (UnicodeDecodeError, ElementTree.ParseError):
        return None
    body = envelope.find(f"{{{SOAP}}}Body") if envelope.tag == f"{{{SOAP}}}Envelope" else None
    return next(iter(body), None) if body is not None else None


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: Element, name: str) -> Iterator[Element]:
    """An element's children of that name, whatever their namespace."""
    return (child for child in element if local(child) == name)


def child(element: Element, name: str) -> Element | None:
    """The first child of that name."""
    return next(children(element, name), None)


def text_of(element: Element, name: str) -> str:
    """The text of a child, empty where there is none."""
    found = child(element, name)
    return (found.text or "").strip() if found is not None else ""
