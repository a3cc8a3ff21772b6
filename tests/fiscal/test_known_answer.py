"""The authority's published answer: the signed text, and HMAC-SHA1 over it with its test key.

And the bytes that our key puts its name to are those very ones.
"""

import base64
import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA1

from appliance.domain.journal import Moment
from appliance.fiscal import key_files, norway
from appliance.fiscal.certificates import Holder
from appliance.fiscal.rules import Transaction
from appliance.fiscal.seals import FIRST, seal_facts, signed_text

BODY = {"gross": 100, "vat": [{"rate": 1500, "gross": 100, "net": 96, "vat": 4}]}
"""1.00 with 0.96 net, as published."""
AT = Moment(1_479_980_340_000, 60)
"""2016-11-24 09:39:00 UTC: 10:39 in Norway in winter."""
PUBLISHED = b"0;2016-11-24;10:39:00;2;1.00;0.96"


def published_mac(signed: bytes) -> str:
    """HMAC-SHA1-128 with the key of the published example."""
    return base64.b64encode(hmac.new(b"SkatteetatenSign", signed, hashlib.sha1).digest()).decode()


def test_the_signed_text_and_the_published_hmac():
    facts = seal_facts(BODY, 2, AT, norway.RULES)
    signed = signed_text(norway.RULES.sealing, FIRST, facts).encode()
    assert (signed, published_mac(signed)) == (PUBLISHED, "iHh68DWCU3G42eL/7vOGUMSkvMM=")


def test_the_key_signs_the_published_bytes(tmp_path):
    """PKCS#1 v1.5 gives one signature for one text: checked here without any of our own functions."""
    key = key_files.make(tmp_path / "keys" / "k.pem", "1", norway.RULES, Holder("Shop", "999888777", 0))
    sealed = key.finish(Transaction(2, FIRST, AT, BODY))
    public = key.private.public_key()
    public.verify(base64.b64decode(sealed["signature"]), PUBLISHED, PKCS1v15(), SHA1())
    assert (public.key_size, public.public_numbers().e) == (1024, 65537)


def test_money_back_carries_its_sign_first_and_ore_their_noughts():
    body = {"gross": -5, "vat": [{"rate": 2500, "gross": -5, "net": -4, "vat": -1}]}
    text = signed_text(norway.RULES.sealing, "abc=", seal_facts(body, 7, AT, norway.RULES))
    assert text == "abc=;2016-11-24;10:39:00;7;-0.05;-0.04"


def test_summer_time_is_the_wall_s():
    facts = seal_facts(BODY, 1, Moment(1_783_634_400_000, 120), norway.RULES)  # 2026-07-09 22:00 UTC
    assert (facts["date"], facts["time"]) == ("2026-07-10", "00:00:00")
