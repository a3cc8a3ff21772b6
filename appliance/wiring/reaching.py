"""What goes out at a word of the screen: who the books know the shop as, a test message, an e-mail.

The screen's process reaches nothing outside the shop and reads none of these secrets. It asks (`asked`): on
a box the uploader's user answers, at a desk a process of its own. A question names what is to be tried and
never where: that stands in till.toml, so that nobody at the screen has a secret sent elsewhere.
"""

import datetime as dt
import logging
import subprocess
import sys
import uuid
from collections.abc import Callable
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from appliance import plain_file
from appliance.config import Config
from appliance.config.sms import NONE
from appliance.domain.finding import Finding
from appliance.integrations import Accepted, Later, Refused
from appliance.integrations import mail as mailing
from appliance.integrations.accounting.dinero import Dinero
from appliance.integrations.accounting.office24 import Office24
from appliance.integrations.mail import Sent
from appliance.wiring import asked, first_boot
from appliance.wiring.books import books
from appliance.wiring.health_files import server
from appliance.wiring.health_sms import NAMES as MESSENGERS
from appliance.wiring.mail_desk import SECONDS, mailbox_of, sender
from appliance.wiring.telling import messenger
from appliance.words import Words

log = logging.getLogger(__name__)

LONGEST = 120.0
"""Seconds that the screen waits for an answer."""
LARGEST = 4 << 20
"""Bytes of a question: an e-mail with a receipt."""
SYSTEMS = {"24sevenoffice": "24SevenOffice", "24sevenoffice-soap": "24SevenOffice", "dinero": "Dinero"}
_WRONG = {
    "credentials_refused": "books_stranger", "network_down": "books_unreached", "rate_limited": "books_busy",
    "scope_missing": "books_closed", "subscription_missing": "books_closed",
}  # fmt: skip
"""By what kept the books from answering."""


def ask(what: str, folder: Path) -> Finding:
    """Have something tried: books, sms or mail, and for the health screen way or mailbox. It waits, so it is
    not for the screen's thread."""
    try:
        told = _asked("reach", what.encode(), folder)
        return Finding(told["part"], told["what"], told["code"], told["facts"])
    except (OSError, KeyError, subprocess.SubprocessError) as silent:
        log.warning("nobody told what came of %s: %s %s", what, type(silent).__name__, silent)
        return Finding("books" if what == "way" else what, "", "reach_silent")


def _asked(deed: str, content: bytes, folder: Path) -> dict[str, Any]:
    if asked.can_ask(deed=deed):
        return asked.answered(deed, content, LONGEST)
    with TemporaryDirectory() as made:
        run = Path(made)
        for name in ("ask", "told"):
            (run / name).mkdir()
        asked.ask(deed, content, run)
        command = [sys.executable, "-m", "appliance", "reach", deed, "--data", str(folder), "--run", str(run)]
        subprocess.run(command, timeout=LONGEST, check=False, stdin=subprocess.DEVNULL)
        return asked.told(deed, run)


def tell(deed: str, config: Config, data: Path, run: Path) -> int:
    """Read what the screen asks, and tell it what came of it; 1 where it asks nothing that can be read."""
    try:
        content = plain_file.content(run / "ask" / deed, LARGEST)
    except OSError as error:
        log.warning("nothing is asked: %s", error)
        return 1
    first_boot.tell(run / "told" / f"{deed}.json", answer(deed, config, data, content))
    return 0


def answer(deed: str, config: Config, data: Path, content: bytes) -> dict[str, Any]:
    """What is told of a question, by whoever may reach out."""
    if deed == "letter":
        outcome, detail = letter(config, content)
        return {"outcome": outcome.value, "detail": detail}
    one = find(content.decode("utf-8", "replace"), config, data)
    return {"part": one.part, "what": one.what, "code": one.code, "facts": one.facts}


def find(what: str, config: Config, data: Path) -> Finding:
    """Try it, here and now."""
    found: dict[str, Callable[[Config, Path], Finding]] = {
        "books": _books, "sms": _sms, "mail": _mail, "mailbox": mailbox, "way": way,
    }  # fmt: skip
    try:
        return found[what](config, data)
    except OSError as error:
        log.warning("%s: %s", what, error)
        return Finding("books" if what == "way" else what.removesuffix("box"), "", "secret_missing")


