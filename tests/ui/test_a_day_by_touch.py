"""A day at the counter with a finger: every step is a touch on the glass, the till behind is real."""

import pytest

PIN = ("1", "2", "3", "4")


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    return Counter(tmp_path)


def open_shop(counter):
    return counter.tap("Ingrid", *PIN, "Logg inn", "Ja, åpne med 0,00")


def test_a_sale_in_three_touches(counter):
    open_shop(counter).tap("Helmelk", "Ta betalt 24,90", "50,00")
    assert counter.stage == "paid"
    assert {"Veksel", "25,00"} <= set(counter.words())
    assert counter.till.paid.data["tenders"] == [{"kind": "cash", "brand": "", "amount": 2500, "given": 5000}]


def test_one_touch_is_one_deed(counter):
    open_shop(counter).tap("Helmelk", "Helmelk", "Helmelk")
    assert [line.quantity for line in counter.till.sale.lines] == [3000]


def test_the_second_tap_of_a_double_tap_falls_beside(counter):
    open_shop(counter).tap("Helmelk")
    pay = counter.target("Ta betalt 24,90")
    counter.now += 1
    counter.touch(pay)
    counter.now += 0.1
    counter.touch(pay)
    assert counter.stage == "payment" and not counter.till.payment.tenders


def test_a_wrong_pin_says_so_and_lets_one_try_again(counter):
    counter.tap("Ingrid", "9", "9", "9", "9", "Logg inn")
    assert "PIN-koden stemmer ikke. Prøv igjen" in counter.words()
    counter.tap(*PIN, "Logg inn")
    assert counter.stage == "day_open"


def test_an_open_price_is_asked_for_in_the_stage(counter):
    open_shop(counter).tap("Epler")
    assert counter.stage == "price"
    counter.tap("3", "9", "9", "0", "Legg i kurven")
    assert counter.stage == "sale" and counter.till.sale.total == 3990


def test_a_discount_needs_a_reason(counter):
    open_shop(counter).tap("Helmelk", "Rabatt", "10 %")
    with pytest.raises(AssertionError, match="Gi rabatt"):
        counter.tap("Gi rabatt")
    counter.tap("Skadet vare", "Gi rabatt")
    assert counter.till.sale.total == 2241


def test_a_card_is_the_amount_and_one_tap_on_its_brand(counter):
    open_shop(counter).tap("Helmelk", "Ta betalt 24,90", "Kort")
    assert "24,90" in counter.words()
    counter.tap("Visa")
    assert counter.stage == "paid" and counter.till.paid.data["tenders"][0]["brand"] == "visa"


def test_a_part_in_cash_then_the_rest_by_card(counter):
    open_shop(counter).tap("Helmelk", "Ta betalt 24,90", "Annet beløp", "1", "00", "0", "Kontant")
    assert counter.till.payment.left == 1490
    counter.tap("Kort", "BankAxept")
    assert counter.stage == "paid"


def test_parked_and_taken_up_again(counter):
    open_shop(counter).tap("Helmelk").press("Park", "Without a name")
    assert counter.till.sale is None
    counter.tap("Parkert (1)", "Helmelk")
    assert counter.stage == "sale" and counter.till.sale.total == 2490


def test_goods_come_back_from_their_receipt(counter):
    open_shop(counter).tap("Helmelk", "Ta betalt 24,90", "25,00", "Neste salg", "Retur", "1", "Finn", "Alt")
    counter.tap("Ta tilbake 24,90", "Betal tilbake 24,90", "25,00")
    assert counter.till.paid.data["series"] == "return"


def test_an_unknown_code_is_a_question_and_the_next_scan_waits(counter):
    from appliance.till import scanning
    from tests.ui.shop import MILK

    open_shop(counter)
    for code in ("7038010009990", MILK):
        counter.deeds.do(lambda code=code: scanning.scan(counter.till, code))
    assert counter.stage == "question"
    counter.tap("Hopp over")
    assert [line.name for line in counter.till.sale.lines] == ["Helmelk"]


def test_the_day_is_closed_blind_with_one_recount(counter):
    open_shop(counter).tap("Helmelk", "Ta betalt 24,90", "25,00", "Neste salg", "Mer")
    assert counter.target("Avslutt dagen")
    counter.tap("Avslutt dagen", "Ta Z-rapporten", "Tell kontantene")
    assert not any("25,00" in word for word in counter.words())
    counter.tap("Talt: 0,00")
    assert "Stemmer ikke. Tell én gang til" in counter.words()
    counter.tap("Talt: 0,00", "Differanser", "Vet ikke", "Pose og kasse", "Fullfør dagen")
    assert "Regnskapet: venter på nett" in counter.words()
    counter.tap("God kveld")
    assert counter.stage == "log_in"


def test_an_account_is_typed_for_what_the_books_miss(counter):
    from appliance.till import mapping, unmapped

    open_shop(counter).tap("Helmelk", "Ta betalt 24,90", "25,00", "Neste salg", "Mer", "Avslutt dagen")
    counter.tap("Ta Z-rapporten")
    counter.deeds.go_mapping()
    missing = unmapped.missing(counter.till)
    assert missing
    counter.tap("Betalt med · Kontant", "1", "9", "0", "0", "Lagre")
    assert counter.stage == "countersign" and unmapped.missing(counter.till) == missing
    counter.approve("4321")
    assert counter.stage == "deliveries" and counter.till.approver is None, "one approval is for one deed"
    assert [row.account for row in mapping.rows(counter.till) if row.tender == "cash"] == ["1900"]
    assert len(unmapped.missing(counter.till)) < len(missing)


def test_a_sale_waits_under_its_table_s_name_and_says_whose_it_is_and_for_how_long(counter):
    open_shop(counter).tap("Helmelk").press("Park").tap(counter.say("Table {count}", count=4))
    assert counter.entries("parked")[-1]["name"] == counter.say("Table {count}", count=4)
    counter.tap("Helmelk").press("Park")
    with pytest.raises(AssertionError, match="nothing to press"):
        counter.tap(counter.say("Table {count}", count=4))
    counter.press("Another name").tap("K", "a", "r", "i").press("Park").tap("Parkert (2)")
    words = " ".join(counter.words())
    assert "Kari" in words and "Ingrid" in words and counter.say("{count} min", count=0) in words
    counter.tap("Kari")
    assert counter.till.sale.label == "Kari"
