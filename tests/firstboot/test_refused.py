"""A mistake changes nothing; each is named with its key, what was expected, what stands there."""

import json

import pytest

from appliance.firstboot.telling import Identity
from tests.firstboot.card import FULL, SHORTEST, Card

ENGLISH = SHORTEST.replace('"norway"', '"norway"\nlanguage = "en"')


def refused(card, *lines):
    """Start it, and read the lines of the result that name a mistake."""
    before = card.state()
    outcome = card.start()
    assert outcome.state == "refused"
    after = card.state()
    after.pop("till/first-boot.json")
    before.pop("till/first-boot.json", None)
    assert after == before
    return [line.removeprefix("- ") for line in outcome.lines if line.startswith("- ")]


def test_every_mistake_is_named_at_once_and_the_secrets_are_not(tmp_path):
    text = (
        ENGLISH.replace("974 760 673", "974 760 674") + '[wifi]\nssid = "A"\npassword = "hemmlig"\nssd = 1\n'
    )
    card = Card(tmp_path).put(text)
    named = dict(line.split(": ", 1) for line in refused(card))
    assert named.keys() == {"wifi.ssd", "wifi.password", "shop.organisation_number"}
    assert named["wifi.ssd"] == "unknown key; did you mean ssid?"
    assert named["wifi.password"].endswith("or 64 hexadecimal digits, got something else")
    assert named["shop.organisation_number"].endswith("such as 974 760 673, got '974 760 674'")
    assert "Mistakes in till.toml: 3\r\n" in card.result() and "hemmlig" not in card.result()
    assert (card.boot / "till.toml").read_text("utf-8") == text


def test_the_screen_is_told_the_same(tmp_path):
    card = Card(tmp_path).put(ENGLISH + "colour = 1\n")
    said = refused(card)
    told = json.loads(card.text("till/first-boot.json"))
    assert told["state"] == "refused" and f"- {said[0]}" in told["lines"]


def test_the_screen_names_a_mistake_as_it_asks_and_the_card_by_its_key(tmp_path):
    card = Card(tmp_path).put(SHORTEST.replace("974 760 673", "974 760 674") + "colour = 1\n")
    keys = [line.split(":")[0] for line in refused(card)]
    shown = [line.split(":")[0] for line in json.loads(card.text("till/first-boot.json"))["lines"]]
    assert set(keys) == {"shop.organisation_number", "shop.colour"} and "shop.organisation" in card.result()
    assert set(shown[1:3]) == {"- Organisasjonsnummer", "- shop.colour"}  # nothing asks for a colour


def test_mended_it_is_taken_and_the_screen_hears_of_no_mistake_any_more(tmp_path):
    card = Card(tmp_path).put(ENGLISH + "colour = 1\n")
    refused(card)
    card.put(ENGLISH)
    assert card.start().state == "applied"
    assert json.loads(card.text("till/first-boot.json"))["state"] == "applied"


def test_a_file_that_is_taken_away_again_is_forgotten(tmp_path):
    card = Card(tmp_path).put(ENGLISH + "colour = 1\n")
    refused(card)
    (card.boot / "till.toml").unlink()
    assert card.start().state == "nothing"
    assert json.loads(card.text("till/first-boot.json")) == {"state": "nothing", "lines": []}


def test_the_same_mistake_is_written_once(tmp_path):
    card = Card(tmp_path).put(ENGLISH + "colour = 1\n")
    refused(card)
    written = (card.boot / "till-result.txt").stat().st_mtime_ns
    refused(card)
    assert (card.boot / "till-result.txt").stat().st_mtime_ns == written


def test_a_mistake_leaves_the_till_as_it_was(tmp_path):
    card = Card(tmp_path).put(FULL)
    card.start()
    card.put(SHORTEST.replace("norway", "sweden"))
    assert len(refused(card)) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[shop\n", "till.toml: not TOML: "),
        ('[till]\nnumber = "2"\n', "till: expected [shop] too, which says who sells"),
        (
            ENGLISH + '[wifi]\nssid = "A"\npassword = "***"\n',
            "wifi.password: expected the secret itself, for",
        ),
        (
            ENGLISH + '[books]\ntarget = "dinero"\nsecret = "***"\n',
            "books.secret: expected the secret itself",
        ),
    ],
)
def test_what_cannot_be_is_named(tmp_path, text, says):
    assert refused(Card(tmp_path).put(text))[0].startswith(says)


def test_another_encoding_is_named(tmp_path):
    card = Card(tmp_path)
    (card.boot / "till.toml").write_bytes(SHORTEST.encode("latin-1"))
    assert refused(card) == ["till.toml: line 2: expected UTF-8, got the byte 0xe5"]


def test_a_file_too_large_to_be_one_is_refused(tmp_path):
    card = Card(tmp_path).put("#" * 70_000)
    assert refused(card) == ["till.toml: expected at most 65536 bytes"]


def test_two_files_are_one_too_many(tmp_path):
    card = Card(tmp_path).put(ENGLISH).put(ENGLISH, "till.toml.txt")
    assert refused(card) == ["there is till.toml and there is till.toml.txt: expected one of them"]


def test_a_password_is_not_kept_for_another_network(tmp_path):
    card = Card(tmp_path).put(FULL)
    card.start()
    card.put((card.boot / "till.toml").read_text("utf-8").replace('Bakeriet på Ås"\npass', 'Naboen"\npass'))
    assert refused(card)[0].startswith("wifi.password: ")


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        (("974 760 673", "987 654 325"), "shop.organisation_number"),
        (("", '[till]\nnumber = "3"\n'), "till.number"),
    ],
)
def test_a_till_that_has_sold_stays_that_shops_till(tmp_path, changed, key):
    card = Card(tmp_path).put(SHORTEST)
    card.start()
    card.identity = Identity("norway", "974760673", "1", "NOK")
    text = SHORTEST.replace(*changed) if changed[0] else SHORTEST + changed[1]
    (said,) = refused(card.put(text))
    assert said.startswith(f"{key}: ")
    card.put(SHORTEST.replace("Bakeriet på Ås AS", "Bakeriet på Ås og Ski AS"))
    assert card.start().state == "applied"


def test_another_country_is_refused_with_all_that_follows(tmp_path):
    card = Card(tmp_path).put(SHORTEST)
    card.start()
    card.identity = Identity("norway", "974760673", "1", "NOK")
    card.put(SHORTEST.replace("norway", "denmark").replace("974 760 673", "12345678"))
    assert [one.split(":")[0] for one in refused(card)] == [
        "shop.country", "shop.organisation_number", "shop.currency",
    ]  # fmt: skip
