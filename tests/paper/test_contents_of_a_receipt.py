"""What a sales receipt must hold (§ 2-8-4; bokføringsforskriften § 5-1-1, § 5-3-12), item by item and country
by country: each is on the paper, and is the entry's own: with another entry it is another."""

from dataclasses import replace

import pytest

from appliance.paper.compose import compose
from appliance.paper.text import lines
from tests.paper import denmark, norway, plain

DAY = 86_400_000


def line(number, **change):
    """A body with one of its lines changed."""
    return lambda body: {
        **body,
        "lines": [{**one, **(change if n == number else {})} for n, one in enumerate(body["lines"])],
    }


def tender(number, **change):
    """A body with one of its tenders changed."""
    return lambda body: {
        **body,
        "tenders": [{**one, **(change if n == number else {})} for n, one in enumerate(body["tenders"])],
    }


def vat(number, **change):
    """A body with one of its VAT rates changed."""
    return lambda body: {
        **body,
        "vat": [{**one, **(change if n == number else {})} for n, one in enumerate(body["vat"])],
    }


def body(**change):
    """A body with something else in it."""
    return lambda body: {**body, **change}


ENTRY = {
    norway: [
        ("heading", "    Salgskvittering", body(heading="Bong")),
        ("number", "Receipt 1042", body(receipt=7)),
        ("date and time", "21.11.2026 15:32", body(at=norway.ORDINARY["at"] + DAY)),
        ("item and amount", "Blåbærsyltetøy økologisk 400 g            161,82", line(0, name="Syltetøy")),
        ("quantity and price", "  2 × 89,90", line(0, quantity=3000)),
        ("one piece at its price", "Dagsavisen Fjorden                         49,00", line(4, gross=4800)),
        ("weight, unit and price", "  1,25 kg × 29,90", line(2, unit="")),
        ("discount and its reason", "  Discount -17,98 (Går ut på dato)", line(0, reason="")),
        ("discount on the sale", "  Discount on the sale -19,00 (Fast kunde)", body(discount_reason="")),
        ("VAT per rate in NOK", "VAT NOK                       Net    VAT   Gross", body(currency="SEK")),
        ("VAT at 0 %", "0 %                         61,00   0,00   61,00", vat(0, rate=1200)),
        ("VAT at 15 %", "15 %                       173,22  25,98  199,20", vat(1, vat=2597)),
        ("VAT at 25 %", "25 %                       264,00  66,00  330,00", vat(2, net=26_300)),
        ("total", "Total NOK                                 590,20", body(gross=59_000)),
        ("rounding", "Cash rounding                              -0,20", body(rounding=0)),
        ("rounded total", "Rounded total NOK                         590,00", body(rounding=0)),
        ("means of payment", "Card BankAxept                            300,00", tender(0, brand="visa")),
        ("cash", "Cash                                      290,00", tender(1, kind="vipps")),
        ("change", "  Change                                  210,00", tender(1, given=30_000)),
        ("the terminal's transaction", "  Reference 000123456789", tender(0, reference="1")),
    ],
    denmark: [
        ("heading", "       Kvittering", body(heading="Bon")),
        ("number", "Receipt 301", body(receipt=7)),
        ("date and time", "21.11.2026 15:32", body(at=denmark.ORDINARY["at"] + DAY)),
        ("operator", "Cashier 2", body(operator="3")),
        ("item and amount", "Wienerbrød                                 66,75", line(0, name="Brød")),
        ("quantity and price", "  3 × 22,25", line(0, quantity=4000)),
        ("VAT per rate in DKK", "VAT DKK                        Net    VAT  Gross", body(currency="NOK")),
        ("VAT at 25 %", "25 %                         53,40  13,35  66,75", vat(1, vat=1)),
        ("VAT at 0 %", "0 %                          35,00   0,00  35,00", vat(0, net=1)),
        ("total", "Total DKK                                 101,75", body(gross=1)),
        ("rounding to 0.50", "Cash rounding                               0,25", body(rounding=0)),
        ("rounded total", "Rounded total DKK                         102,00", body(rounding=0)),
        ("means of payment", "Cash                                      102,00", tender(0, kind="card")),
    ],
    plain: [
        ("heading", "        Receipt", body(heading="Bill")),
        ("number", "Receipt 88", body(receipt=7)),
        ("date and time", "21.11.2026 15:32", body(at=plain.ORDINARY["at"] + DAY)),
        ("item and amount", "Fish chowder                               17.00", line(0, name="Soup")),
        ("quantity and price", "  2 × 8.50", line(0, quantity=3000)),
        ("VAT", "13.5 %                        14.98  2.02  17.00", vat(0, rate=900)),
        ("total", "Total EUR                                  28.69", body(gross=1)),
        ("means of payment", "Cash                                       28.69", tender(0, kind="card")),
    ],
}
SHOP = {
    norway: [
        ("seller", "Fjordbutikken Ærlig & Sønner AS", {"name": "Butikken"}),
        ("organisation number and MVA", "Org.nr. 987654321 MVA", {"register": "Foretaksregisteret"}),
        ("the register it is in", "\n               Foretaksregisteret\n", {"register": "MVA"}),
        ("cash point", "Till 1", {"till": "2"}),
    ],
    denmark: [
        ("seller", "Bageriet på Torvet ApS", {"name": "Bageriet"}),
        ("CVR number", "CVR-nr. 12345678", {"organisation": "87654321"}),
        ("cash point", "Till 1", {"till": "2"}),
    ],
    plain: [("seller", "The Harbour Kiosk", {"name": "Kiosk"}), ("cash point", "Till 1", {"till": "2"})],
}


