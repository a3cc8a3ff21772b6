"""Code page 437: what it lacks is spelled, and nothing ever becomes a "?"."""

import unicodedata

import pytest

from appliance.integrations.codepage import spelled


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Blåbærøl på Ås, Ærlig Ålesund ÅÆØ", "Blåbæröl på Ås, Ærlig Ålesund ÅÆÖ"),
        ("Rødgrød – 12,50 €", "Rödgröd - 12,50 EUR"),
        ("Café «Größe» ½ ° ± ñ Ñ", "Café «Größe» ½ ° ± ñ Ñ"),  # all of it is in the code page
        ("Łukasz Žižek, Kraków; Čáhput Đŋŧ", "Lukasz Zizek, Kraków; Cáhput Dnt"),
        ("Þórður Œuvre", "Thórdur Oeuvre"),
        ("Київ, Щука, Юрий", "Kiyiv, Shchuka, Yuriy"),
        ("Καλημέρα", "Kalimera"),
        ("“so” ‘so’ … 3\u20444 ¾ ﬁ №7", "\"so\" 'so' ... 3/4 3/4 fi No7"),
        ("1\u00a0000\u202fkr", "1\u00a0000 kr"),  # the first of these spaces is in the code page
        ("a\u0308 a\u200db c\u0301q\u0301", "ä ab cq"),
        ("中 😀", "U+4E2D U+1F600"),
    ],
)
def test_spelled(written, expected):
    assert spelled(written) == expected


def test_every_sign_there_is_can_be_written_and_only_question_marks_are_question_marks():
    for code in range(0x20000):
        sign = chr(code)
        if unicodedata.category(sign) == "Cs":  # half a sign
            continue
        found = spelled(sign)
        found.encode("cp437")
        assert "?" not in found or "?" in unicodedata.normalize("NFKD", sign), hex(code)
