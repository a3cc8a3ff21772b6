"""Denmark's eleven fields, in the public validator's order."""

from appliance.fiscal import denmark


def test_eleven_fields_in_order():
    facts = {
        "nr": 3, "id": "ab" * 16, "type": "sale", "date": "2026-11-21", "time": "09:00:00", "operator": "1",
        "in": "12.50", "ex": "10.00", "register": "1", "company": "12345678",
    }  # fmt: skip
    assert denmark.signed_text("0", facts) == (
        "0;3;" + "ab" * 16 + ";sale;2026-11-21;09:00:00;1;12.50;10.00;1;12345678"
    )
