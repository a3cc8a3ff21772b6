"""Values of the books' stage: every closed day, how it stands there, and what a person can do about it."""

from appliance.domain.problems import Problem
from appliance.till import books, orders
from appliance.till.books import Booking
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.office.deliveries import STATES, DeliveriesView, DeliveryItem, FindingItem
from appliance.ui.usual import CORRECTION_REASONS
from appliance.ui.views.accounts import key_name
from appliance.ui.views.reasons import finding, reason
from appliance.words import N_, Words

FACTS = {
    "found": N_("Found there: {value}"),
    "count": N_("Times there: {value}"),
    "found_date": N_("Date there: {value}"),
    "account": N_("Account: {value}"),
    "vat_code": N_("VAT code: {value}"),
    "found_amount": N_("Amount there: {value}"),
    "debit_amount": N_("Debit there: {value}"),
    "expected_amount": N_("Amount here: {value}"),
    "folder": N_("Folder: {value}"),
}
"""What the books told of a day, in this order."""
LOOKED_FOR = ("unknown", "gone", "draft", "draft_long", "closed", "refused")
"""States in which somebody goes and looks for the day in the books."""
SAID = {
    "wait": N_("Answered: it is known to wait"),
    "resend": N_("Answered: send it again. It goes out with the next try"),
    "there": N_("Answered: it is there. It is noted with the next try"),
    "redate": N_("Answered: book it on {date}. It goes out with the next try"),
    "which": N_("Answered: it is that one. It goes out with the next try"),
    "keep": N_("Answered: it may stand so. It is noted with the next try"),
}
ASKED = {
    "customer": N_("Which customer in the books is {number} {name}?"),
    "product": N_("Which product in the books is {number} {name}?"),
}
KINDS = {"reversal": N_("reversal"), "correction": N_("correction")}


def deliveries(till: Till, place: Place, outside: Outside, words: Words) -> DeliveriesView:
    """What would be refused, every closed day, and what is wrong with the chosen one."""
    found = orders.on_their_way(till, outside.deliveries)
    items = tuple(item(till, words, one) for one in found)
    findings = refusals(till, outside, words)
    if any(one.id == place.books.delivery for one in findings):
        return DeliveriesView(items, place.books.delivery, findings=findings)
    chosen = next((one for one in found if one.voucher["id"] == place.books.delivery), None)
    if chosen is None and found:
        chosen = next((one for one in found if one.outside or one.needs_person), found[0])
    if chosen is None:
        return DeliveriesView(items, findings[0].id if findings else "", findings=findings)
    problem, state = problem_of(till, words, chosen), state_of(chosen)
    return DeliveriesView(
        items,
        chosen.voucher["id"],
        problem,
        _why(words, chosen, problem),
        _tries(till, words, chosen),
        findings,
        answers(found, chosen, state),
        chosen.open_from,
        _facts(words, chosen, state),
        _said(till, words, chosen),
        tuple(words(one) for one in CORRECTION_REASONS),
        *_which(words, chosen),
    )


def _which(words: Words, one: Booking) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Which of theirs one of ours is: the question, and those that fit as (key, name)."""
    if not isinstance(one, orders.Handed) or not one.candidates:
        return "", ()
    number, name = one.ours
    what = ASKED[one.asks]
    found = [(fits.key, f"{fits.name} · {fits.key}" if fits.name else fits.key) for fits in one.candidates]
    return words(what, number=number, name=name), tuple(found)


def refusals(till: Till, outside: Outside, words: Words) -> tuple[FindingItem, ...]:
    """What the books would refuse, in words."""
    rows = []
    for one in books.refusals(outside.deliveries).found:
        what, do = finding(words, one.code, key_name(till, words, one.key), one.facts)
        since = words.moment(one.since, till.clock().offset)
        rows.append(FindingItem(f"{one.code} {one.key}", what, do, words("Since {time}", time=since)))
    return tuple(rows)


def item(till: Till, words: Words, one: Booking) -> DeliveryItem:
    """One day's row."""
    voucher, row = one.voucher, one.delivery
    name = _name(words, one)
    title = f"{name} · {words.date(voucher['date'])}"
    if isinstance(one, orders.Handed):
        title = f"{name} · {one.order['customer']['name']}"
    if one.kind in KINDS:
        title += f" · {words(KINDS[one.kind])}"
    total = sum(-posting["amount"] for posting in voucher["postings"] if posting["role"] == "revenue")
    number = (one.voucher_number or row.reference) if row else ""
    return DeliveryItem(
        voucher["id"], title, total, state_of(one), number, one.waited(till.clock().at), name,
        voucher["date"],
    )  # fmt: skip


def _name(words: Words, one: Booking) -> str:
    """What it is called: a day by its Z, an order by its delivery receipt."""
    if isinstance(one, orders.Handed):
        return words("Delivery {number}", number=one.order["receipt"])
    return f"Z {one.voucher['z']}"


def state_of(one: Booking) -> str:
    """How it stands: key of `STATES`."""
    code = one.delivery.code if one.delivery else ""
    if one.gone:
        return "gone"
    if one.state == "accepted":
        return _stage_of(one)
    if one.state == "queued" and code not in ("", "network_down"):
        return "mapping" if code == "mapping_missing" else "later"
    if one.closed:
        return "closed"
    if isinstance(one, orders.Handed) and one.candidates:
        return "which"
    return {"queued": "waiting"}.get(one.state, one.state)


