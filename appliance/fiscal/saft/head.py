"""What stands before the events and transactions of a file: header, company and its master files."""

import calendar
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from appliance.domain.line_kind import OUTSIDE
from appliance.fiscal.saft.basics import basics
from appliance.fiscal.saft.source import Facts, Source
from appliance.fiscal.saft.survey import Part
from appliance.fiscal.saft.text import amount, local, plain, some, tag

SYSTEM = "system"
"""Stands for the operator where nobody is logged in and the country wants one."""
_STREET = re.compile(r"(.+?)\s+(\d+\s?[A-Za-z]?)")
_CITY = re.compile(r"(\d{4})\s+(.+)")


@dataclass(frozen=True, slots=True)
class Person:
    """An operator as the journal knows them."""

    name: str
    role: str
    since: tuple[str, str]
    """Local date and time at which they were made known."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the journal says once and for all parts."""

    people: Mapping[str, Person]
    groups: Mapping[str, str]
    """Name by code."""
    goods: Mapping[str, tuple[int, int]]
    """When goods were made known: (UTC ms, offset), by article number."""
    born: str
    """Local date of the till's first key, or empty."""


def known(source: Source, parts: list[Part]) -> Known:
    """Look up what entries before the span say of the codes that occur in it."""
    people: dict[str, Person] = {}
    for body in source.known("person"):
        data = json.loads(body)
        since = (
            people[data["person"]].since if data["person"] in people else local(data["at"], data["offset"])
        )
        people[data["person"]] = Person(data["name"], data["role"], since)
    sold = {number for part in parts for number in part.articles}
    first = next(source.known("key_made"), None)
    made = json.loads(first) if first else {"at": 0, "offset": 0}
    born = local(made["at"], made["offset"])[0] if first else ""
    return Known(people, source.groups(), source.made_known(sold) if sold else {}, born)


def head(part: Part, facts: Facts, known: Known, span: tuple[str, str], place: tuple[int, int]) -> str:
    """Everything from the first line of a file to where its events begin.

    Args:
        part: The file's content.
        facts: Who exports.
        known: The master data.
        span: The business dates that were asked for.
        place: (number of this part, number of all).
    """
    begin = f'<?xml version="1.0" encoding="UTF-8"?>\n<auditfile xmlns="{facts.dialect.namespace}">\n'
    register = tag("registerID", plain(facts.till, 100))
    where = tag("name", plain(facts.name, 100)), _address(facts)
    return "".join((
        begin, _header(part, facts, span, place), "<company>\n", *_company(facts), _vat(part, facts, known),
        _periods(part), _employees(part, facts, known), _articles(part, facts, known),
        basics({code: known.groups.get(code, name) for code, name in part.groups.items()},
               part.kinds, part.tenders, facts.dialect.id_length),
        "\n<location>", *where, "\n<cashregister>", register, "\n",
    ))  # fmt: skip


TAIL = "</cashregister></location></company></auditfile>\n"


def _header(part: Part, facts: Facts, span: tuple[str, str], place: tuple[int, int]) -> str:
    """The dates are the financial year's (Skatteetaten/saf-t, issue 20); what was asked for stands in the
    comment, and the signature that the first transaction follows from. So does the journal's head, an anchor
    (`domain.anchors`): who has the file can tell whether the journal was changed since."""
    year = part.date[:4]
    created, at = facts.created.isoformat(" ", "seconds").split(" ")
    journal = f"Journal {facts.journal}. " if facts.journal else ""
    comment = (
        f"{journal}Selection: business dates {part.date if place[0] > 1 else span[0]} to "
        f"{part.last_date if place[0] < place[1] else span[1]}, part {place[0]} of {place[1]}. "
        f"Signature before the first transaction: {part.signature}"
    )
    return tag(
        "header",
        tag("fiscalYear", year),
        tag("startDate", min({f"{year}-01-01", *part.dates})),
        tag("endDate", max({f"{year}-12-31", *part.dates})),
        tag("curCode", facts.currency),
        tag("dateCreated", created),
        tag("timeCreated", at),
        tag("softwareDesc", plain(facts.program, 100)),
        tag("softwareVersion", plain(facts.version, 20)),
        tag("softwareCompanyName", plain(facts.supplier, 100)),
        tag("auditfileVersion", facts.dialect.version),
        tag("headerComment", plain(comment, 999)),
        some("userID", plain(facts.user, facts.dialect.id_length)),
    ) + "\n"  # fmt: skip


def _company(facts: Facts) -> tuple[str, ...]:
    dialect = facts.dialect
    tax = plain(facts.organisation + dialect.tax_suffix, 50) if facts.charges_vat or dialect.whole else ""
    return (
        tag("companyIdent", plain(facts.organisation, dialect.id_length)),
        tag("companyName", plain(facts.name, 100)),
        tag("taxRegistrationCountry", dialect.country),
        some("taxRegIdent", tax),
        _address(facts),
    )


