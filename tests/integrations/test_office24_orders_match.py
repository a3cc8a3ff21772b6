"""Whose order it is, and what is on it: linked where they know it, made where not, asked where two fit."""

import pytest

from appliance.domain.order import Party
from appliance.integrations import Accepted, Refused
from tests.integrations.office24_orders import ACME, BREAD, KARI, KNIFE, an_order, selling, sold


def with_customers(both, *rows):
    both.sales.customers.update({row["id"]: {"name": f"Nr {row['id']}", **row} for row in rows})


def with_products(both, *rows):
    both.sales.products.update({row["id"]: {"name": f"Vare {row['id']}", **row} for row in rows})


def link_of(both, kind, ours):
    return both.links.known[kind, ours]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([{"id": 10001, "organizationNumber": "974760673"}], id="number and organisation"),
        pytest.param([{"id": 10001}], id="number, and no organisation there"),
        pytest.param(
            [{"id": 10001, "organizationNumber": "974760673"}, {"id": 5, "organizationNumber": "974760673"}],
            id="number before another branch of the organisation",
        ),
        pytest.param([{"id": 10001, "organizationNumber": "NO 974 760 673 MVA"}], id="written otherwise"),
    ],
)
def test_a_customer_by_number(rows):
    with selling() as both:
        with_customers(both, *rows)
        assert isinstance(both.deliver(an_order()), Accepted)
        assert link_of(both, "customer", "10001") == ("10001", "found")
        assert both.only()[0]["customer"]["id"] == 10001
        assert len(both.sales.customers) == len(rows)


def test_a_customer_by_organisation_number_on_a_later_page():
    with selling() as both:
        with_customers(both, *({"id": n, "organizationNumber": str(n)} for n in range(1, 9)))
        with_customers(both, {"id": 77, "organizationNumber": "974760673"})
        both.deliver(an_order())
        assert link_of(both, "customer", "10001") == ("77", "found")


@pytest.mark.parametrize("party", [ACME, KARI])
def test_a_customer_that_we_made_once_is_known_again(party):
    with selling() as both:
        with_customers(both, *({"id": n} for n in range(1, 9)))
        both.deliver(an_order(customer=party, number=1))
        first = link_of(both, "customer", party.number)
        both.links.known.clear()
        both.deliver(an_order(customer=party, number=2))
        assert (first[1], link_of(both, "customer", party.number)) == ("made", (first[0], "found"))
        assert len(both.sales.customers) == 9


def test_a_new_company_and_a_new_person():
    with selling() as both:
        both.deliver(an_order(customer=ACME, number=1))
        both.deliver(an_order(customer=KARI, number=2))
        both.deliver(an_order(customer=Party("007", "Cher"), number=3))
        acme, kari, cher = both.sales.customers.values()
    assert (acme["isCompany"], acme["name"], acme["organizationNumber"]) == (True, "Acme AS", "974760673")
    assert (kari["isCompany"], kari["person"]) == (
        False, {"firstName": "Kari Anne", "lastName": "Nordmann"},
    )  # fmt: skip
    assert cher["person"] == {"firstName": "", "lastName": "Cher"}
    assert [row["externalReference"] for row in (acme, kari, cher)] == ["10001", "10002", "007"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(
            [{"id": 5, "organizationNumber": "974760673"}, {"id": 6, "organizationNumber": "974760673"}],
            "5 Nr 5; 6 Nr 6",
            id="two of one organisation",
        ),
        pytest.param(
            [{"id": 10001}, {"id": 6, "organizationNumber": "974760673"}],
            "10001 Nr 10001; 6 Nr 6",
            id="one by number, one by organisation",
        ),
        pytest.param(
            [{"id": 10001, "organizationNumber": "923609016"}],
            "10001 Nr 10001",
            id="the number is another organisation's",
        ),
        pytest.param(
            [{"id": 5, "externalReference": "10001"}, {"id": 6, "externalReference": "10001"}],
            "5 Nr 5; 6 Nr 6",
            id="two that bear our number",
        ),
    ],
)
def test_two_customers_that_fit_are_a_question(rows, found):
    with selling() as both:
        with_customers(both, *rows)
        answer = both.deliver(an_order())
        assert answer == Refused("customer_ambiguous", {"ours": "10001", "name": "Acme AS", "found": found})
        assert (both.conversation.sent, both.links.known) == ([], {})