def _stage_of(one: Booking) -> str:
    if one.left:
        return "changed_left" if one.stage == "changed" else "gone_left"
    if one.stage == "draft":
        return "draft_long" if one.waits_long else "draft"
    if one.stage in ("changed", "gone"):
        return one.stage
    if one.stage == "booking":
        return "booking"
    if one.verified:
        return "verified" if one.voucher_number else "accepted_verified"
    return "posted" if one.voucher_number else "accepted"


def answers(found: list[Booking], one: Booking, state: str) -> tuple[str, ...]:
    """What a person can say about it: the answers of `till.books.decide`, ``now`` and ``correct``."""
    by_state = {
        "waiting": ("now",),
        "later": ("now",),
        "mapping": ("now",),
        "unknown": ("there", "resend"),
        "refused": ("there", "resend"),
        "closed": ("there", "resend", "redate"),
        "which": ("resend", "which"),
        "draft_long": ("wait",),
        "changed": ("keep",),
        "gone": ("keep", "resend"),
    }
    if state == "draft_long" and one.unseen:
        return "keep", "wait"
    return ("correct",) if books.is_correctable(found, one) else by_state.get(state, ())


def _why(words: Words, one: Booking, problem: Problem | None) -> tuple[str, str]:
    """Why it is not there, or why it could not be read back, and the books' own words."""
    row = one.delivery
    if row is None or (problem is not None and problem.code == row.code):
        return "", ""
    if one.state == "accepted" and one.stage == "cannot_tell":
        return words("The books do not show it to the till: nobody has read it back"), _own(row.facts)
    why, own = reason(words, row.code, row.facts)
    return why, own if not row.facts.keys() & FACTS.keys() else _own(row.facts)


def _own(facts: dict[str, str | int]) -> str:
    return str(facts.get("said") or facts.get("detail") or "")


def _facts(words: Words, one: Booking, state: str) -> tuple[str, ...]:
    """What to look for in the books, and what they told of it."""
    row, voucher, lines = one.delivery, one.voucher, []
    if state in LOOKED_FOR:
        total = sum(posting["amount"] for posting in voucher["postings"] if posting["amount"] > 0)
        dated = words.date(row.dated if row and row.dated else voucher["date"])
        said = {"key": voucher["key"], "day": dated, "amount": words.amount(total)}
        lines.append(words("Look there for {key}, {day}, {amount}", **said))
    elif row and row.dated:
        lines.append(words("Sent under {date}", date=words.date(row.dated)))
    for name, text in FACTS.items():
        if row and row.facts.get(name) not in (None, ""):
            value = row.facts[name]
            money = name.endswith("_amount") and isinstance(value, int)
            lines.append(words(text, value=words.amount(int(value)) if money else value))
    return tuple(lines)


def _said(till: Till, words: Words, one: Booking) -> str:
    """What was answered, while nothing has come of it yet."""
    if isinstance(one, orders.Handed) and orders.is_told(till, one):
        return words(SAID["which"])
    said = books.unheard(till, one)
    if said is None:
        return ""
    return words(SAID[said.answer], date=words.date(said.reference) if said.answer == "redate" else "")


def standing_in_words(till: Till, words: Words, one: Booking) -> str:
    """How it stands, as its row says it: "Posted as voucher 1042"."""
    row = item(till, words, one)
    return words(STATES[row.state][2], number=row.number, days=row.days)


def _tries(till: Till, words: Words, one: Booking) -> tuple[tuple[str, str], ...]:
    """What was tried and what comes next, each with when."""
    row, now = one.delivery, till.clock()
    if row is None:
        return ()
    if one.state == "accepted":
        asked = words.moment(row.asked_at, now.offset) if row.asked_at else ""
        return ((words("Looked at in the books"), asked),) if asked else ()
    tries = []
    if row.tried_at:
        said = (
            words("Tried {count} times, last", count=row.attempts)
            if row.attempts > 1
            else words("Tried once")
        )
        tries.append((said, words.moment(row.tried_at, now.offset)))
    if row.next_try is None:
        tries.append((words("Next try"), words("after your answer")))
    else:
        soon = row.next_try <= now.at
        tries.append((words("Next try"), words("soon") if soon else words.moment(row.next_try, now.offset)))
    return tuple(tries)


def problem_of(till: Till, words: Words, one: Booking) -> Problem | None:
    """What is wrong with a delivery, in words that the shop uses; None when nothing is."""
    row = one.delivery
    if row is None:
        return None
    if one.state == "accepted" or one.gone:
        code = {"draft_long": "books_draft", "changed": "books_changed", "gone": "books_gone"}.get(
            state_of(one)
        )
        return books.problem_of(code, one) if code else None
    if row.code in ("mapping_missing", "mapping_wrong"):
        named = books.unmapped_of(one)
        key = key_name(till, words, str(named.facts["key"]))
        return Problem.of(named.code, **{**named.facts, "key": key})
    if one.open_from:
        return books.problem_of("books_closed", one)
    if one.state in ("refused", "unknown"):
        return books.problem_of(f"books_{one.state}", one)
    return Problem.of("network_down") if row.code == "network_down" else None
