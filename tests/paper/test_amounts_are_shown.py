"""Nothing that the law wants is left out: each figure of the body is on the paper."""

from appliance.paper.compose import compose
from appliance.paper.text import lines
from tests.paper.bodies import LONG, ORDINARY, SHOP, Z, words


def shown(body) -> str:
    return "\n".join(lines(compose(body, SHOP, words()), 48))


def test_every_line_of_a_receipt_with_its_amount():
    paper = shown(LONG)
    for line in LONG["lines"]:
        assert f"\n{line['name'].ljust(40)}{words().amount(line['gross'])}\n" in paper
    assert "Total NOK                             123 456,50\n" in paper


def test_seller_registers_number_till_and_cashier():
    paper = shown(ORDINARY)
    for text in (
        "Fjordbutikken Ærlig & Sønner AS",
        "Org.nr. 987654321 Foretaksregisteret MVA",
        "Receipt 1042",
        "21.11.2026 15:32",
        "Till 1",
        "Cashier 2",
    ):
        assert text in paper


def test_every_count_of_a_z_report_also_where_nothing_happened():
    paper = shown(Z)
    for row in Z["counts"].values():
        assert words().amount(row["amount"]) in paper
    assert "Aborted sales                         0     0,00\n" in paper


def test_the_cash_that_should_be_in_the_drawer_is_not_on_the_z_report():
    assert words().amount(Z["cash_expected"]) not in shown(Z)