def test_what_a_person_said_stands():
    with selling() as both:
        with_customers(both, {"id": 5, "organizationNumber": "974760673"}, {"id": 10001})
        both.links.put("customer", "10001", "5", "person")
        assert isinstance(both.deliver(an_order()), Accepted)
        assert both.only()[0]["customer"]["id"] == 5


def test_a_customer_that_is_linked_and_gone():
    with selling() as both:
        both.links.put("customer", "10001", "5", "found")
        answer = both.deliver(an_order())
    assert (answer.code, answer.facts["ours"], answer.facts["name"]) == ("customer_wrong", "10001", "Acme AS")


def test_a_draft_goes_over_to_the_customer_that_it_is_linked_with_since():
    order = an_order()
    with selling() as both:
        both.sales.ledger.accounts.pop(3010)
        both.deliver(order)
        with_customers(both, {"id": 5})
        both.links.put("customer", "10001", "5", "person")
        both.sales.ledger.accounts[3010] = "Salg"
        assert isinstance(both.deliver(order), Accepted)
        assert both.only()[0]["customer"]["id"] == 5


def test_a_product_by_number():
    with selling() as both:
        with_products(both, *({"id": n, "number": str(1000 + n)} for n in range(1, 9)))
        both.deliver(an_order(KNIFE))
        assert link_of(both, "product", "1001") == ("1", "found")


@pytest.mark.parametrize(
    "row",
    [
        {"id": 9, "number": "K-125", "ean": "7038010009457"},
        {"id": 9, "number": "K-125", "ean": "07038010009457"},
        {"id": 9, "number": "K-125", "eanAlternative": "7038010009457"},
        {"id": 9, "ean": "7038010009457"},
    ],
)
def test_a_product_by_ean_where_its_number_is_another(row):
    with selling() as both:
        with_products(
            both, *({"id": n, "number": f"V{n}", "ean": f"70380100{n:05}"} for n in range(1, 9)), row
        )
        both.deliver(an_order(KNIFE))
        assert link_of(both, "product", "1001") == ("9", "found")
        assert both.only()[1][0]["product"]["id"] == 9


def test_a_number_that_bears_another_ean_stands_where_nothing_has_ours():
    with selling() as both:
        with_products(both, {"id": 9, "number": "1001", "ean": "5901234123457"})
        both.deliver(an_order(KNIFE))
        assert link_of(both, "product", "1001") == ("9", "found")


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([{"id": 8, "number": "1001"}, {"id": 9, "number": "1001"}], "8 Vare 8; 9 Vare 9"),
        ([{"id": 8, "ean": "7038010009457"}, {"id": 9, "ean": "7038010009457"}], "8 Vare 8; 9 Vare 9"),
        (
            [{"id": 8, "number": "1001", "ean": "5901234123457"}, {"id": 9, "ean": "7038010009457"}],
            "8 Vare 8; 9 Vare 9",
        ),
    ],
)
def test_two_products_that_fit_are_a_question(rows, found):
    with selling() as both:
        with_products(both, *rows)
        answer = both.deliver(an_order(KNIFE))
        assert answer == Refused("product_ambiguous", {"ours": "1001", "name": "Kniv", "found": found})
        assert both.sales.orders == {}


def test_a_new_product():
    with selling() as both:
        both.deliver(an_order(KNIFE, sold("Uten kode", 5000, product="1003")))
        knife, plain = both.sales.products.values()
    assert (knife["name"], knife["number"], knife["ean"]) == ("Kniv", "1001", "7038010009457")
    assert (knife["category"], knife["salesPrice"]) == ({"id": 12}, 100)
    assert "ean" not in plain


def test_one_product_on_two_lines_is_made_once():
    with selling() as both:
        both.deliver(an_order(KNIFE, BREAD, KNIFE))
        assert len(both.sales.products) == 2
        assert len(both.only()[1]) == 3


def test_a_product_that_is_no_longer_sold():
    with selling() as both:
        with_products(both, {"id": 9, "number": "1001", "status": "inactive"})
        answer = both.deliver(an_order(KNIFE))
    assert (answer.code, answer.facts["ours"], answer.facts["name"]) == ("product_wrong", "1001", "Kniv")