def _books(config: Config, data: Path) -> Finding:
    section, system = config.books, SYSTEMS.get(config.books.target, "")
    facts: dict[str, str | int] = {"system": system, "organisation": section.organisation}
    if not system:
        return Finding("books", "", "books_none")
    with books(config, data) as target:
        name = target.known_as() if isinstance(target, Office24 | Dinero) else ""
        if isinstance(name, Later):
            return _kept_out(name, facts)
        today = dt.datetime.now(config.shop.zone).date().isoformat()
        found = target.preflight({}, [today], {})
    if isinstance(found, Later):
        return _kept_out(found, facts)
    facts |= {"name": name or section.organisation}
    for one in found:
        if one.code == "type_missing":
            return Finding("books", system, "books_type", facts | {"number": section.transaction_type})
        if one.key == "clearing":
            return Finding("books", system, "books_clearing", facts | {"number": section.clearing_account})
        if one.code == "year_missing" and one.key == today:
            return Finding("books", system, "books_year", facts | {"year": today[:4]})
    return Finding("books", system, "books_known", facts)


def _kept_out(why: Later, facts: dict[str, str | int]) -> Finding:
    if other := why.facts.get("found"):
        return Finding("books", str(facts["system"]), "books_elsewhere", facts | {"found": other})
    return Finding("books", str(facts["system"]), _WRONG.get(why.code, "books_odd"), facts)


def _sms(config: Config, data: Path) -> Finding:
    section = config.sms
    if section.service == NONE:
        return Finding("sms", "", "sms_none")
    words = Words(config.shop.language, config.shop.money)
    text = words("This is a test from {shop}: here the day's turnover will come", shop=config.shop.name)
    facts: dict[str, str | int] = {"service": MESSENGERS[section.service], "to": section.to}
    with messenger(config) as one:
        said = one.send(section.to, section.sender, text, uuid.uuid4().hex)
    facts |= {"said": str(said.facts.get("said", ""))}
    if isinstance(said, Accepted):
        return Finding("sms", section.service, "sms_test_some" if facts["said"] else "sms_test_sent", facts)
    codes = {"credentials_refused": "sms_test_stranger", "rate_limited": "sms_test_busy",
             "network_down": "sms_test_network"}  # fmt: skip
    if isinstance(said, Later):
        return Finding("sms", section.service, codes.get(said.code, "sms_test_busy"), facts)
    refused = isinstance(said, Refused)
    return Finding("sms", section.service, "sms_test_refused" if refused else "sms_test_doubt", facts)


def _mail(config: Config, data: Path) -> Finding:
    """An e-mail to the mailbox itself: whoever has it sees what customers will."""
    knocked, box = mailbox(config, data), mailbox_of(config)
    if not box or knocked.code != "mail_fine":
        return knocked
    words = Words(config.shop.language, config.shop.money)
    outcome, detail = mailing.send(box, _trial(config, words), SECONDS)
    codes = {Sent.SENT: "mail_test_sent", Sent.FAILED: "mail_test_failed", Sent.UNKNOWN: "mail_test_doubt"}
    return Finding("mail", box.host, codes[outcome], {"to": box.sender, "detail": detail})


def _trial(config: Config, words: Words) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = sender(config), config.mail.sender
    message["Subject"] = words("Test from {shop}", shop=config.shop.name)
    message["Message-ID"] = f"<{uuid.uuid4().hex}@{config.mail.sender.partition('@')[2]}>"
    message["Date"] = dt.datetime.now(config.shop.zone)
    message.set_content(words("The till can send receipts from this mailbox") + "\n")
    return message


def mailbox(config: Config, data: Path) -> Finding:
    """Whether the mailbox lets the till in; nothing is sent."""
    box = mailbox_of(config)
    if not box:
        return Finding("mail", "", "mail_none")
    return Finding("mail", box.host, f"mail_{mailing.look(box, SECONDS) or 'fine'}")


def way(config: Config, data: Path) -> Finding:
    """Whether there is a way to the books; nothing is asked, so no secret leaves the box."""
    return server(config.books.api)


def letter(config: Config, content: bytes) -> tuple[Sent, str]:
    """Hand in a receipt's message, once; it is the shop's own, to one address, or nothing is sent."""
    message = BytesParser(_class=EmailMessage, policy=default).parsebytes(content)
    box = mailbox_of(config)
    own = [one.addr_spec for one in message["From"].addresses] if message["From"] else []
    if not box or own != [box.sender] or not message["To"] or len(message["To"].addresses) != 1:
        return Sent.FAILED, "not the shop's own"
    return mailing.send(box, message, SECONDS)
