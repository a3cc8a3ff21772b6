"""What only a person can answer, answered with a finger: papers in doubt, unknown codes, days in doubt."""

import pytest

from appliance.domain.product import Group, Product
from appliance.integrations import FINDINGS, REASONS
from appliance.till import books, catalogue, jobs, scanning

PIN = ("1", "2", "3", "4")
STRANGE = "7038010009990"
SOLD = ("Helmelk", "Ta betalt 24,90", "25,00", "Neste salg")


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    made = Counter(tmp_path)
    return made.tap("Ingrid", *PIN, "Logg inn", "Ja, åpne med 0,00")


def print_states(counter):
    """How the printer's debts stand, oldest first."""
    return [one.state for one in jobs.owed(counter.till) if one.job.kind == "print"]


def all_prints(counter, state):
    """Say of every print that this became of it."""
    for one in jobs.owed(counter.till):
        if one.job.kind == "print":
            counter.deeds.do(lambda job=one.job.id: jobs.ended(counter.till, job, state))


def scan(counter, *codes):
    """Scan codes in turn."""
    for code in codes:
        counter.deeds.do(lambda code=code: scanning.scan(counter.till, code))


def test_papers_in_doubt_are_asked_about_one_by_one(counter):
    counter.tap(*SOLD, *SOLD)
    all_prints(counter, "unknown")
    counter.tap("Svar")
    assert "Kvittering 1, 24,90: kom den ut?" in counter.words()
    assert print_states(counter) == ["unknown", "unknown"]
    counter.tap("Ja, den kom ut")
    assert "Kvittering 2, 24,90: kom den ut?" in counter.words()
    assert print_states(counter) == ["unknown"]
    counter.tap(counter.say("No, print its one copy"))
    assert (counter.stage, print_states(counter)) == ("sale", ["queued"])


def test_later_leaves_a_paper_in_doubt_and_lets_scans_go_on(counter):
    from tests.ui.shop import MILK

    counter.tap(*SOLD)
    all_prints(counter, "unknown")
    counter.tap("Svar")
    scan(counter, MILK)
    assert counter.till.sale is None
    counter.tap("Senere")
    assert print_states(counter) == ["unknown"] and counter.till.sale.total == 2490
    assert "receipts_doubtful" in counter.till.banners


def test_what_certainly_failed_is_printed_without_a_question(counter):
    counter.tap(*SOLD)
    all_prints(counter, "failed")
    counter.tap("Skriv ut nå")
    assert (counter.stage, print_states(counter)) == ("sale", ["queued"])


def test_an_unknown_code_is_made_known_and_the_waiting_scans_follow(counter):
    from tests.ui.shop import MILK

    scan(counter, STRANGE, MILK)
    counter.tap("Lag ny vare", "T", "a", "u", "Velg gruppe", "Meieri", "8", "9", "00", "Legg i kurven")
    assert [(line.name, line.gross, line.rate) for line in counter.till.sale.lines] == [
        ("Tau", 8900, 1500),
        ("Helmelk", 2490, 1500),
    ]
    assert counter.stage == "sale"
    scan(counter, STRANGE)
    assert counter.till.sale.lines[-1].name == "Tau"


def test_going_back_leads_to_the_question_again(counter):
    from tests.ui.shop import MILK

    scan(counter, STRANGE, MILK)
    for way in ("Lag ny vare", "Selg i varegruppe", "Søk på navn"):
        counter.tap(way, "Tilbake")
        assert counter.stage == "question" and counter.till.waiting == (MILK,)


@pytest.mark.parametrize(
    "way",
    [
        ("Selg i varegruppe", "Meieri", "3", "9", "00", "Legg i kurven"),
        ("Søk på navn", "h", "e", "Helmelk"),
        ("Søk på navn", "e", "p", "Epler", "3", "9", "00", "Legg i kurven"),
    ],
)
def test_sold_in_another_way_the_waiting_scans_follow(counter, way):
    from tests.ui.shop import MILK

    scan(counter, STRANGE, MILK)
    counter.tap(*way)
    assert counter.stage == "sale" and counter.till.waiting == ()
    assert sum(line.quantity for line in counter.till.sale.lines) == 2000


@pytest.fixture
def closed(counter, tmp_path):
    """A day that is closed, and the uploader's file to write into."""
    from appliance.storage.deliveries import Deliveries

    counter.tap(
        *SOLD, "Mer", "Avslutt dagen", "Ta Z-rapporten", "Tell kontantene", "Talt: 0,00", "Talt: 0,00"
    )
    counter.tap("Differanser", "Vet ikke", "Pose og kasse", "Fullfør dagen", "God kveld")
    counter.tap("Ingrid", *PIN, "Logg inn")
    (booking,) = books.bookings(counter.till, tmp_path / "delivery.db")
    woken = []
    object.__setattr__(counter.deeds.outside, "wake_uploader", lambda: woken.append(1))
    with Deliveries(tmp_path / "delivery.db") as deliveries:
        deliveries.adopt([(booking.voucher["id"], 1)], "told", 1, 0, {})
        row = deliveries.latest()[booking.voucher["id"]]
        yield counter, deliveries, row, woken


