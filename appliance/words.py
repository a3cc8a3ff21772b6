"""Every text that is shown or printed comes through here.

Texts stand in the code in English and in ``locale/`` in bokmål and Danish (gettext); amounts, dates
and percentages are written as the country writes them (babel). Nothing here is ever read back:
machines get ``money.text``, people get ``Words.amount``.
"""

import datetime as dt
import gettext
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from appliance.domain.finding import Finding
from appliance.domain.money import Currency, text
from appliance.domain.problems import Problem
from appliance.problem_words.mark import N_ as N_

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("nb", "da", "en")
_BABEL = {"nb": "nb_NO", "da": "da_DK", "en": "en_GB"}


class Words:
    """One language, ready to speak.

    >>> from appliance.domain.money import NOK
    >>> nb = Words("nb", NOK)
    >>> nb.amount(12345650), nb.amount(-90), nb.quantity(1250), nb.percent(1111)
    ('123 456,50', '-0,90', '1,25', '11,11')
    """

    def __init__(
        self, language: str, currency: Currency, transform: Callable[[str], str] | None = None
    ) -> None:
        """Speak ``language`` (nb, da, en); ``transform`` changes every translated text (the
        made-up longer language of the picture proofs)."""
        self.language = language
        self.currency = currency
        self._babel = _BABEL.get(language, "en_GB")
        self._transform = transform
        self._gettext = _catalogue(language).gettext

    def __call__(self, message: str, /, **facts: object) -> str:
        """Translate a text of the code and put the facts in: ``words("Pay {amount}", amount=…)``."""
        said = self._gettext(message) if message else ""
        if self._transform:
            said = self._transform(said)
        return said.format(**facts) if facts else said

    def amount(self, minor: int) -> str:
        """Write an amount for people, without the currency: ``123 456,50``."""
        return self._number(text(minor, self.currency), self.currency.exponent)

    def quantity(self, thousandths: int) -> str:
        """Write a quantity given in thousandths: ``2`` or ``1,25``."""
        return self._number(
            f"{'-' if thousandths < 0 else ''}{abs(thousandths) // 1000}.{abs(thousandths) % 1000:03d}", 0
        )

    def percent(self, basis_points: int) -> str:
        """Write a rate given in basis points, without the sign: ``25`` or ``11,11``."""
        sign, size = "-" if basis_points < 0 else "", abs(basis_points)
        return self._number(f"{sign}{size // 100}.{size % 100:02d}", 0)

    def written(self, number: str) -> str:
        """Write a number that is kept as text, such as a rate or an amount of another currency: ``11,50``."""
        return self._number(number, len(number.partition(".")[2]))

    def date(self, iso: str, width: str = "short") -> str:
        """Write a business date (YYYY-MM-DD): ``21.11.2026``, or the part of it that `_WIDTHS` names."""
        from babel.dates import format_date

        return str(format_date(dt.date.fromisoformat(iso), _WIDTHS[width], locale=self._babel))

    def span(self, span: str, first: str) -> str:
        """What a day, week, month or year from a date is called: "Week 47 from 16.11.2026"."""
        if span == "year":
            return first[:4]
        if span == "month":
            return self.date(first, "month").capitalize()
        if span == "week":
            number = dt.date.fromisoformat(first).isocalendar().week
            return self(N_("Week {number} from {date}"), number=number, date=self.date(first))
        return f"{self.date(first, 'full').capitalize()} {first[:4]}"

    def valid(self, first: str, last: str) -> str:
        """Say when something can be used: ``Valid 21.11.2026``, or from one day to another."""
        if first == last:
            return self(N_("Valid {date}"), date=self.date(first))
        return self(N_("Valid from {first} to {last}"), first=self.date(first), last=self.date(last))

    def entries(self, count: int) -> str:
        """Say how often a ticket lets in; 0: as often as they like."""
        if count == 1:
            return self(N_("One entry"))
        return self(N_("{count} entries"), count=count) if count else self(N_("As often as you like"))

    def time(self, at: int, offset: int, seconds: bool = False) -> str:
        """Write the local time of a moment: ``at`` UTC milliseconds, ``offset`` minutes."""
        moment = _EPOCH + dt.timedelta(milliseconds=at, minutes=offset)
        return moment.strftime("%H:%M:%S" if seconds else "%H:%M")

    def moment(self, at: int, offset: int) -> str:
        """Write date and time of a moment: ``21.11.2026 08:01``."""
        moment = _EPOCH + dt.timedelta(milliseconds=at, minutes=offset)
        return moment.strftime("%d.%m.%Y %H:%M")

    def problem(self, problem: Problem) -> tuple[str, str, str]:
        """The words of a problem: what happened, what became of the sale, what to do."""
        from appliance.problem_words import PROBLEMS

        facts = {name: self._fact(name, value) for name, value in problem.facts.items()}
        what, sale, do = PROBLEMS[problem.code]
        return self(what, **facts), self(sale, **facts), self(do, **facts)

    def finding(self, finding: Finding) -> tuple[str, str]:
        """The words of a finding: what is so, what to do."""
        from appliance.problem_words.health import HEALTH

        facts = {name: self._fact(name, value) for name, value in finding.facts.items()}
        so, do = HEALTH[finding.code]
        return self(so, **facts), self(do, **facts)

    def part(self, part: str) -> str:
        """What a part of the box is called (`domain.finding.PARTS`)."""
        from appliance.problem_words.health import PARTS

        return self(PARTS[part])

    def answer(self, said: str) -> str:
        """What the operating system answers, in this language; anything else as it is."""
        from appliance.problem_words.system import SYSTEM

        return self(SYSTEM[said]) if said in SYSTEM else said

    def _fact(self, name: str, value: str | int) -> str | int:
        """An amount as money, a date as the country writes it, a detail as `answer` says it."""
        if name == "detail" and isinstance(value, str):
            return self.answer(value)
        if name.endswith("_amount") and isinstance(value, int):
            return self.amount(value)
        if name in _DATES and isinstance(value, str) and value:
            return self.date(value)
        return value

    def _number(self, written: str, decimals: int) -> str:
        from decimal import Decimal

        from babel.numbers import format_decimal

        shape = "#,##0." + "0" * decimals if decimals else "#,##0.###"
        number = format_decimal(Decimal(written), format=shape, locale=self._babel)
        return number.replace("\xa0", " ").replace("\u202f", " ").replace("\u2212", "-")


_WIDTHS = {
    "short": "dd.MM.yyyy",
    "full": "EEEE d. MMMM",
    "day": "d. MMMM",
    "month": "LLLL y",
    "month_name": "LLL",
    "weekday": "ccc",
}
_DATES = ("date", "today", "day", "born")
"""Names of facts that are business dates."""
_EPOCH = dt.datetime(1970, 1, 1)


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("tillbox", LOCALE, [language], fallback=True)
