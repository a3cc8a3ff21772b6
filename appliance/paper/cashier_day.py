"""What one cashier did in a day, on paper: with the figures of an X report, and for this cashier alone."""

from appliance.domain.receipt import Cut, Paper, Rule, Text
from appliance.paper.happened import happened
from appliance.paper.letterhead import Data, Letterhead, begin, named, stamp
from appliance.paper.reports import outside, sales, tenders
from appliance.words import Words


def cashier_day(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """The paper of an entry ``cashier_day``."""
    whose = words("Cashier {number}", number=named(body["of"], body["name"]))
    drawn = [found for section in (sales, tenders, outside, happened) if (found := section(body, words))]
    return (
        *begin(words("A cashier's day"), letterhead, words),
        *stamp(words.date(body["on"]), body, letterhead, words),
        Text(whose, bold=True),
        *(element for found in drawn for element in (Rule(), *found)),
        Cut(),
    )