def answers(counter):
    """What people decided, by the journal."""
    from appliance.storage import journal

    entries = journal.entries(counter.till.database)
    kept = ("delivery", "answer", "reference")
    return [tuple(e.data[name] for name in kept) for _, e in entries if e.kind == "delivery_answered"]


def approved(counter, woken=()):
    """The owner approves of a decision that the cashier may not make alone; nothing happens until then."""
    assert answers(counter) == [] and list(woken) == [], "a cashier decides nothing about the books"
    assert counter.stage == "countersign" and counter.reads("Decide about the books")
    counter.approve("4321")
    assert counter.stage == "deliveries" and counter.till.approver is None
    (made,) = counter.entries("delivery_answered")
    assert (made["operator"], made["approved_by"]) == ("1", "2")


def saved(counter):
    """The owner approves of the accounts that the cashier typed; nothing has changed until then."""
    before = counter.entries("mapping")
    assert counter.stage == "countersign" and counter.reads("Change the accounts")
    counter.approve("4321")
    now = counter.entries("mapping")
    assert len(now) == len(before) + 1 and now[-1]["approved_by"] == "2"
    assert counter.stage == "deliveries" and counter.till.approver is None, "one approval is for one deed"


def test_a_day_that_is_there_gets_the_number_it_has_there(closed):
    counter, deliveries, row, woken = closed
    deliveries.doubt(row.id, None, "found_twice", {"found": "1041, 1042"})
    counter.deeds.go_deliveries()
    assert {"Den er i regnskapet mer enn én gang", "etter svaret ditt"} <= set(counter.words())
    assert counter.reads("Found there: {value}", value="1041, 1042")
    assert any("Z-" in said and "21.11.2026" in said for said in counter.words()), "what to look for"
    counter.tap("Den er der", "1", "0", "4", "2", "Den er der")
    approved(counter, woken)
    assert answers(counter) == [(row.id, "there", "1042")] and woken == [1]


@pytest.mark.parametrize("state", ["refused", "unknown"])
def test_sent_again_is_a_persons_decision(closed, state):
    counter, deliveries, row, woken = closed
    deliveries.doubt(row.id, None, "found_twice", {})
    if state == "refused":
        deliveries.repeat(row.id, 1)
        deliveries.sending(row.id, 1, [])
        deliveries.refuse(row.id, "refused", {"said": "period is locked"})
    counter.deeds.go_deliveries()
    assert state == "unknown" or "period is locked" in counter.words()
    counter.tap("Send på nytt")
    approved(counter, woken)
    assert answers(counter) == [(row.id, "resend", "")] and woken == [1]


def test_what_is_queued_is_only_tried_now(closed):
    counter, deliveries, row, woken = closed
    deliveries.repeat(row.id, 1)
    deliveries.queue(row.id, 9_999_999_999_999, "rate_limited", {})
    counter.deeds.go_deliveries()
    assert {"Regnskapet ber oss vente litt", "Venter og prøver igjen"} <= set(counter.words())
    counter.tap("Send på nytt")
    assert answers(counter) == [] and woken == [1]


def test_a_missing_account_is_named_in_words_of_the_shop(closed):
    counter, deliveries, row, _ = closed
    deliveries.repeat(row.id, 1)
    deliveries.queue(row.id, 1, "mapping_missing", {"key": "tender///card:visa///"})
    counter.deeds.go_deliveries()
    assert "Z 1 trenger en konto for Betalt med · Kort · Visa" in counter.words()


def test_a_vat_code_has_letters(counter):
    from appliance.till import mapping

    counter.tap(*SOLD, "Mer", "Avslutt dagen", "Ta Z-rapporten")
    counter.deeds.go_mapping()
    counter.tap("Salg · Mva 15 %", "3", "0", "0", "0", "Mva-kode", "U", "123", "1", "5", "Lagre")
    saved(counter)
    (row,) = [row for row in mapping.rows(counter.till) if row.role == "revenue"]
    assert (row.account, row.vat_code) == ("3000", "U15")


def test_what_is_wrong_with_the_accounts_is_said_after_the_approval_too(counter):
    counter.deeds.go_mapping()
    food = next(word for word in counter.words() if word.startswith("Salg · Mva 15"))
    counter.tap(food, "0", "Lagre").approve("4321")
    assert (counter.stage, counter.deeds.place.banner.code) == ("mapping", "mapping_wrong")
    assert counter.entries("mapping") == [] and counter.till.approver is None


