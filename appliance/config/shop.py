"""[shop] and [till] of till.toml: who sells, as the receipt must say it, and which till this is."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from appliance.config.keys import (
    clock_minutes,
    currency,
    flag,
    key,
    line,
    lines,
    one_of,
    short_name,
    zone_name,
)
from appliance.config.mistakes import Mistake, unread
from appliance.domain.money import DKK, NOK, Currency
from appliance.domain.organisation import organisation_number_of
from appliance.problem_words.mark import N_

_COUNTRY = {"norway": (NOK.code, "nb", "Europe/Oslo"), "denmark": (DKK.code, "da", "Europe/Copenhagen")}
"""Currency, language and time zone; "plain" has its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """[shop]: who sells, as the receipt must say it."""

    name: str = key(line, N_("as it stands on the receipt"), example="Bakeriet på Ås AS")
    organisation_number: str = key(line, N_("organisation number, CVR number"), example="974 760 673")
    address: tuple[str, ...] = key(lines, N_("one text per line"), example=["Storgata 1", "1430 Ås"])
    country: str = key(one_of("norway", "denmark", "plain"), N_("whose law holds"), example="norway")
    vat_registered: bool = key(flag, "whether the shop charges VAT", default=True)
    register_name: str = key(one_of("", "Foretaksregisteret"), "register that the company is in", default="")
    phone: str = key(line, "shown on every paper", default="")
    language: str = key(one_of("nb", "da", "en"), "the country's, if left out", default="")
    currency: str = key(currency, 'ISO 4217; only for country "plain"', default="")
    timezone: str = key(zone_name, 'only for country "plain"; UTC, if left out', default="")

    @property
    def money(self) -> Currency:
        """The currency that the shop trades in."""
        return Currency(self.currency)

    @property
    def zone(self) -> ZoneInfo:
        """The shop's time zone."""
        return ZoneInfo(self.timezone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Till:
    """[till]: this box."""

    number: str = key(short_name, "of this till in the shop", default="1")
    day_boundary: int = key(clock_minutes, "when a business date begins", default=240, example="04:00")
    """Minutes after midnight."""
    served: str = key(
        one_of("", "here", "away"),
        "eaten here or taken along, where nobody says otherwise; if left out, as each group says",
        default="",
    )


def complete_shop(shop: dict[str, Any], till: dict[str, Any], problems: list[str]) -> None:
    """Fill in what follows from the country, and name what does not go with it.

    Args:
        shop: The values that were read; a key with a mistake is left out.
        till: The same of [till].
        problems: Gets a `Mistake` each.
    """
    country = shop.get("country")
    if country is None:
        return
    for name, value in zip(
        ("currency", "language", "timezone"), _COUNTRY.get(country, ("", "en", "UTC")), strict=True
    ):
        if country != "plain" and name != "language" and shop.get(name):
            only = N_('{key}: only for country "plain"; {country} has {value}')
            problems.append(Mistake(only, key=f"shop.{name}", country=country, value=value))
        shop[name] = shop.get(name) or value
    if not shop["currency"]:
        problems.append(
            Mistake(N_('{key}: missing; country "plain" expects one such as "EUR"'), key="shop.currency")
        )
    if "organisation_number" in shop:
        try:
            shop["organisation_number"] = organisation_number_of(country, shop["organisation_number"])
        except ValueError as error:
            problems.append(unread("shop.organisation_number", error, shop["organisation_number"]))
    if country == "denmark" and (number := till.get("number", "1")) != "1":
        alone = N_('{key}: expected "1", for a CVR number has one cash point, got {stands}')
        problems.append(Mistake(alone, key="till.number", stands=repr(number)))
