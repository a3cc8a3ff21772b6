"""The authority's published answer: the signed text, and HMAC-SHA1 over it with its test key."""

import base64
import hashlib
import hmac

from appliance.domain.journal import Moment
from appliance.fiscal import norway
from appliance.fiscal.seals import FIRST
from appliance.till.sealing import seal_facts

BODY = {"gross": 100, "vat": [{"rate": 1500, "gross": 100, "net": 96, "vat": 4}]}
"""1.00 with 0.96 net, as published."""
AT = Moment(1_479_980_340_000, 60)
"""2016-11-24 09:39:00 UTC: 10:39 in Norway in winter."""


def test_the_signed_text_and_the_published_hmac():
    text = norway.signed_text(FIRST, seal_facts(BODY, 2, AT, norway.RULES))
    assert text == "0;2016-11-24;10:39:00;2;1.00;0.96"
    mac = hmac.new(b"SkatteetatenSign", text.encode(), hashlib.sha1).digest()
    assert base64.b64encode(mac).decode() == "iHh68DWCU3G42eL/7vOGUMSkvMM="


def test_money_back_carries_its_sign_first_and_ore_their_noughts():
    body = {"gross": -5, "vat": [{"rate": 2500, "gross": -5, "net": -4, "vat": -1}]}
    text = norway.signed_text("abc=", seal_facts(body, 7, AT, norway.RULES))
    assert text == "abc=;2016-11-24;10:39:00;7;-0.05;-0.04"


def test_summer_time_is_the_wall_s():
    facts = seal_facts(BODY, 1, Moment(1_783_634_400_000, 120), norway.RULES)  # 2026-07-09 22:00 UTC
    assert (facts["date"], facts["time"]) == ("2026-07-10", "00:00:00")