def paper(country, body, shop):
    """A receipt as text, with a line before its first."""
    return "\n" + "\n".join(lines(compose(body, shop, country.words()), 48))


def named(cases):
    """The cases of each country, each with a name that a failing test shows."""
    return [
        pytest.param(country, *case[1:], id=f"{country.__name__.rpartition('.')[2]}: {case[0]}")
        for country, rows in cases.items()
        for case in rows
    ]


@pytest.mark.parametrize(("country", "text", "change"), named(ENTRY))
def test_of_the_sale(country, text, change):
    assert text in paper(country, country.ORDINARY, country.SHOP)
    assert text not in paper(country, change(country.ORDINARY), country.SHOP)


@pytest.mark.parametrize(("country", "text", "change"), named(SHOP))
def test_of_the_seller(country, text, change):
    assert text in paper(country, country.ORDINARY, country.SHOP)
    assert text not in paper(country, country.ORDINARY, replace(country.SHOP, **change))


@pytest.mark.parametrize("country", [norway, denmark, plain])
@pytest.mark.parametrize("name", ["return", "mixed"])
def test_a_return_receipt_has_the_content_of_a_sale(country, name):
    body, _ = country.EVERY[name]
    shown = paper(country, body, country.SHOP)
    assert "\nReturn receipt " in shown if name == "return" else "\nReceipt " in shown
    for text in (country.SHOP.name, country.SHOP.organisation, "Till 1", "21.11.2026 15:32", "\n  -1 × "):
        assert text in shown
    for text in ("Bought on receipt ", f"\nTotal {body['currency']} ", f"\nVAT {body['currency']} "):
        assert text in shown


@pytest.mark.parametrize(
    ("register", "said"),
    [
        ("MVA", ["Org.nr. 999888777 MVA"]),
        ("Foretaksregisteret MVA", ["Org.nr. 999888777 MVA", "Foretaksregisteret"]),
        ("Foretaksregisteret", ["Org.nr. 999888777", "Foretaksregisteret"]),
        ("", ["Org.nr. 999888777"]),
    ],
)
def test_mva_stands_right_behind_the_number(register, said):
    shop = replace(norway.SHOP, organisation="999888777", register=register)
    shown = lines(compose(norway.ORDINARY, shop, norway.words()), 48)
    assert [text.strip() for text in shown[4 : shown.index("")]] == said
