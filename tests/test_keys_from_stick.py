"""Keys from a stick: as till.toml has them or as the screen calls them, and nothing else of the file."""

import pytest

from appliance.domain.money import NOK
from appliance.wiring import keys_stick
from appliance.words import Words

TOML = """# from Finago
[books]
target = "24sevenoffice"
client_id = "k7Yp2c=="
secret = 'hush:hush'
[sms]
secret = "another"
"""


@pytest.mark.parametrize(
    ("text", "page", "answers"),
    [
        (TOML, "books",
         {"books.target": "24sevenoffice", "books.client_id": "k7Yp2c==", "books.secret": "hush:hush"}),
        (TOML, "sms", {"sms.secret": "another"}),
        ("\ufeffKlient-id: k7Yp2c\r\nClient id: other\r\nHei du\r\n", "books", {"books.client_id": "other"}),
        ("Who sends it: Sveve\nWhom to tell = +47 912 34 567", "sms",
         {"sms.service": "sveve", "sms.to": "+47 912 34 567"}),
        ("Hello\n\n:\n= x\nsecret =\n", "books", {}),
    ],
)  # fmt: skip
def test_a_line_for_each_answer(tmp_path, text, page, answers):
    file = tmp_path / "keys.txt"
    file.write_text(text, "utf-8")
    assert dict(keys_stick.read(file, page, Words("en", NOK))) == answers


def test_a_link_on_a_stick_leads_to_no_other_file(tmp_path):
    (tmp_path / "real.txt").write_text(TOML)
    (tmp_path / "keys.txt").symlink_to(tmp_path / "real.txt")
    with pytest.raises(OSError):
        keys_stick.read(tmp_path / "keys.txt", "books", Words("en", NOK))
