"""A plain page of a simulated accounting system: headings and tables, nothing that a browser must fetch."""

from collections.abc import Iterable, Sequence
from html import escape

from appliance.domain.money import Currency, text

_STYLE = (
    "body{font:15px sans-serif;margin:2em;max-width:75em}table{border-collapse:collapse;margin:0 0 1.5em}"
    "td,th{padding:.2em .8em;border-bottom:1px solid #ccc;text-align:left}td.n{text-align:right}"
    "small{color:#666;font-weight:normal}"
)


def page(title: str, parts: Iterable[str]) -> str:
    """A whole page."""
    head = f"<meta charset=utf-8><title>{escape(title)}</title><style>{_STYLE}</style>"
    return f"<!doctype html>{head}<h1>{escape(title)}</h1>{''.join(parts)}"


def heading(level: int, said: str, small: str = "") -> str:
    """A heading, with something said quietly behind it."""
    quiet = f" <small>{escape(small)}</small>" if small else ""
    return f"<h{level}>{escape(said)}{quiet}</h{level}>"


def table(names: Sequence[str], rows: Iterable[Sequence[str | int]], currency: Currency) -> str:
    """Rows under their names; a whole number is an amount in minor units."""
    told = "".join(f"<tr>{''.join(_cell(one, currency) for one in row)}" for row in rows)
    return f"<table><tr>{''.join(f'<th>{escape(name)}' for name in names)}{told}</table>"


def _cell(one: str | int, currency: Currency) -> str:
    return f"<td class=n>{text(one, currency)}" if isinstance(one, int) else f"<td>{escape(one)}"
