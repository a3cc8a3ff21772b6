"""Denmark's eleven fields, in the public validator's order, each out of the entry."""

from appliance.domain.journal import Moment
from appliance.fiscal import denmark, seals

BODY = {
    "sale": "ab" * 16, "series": "sale", "operator": "7", "till": "2", "organisation": "12345678",
    "gross": 1250, "vat": [{"rate": 2500, "gross": 1250, "net": 1000, "vat": 250}],
}  # fmt: skip
AT = Moment(1_795_248_000_000, 60)
"""2026-11-21 08:00 UTC: 09:00 in Denmark in winter."""


def test_eleven_fields_in_order():
    """prev;nr;transID;transType;transDate;transTime;empID;transAmntIn;transAmntEx;registerID;companyIdent."""
    facts = seals.seal_facts(BODY, 3, AT, denmark.RULES)
    assert seals.signed_text(denmark.RULES.sealing, "0", facts) == (
        "0;3;" + "ab" * 16 + ";sale;2026-11-21;09:00:00;7;12.50;10.00;2;12345678"
    )
