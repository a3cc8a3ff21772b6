"""A file of an export as a whole: its name, its place among the parts, its header and its dates."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from appliance.fiscal.saft.checks.codes import Masters
from appliance.fiscal.saft.checks.finding import Findings, Place
from appliance.fiscal.saft.checks.reading import Plain

NAMESPACE = "urn:StandardAuditFile-Taxation-CashRegister:"
_NAME = re.compile(r"SAF-T Cash Register_(\w+)_(\d{14})_(\d+)_(\d+)\.xml")


@dataclass(slots=True)
class Part:
    """A file of the export, as far as it is read."""

    name: str
    denmark: bool = False
    header: Plain = field(default_factory=dict)
    masters: Masters = field(default_factory=Masters)
    company: str = ""
    company_name: str = ""
    register: str = ""
    """The cash register whose events and transactions are read."""


def in_order(paths: list[Path], findings: Findings) -> list[Path]:
    """The parts by their number; a name that is none, and a part that is not there, is found."""
    named = [(_NAME.fullmatch(path.name), path) for path in paths]
    for match, path in named:
        if not match:
            expected = "SAF-T Cash Register_<number>_<yyyymmddhhmmss>_<n>_<of>.xml"
            findings.add("file", Place("file", "", 0), expected, path.name, path.name)
    parts = sorted((int(match[3]), path) for match, path in named if match)
    matches = [match for match, _ in named if match]
    if len({(match[1], match[2], match[4]) for match in matches}) > 1:
        findings.add("file", Place("file", "", 0), "parts of one export", "several", parts[0][1].name)
    for match in matches[:1]:
        expected_parts, got = [*range(1, int(match[4]) + 1)], [number for number, _ in parts]
        if got != expected_parts:
            findings.add("file", Place("file", "", 0), f"parts {expected_parts}", got, parts[0][1].name)
    return [*(path for match, path in named if not match), *(path for _, path in parts)]


def check_namespace(namespace: str, part: Part, findings: Findings) -> None:
    """Norway's or Denmark's namespace; sets which."""
    country = namespace.removeprefix(NAMESPACE)
    if country not in ("NO", "DK"):
        findings.add("header", Place("auditfile", "", 1), f"namespace {NAMESPACE}NO or DK", namespace)
    part.denmark = part.masters.denmark = country == "DK"


def check_header(part: Part, first: Part, findings: Findings) -> None:
    """The header's dates, and that every part is of the same company, currency and moment.

    Args:
        part: The part, its header and company read.
        first: The first part.
        findings: What is found.
    """
    header = part.header
    place = Place("header", "", header.get("@line", 0))
    start, end = header.get("startDate", ""), header.get("endDate", "")
    if not start <= end:
        findings.add("header", place, f"an endDate not before {start}", end)
    if header.get("fiscalYear") not in (start[:4], end[:4]):
        findings.add("header", place, f"fiscalYear {start[:4]}", header.get("fiscalYear"))
    if header.get("dateCreated", "") < start:
        findings.add("header", place, f"a dateCreated not before {start}", header.get("dateCreated"))
    if part.company != first.company:
        findings.add("header", place, f"company {first.company}", part.company)
    if header.get("curCode") != first.header.get("curCode"):
        findings.add("header", place, f"curCode {first.header.get('curCode')}", header.get("curCode"))
    _check_name(part, findings)


def _check_name(part: Part, findings: Findings) -> None:
    match = _NAME.fullmatch(part.name)
    if not match:
        return
    created = "".join(part.header.get(name, "") for name in ("dateCreated", "timeCreated"))
    digits = re.sub(r"\D", "", created[:18])
    if match[1] != part.company:
        findings.add(
            "file", Place("file", "", 0), f"the company's number {part.company} in the name", match[1]
        )
    if match[2] != digits:
        findings.add(
            "file", Place("file", "", 0), f"dateCreated and timeCreated {digits} in the name", match[2]
        )


def check_moment(date: str, time: str, part: Part, period: str, place: Place, findings: Findings) -> None:
    """A date lies in the header's, and in its period where it names one."""
    start, end = part.header.get("startDate", ""), part.header.get("endDate", "")
    if not start <= date <= end:
        findings.add("dates", place, f"a date from {start} to {end}", date)
    if period in part.masters.periods:
        begins, ends = part.masters.periods[period]
        if not begins <= f"{date}T{time}" <= ends:
            findings.add("dates", place, f"a moment of period {period}", f"{date}T{time}")