def _address(facts: Facts) -> str:
    """The shop's address in the standard's parts; Denmark wants each, "-" stands for what is not known."""
    missing = "-" if facts.dialect.whole else ""
    lines = [line for line in facts.address if line.strip()]
    city = next((found for line in reversed(lines) if (found := _CITY.fullmatch(line.strip()))), None)
    street = next((line.strip() for line in lines if not city or line.strip() != city[0]), "")
    found = _STREET.fullmatch(street)
    name, number = (found[1], found[2]) if found else (street, "")
    postal, town = (city[1], city[2]) if city else ("", "")
    if not (name or town or missing):
        return ""
    return tag(
        "streetAddress",
        some("streetname", plain(name, 100) or missing),
        some("number", plain(number, 20) or missing),
        some("city", plain(town, 50) or missing),
        some("postalCode", plain(postal, 20) or missing),
        tag("country", facts.dialect.country),
    ) + "\n"  # fmt: skip


def vat_code(rate: int) -> str:
    """The shop's own code of a rate in basis points: the per cent.

    >>> vat_code(2500), vat_code(1111), vat_code(0)
    ('25', '11.11', '0')
    """
    return amount(rate).removesuffix(".00")


NO_VAT = "none"
"""The shop's own code of what is no turnover and has no VAT treatment."""


def _vat(part: Part, facts: Facts, known: Known) -> str:
    rates = {**part.rates, **dict.fromkeys({*facts.dialect.standard_vat} - {*part.rates}, part.date)}
    standard = dict(facts.dialect.standard_vat)
    if not facts.charges_vat:
        del standard[0]  # not a rate of nought, but no VAT at all
    rows = [
        (vat_code(rate), date, f"VAT {vat_code(rate)} %", standard.get(rate, facts.dialect.no_vat))
        for rate, date in sorted(rates.items())
    ]
    if {*part.kinds.values()}.intersection(OUTSIDE):
        rows.append((NO_VAT, part.date, "No turnover, no VAT", facts.dialect.no_vat))
    return tag("vatCodeDetails", *(
        tag("vatCodeDetail", tag("vatCode", code), tag("dateOfEntry", known.born or date),
            tag("vatDesc", said), tag("standardVatCode", means))
        for code, date, said, means in rows
    )) + "\n"  # fmt: skip


def months(part: Part) -> dict[str, int]:
    """The periods of a part: number by month (YYYY-MM), counted on through the years."""
    first = int(min({part.date, *part.dates})[:4])
    found = sorted({date[:7] for date in {part.date, part.last_date, *part.dates}})
    return {month: (int(month[:4]) - first) * 12 + int(month[5:]) for month in found}


def _periods(part: Part) -> str:
    rows = []
    for month, number in months(part).items():
        last = calendar.monthrange(int(month[:4]), int(month[5:]))[1]
        rows.append(
            tag("period", tag("periodNumber", str(number)), tag("periodDesc", month),
                tag("startDatePeriod", f"{month}-01"), tag("startTimePeriod", "00:00:00"),
                tag("endDatePeriod", f"{month}-{last}"), tag("endTimePeriod", "23:59:59"))
        )  # fmt: skip
    return tag("periods", *rows) + "\n"


def _employees(part: Part, facts: Facts, known: Known) -> str:
    people = dict(known.people)
    for number, since in part.operators.items():
        if number and number not in people:
            people[number] = Person(number, "", since)
    if facts.dialect.whole:
        people[SYSTEM] = Person(f"{facts.program} {SYSTEM}", "", (known.born or part.date, "00:00:00"))
    rows = (_employee(number, person, facts) for number, person in sorted(people.items()))
    return tag("employees", *rows) + "\n" if people else ""


def _employee(number: str, person: Person, facts: Facts) -> str:
    """First name and surname; who has but one is called by it, where the country lets one be missing."""
    first, _, last = person.name.rpartition(" ")
    if not first and facts.dialect.whole:
        first, last = last, "-"
    role = tag("employeeRole", tag("roleType", plain(person.role, 50))) if person.role else ""
    return tag(
        "employee",
        tag("empID", plain(number, facts.dialect.id_length)),
        tag("dateOfEntry", person.since[0]),
        tag("timeOfEntry", person.since[1]),
        some("firstName", plain(first, 50)),
        tag("surName", plain(last, 100)),
        role,
    )


def _articles(part: Part, facts: Facts, known: Known) -> str:
    most = facts.dialect.id_length
    rows = []
    for number, (group, name, date) in sorted(part.articles.items()):
        made = known.goods.get(number)
        since = local(*made)[0] if made else date
        rows.append(
            tag("article", tag("artID", plain(number, most)), tag("dateOfEntry", since),
                some("artGroupID", plain(group, most)), tag("artDesc", plain(name, 999) or "-")) + "\n"
        )  # fmt: skip
    if not rows and facts.dialect.whole:  # Denmark wants one where nothing was sold
        rows.append(tag("article", tag("artID", "-"), tag("dateOfEntry", part.date), tag("artDesc", "-")))
    return tag("articles", *rows) + "\n" if rows else ""