def test_an_account_is_split_by_group_and_a_product_gets_its_own(counter):
    from appliance.till import mapping

    counter.deeds.go_mapping()
    food = next(word for word in counter.words() if word.startswith("Salg · Mva 15"))
    counter.tap(food, "3", "0", "0", "0").press("Split")
    group = next(word for word in counter.words() if word.startswith("Salg · ") and word != food)
    counter.tap(group, "3", "0", "1", "0", "Lagre")
    saved(counter)
    rows = mapping.rows(counter.till)
    assert sorted((row.account, bool(row.group)) for row in rows) == [("3000", False), ("3010", True)]
    number = next(one.number for one in catalogue.products(counter.till) if one.name == "Helmelk")
    counter.deeds.go_products()
    counter.deeds.look_at_product(number)
    counter.press("Own account").tap("3", "0", "2", "0", "Lagre")
    saved(counter)
    assert [row.account for row in mapping.rows(counter.till) if row.product == number] == ["3020"]


def test_a_project_is_fixed_for_the_till(counter):
    from appliance.till import mapping
    from tests.ui.drawing import settle

    counter.deeds.go_mapping()
    settle()
    counter.frame._stages["mapping"].ids.list.scroll_y = 0
    counter.press("Fixed for this till", "Project").tap("P", "123", "1", "Lagre")
    saved(counter)
    assert mapping.defaults(counter.till).project == "P1"


def test_every_reason_has_words(display):
    from appliance.ui.views.reasons import FINDING_WORDS, REASON_WORDS

    assert REASON_WORDS.keys() == REASONS
    assert FINDING_WORDS.keys() == FINDINGS


def test_every_reason_is_translated(display):
    from appliance.domain.money import NOK
    from appliance.ui.views.reasons import REASON_WORDS
    from appliance.words import Words

    for language in ("nb", "da"):
        untold = [one for one in REASON_WORDS.values() if Words(language, NOK)(one) == one]
        assert untold == []


@pytest.mark.parametrize(
    ("device", "part"),
    [("printer", "printer"), ("drawer", "drawer"), ("scanner", "scanner"), ("network", "books")],
)
def test_a_mark_in_the_bar_leads_to_what_is_wrong(counter, device, part):
    counter.deeds.look_at(device)
    assert (counter.stage, counter.frame.view.view.chosen) == ("health", part)


def test_the_outbox_leads_to_the_books_and_nowhere_while_locked(counter):
    counter.deeds.look_at("outbox")
    assert counter.stage == "deliveries"
    counter.deeds.lock()
    counter.deeds.look_at("outbox")
    assert counter.stage == "log_in" and counter.deeds.place.stage == ""


def test_the_banner_names_it_too(closed):
    from appliance.ui.views.bars import banner

    counter, deliveries, row, _ = closed
    deliveries.repeat(row.id, 1)
    deliveries.queue(row.id, 1, "mapping_missing", {"key": "tender///card:visa///"})
    found = books.bookings(counter.till, counter.deeds.outside.deliveries)
    books.show(counter.till, books.outbox(found))
    view = banner(counter.till, counter.deeds.place, counter.glass.words)
    assert counter.glass.words.problem(view.problem)[0] == "Z 1 trenger en konto for Betalt med · Kort · Visa"


def test_what_stood_over_its_hours_is_left_out_at_one_touch_and_the_rest_is_paid(counter):
    goods, papers = [Product("102", "Avisen", "30", "1", 5900, 0)], Group("30", "Aviser", "1", 0)
    catalogue.put(counter.till, goods, [papers])
    counter.deeds.tap("100")
    counter.deeds.tap("102")
    dairy = Group("10", "Meieri", "1", 1500, hours="0800-1200-1200")  # and it is one o'clock
    catalogue.put(counter.till, [], [dairy])
    counter.tap("Ta betalt 83,90")
    assert counter.stage == "question" and counter.reads("Too late today for {name}", name="Helmelk")
    counter.press("Back to the sale")
    assert (counter.stage, counter.till.sale.total) == ("sale", 8390)
    counter.tap("Ta betalt 83,90").press("Take it out of the sale")
    assert (counter.stage, counter.till.sale.total) == ("sale", 5900)
    counter.tap("Ta betalt 59,00", "59,00")
    (sold,) = counter.entries("sale")
    assert [line["name"] for line in sold["lines"]] == ["Avisen"]
    assert [one["line"]["name"] for one in counter.entries("line_removed")] == ["Helmelk"]


def test_a_price_is_typed_for_goods_whose_number_begins_that_of_many_others(counter):
    many = [Product(f"7{n}", f"Kopp {n}", "10", "1", 4900, 1500) for n in range(100, 140)]
    catalogue.put(counter.till, [*many, Product("7", "Blomster", "10", "1", None, 1500)])
    counter.press("Search").tap("b", "l", "o", "m", "Blomster", "5", "00").press("Put in basket")
    assert counter.till.sale.total == 500
