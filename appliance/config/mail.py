"""[mail]: the shop's mailbox, from which receipts are sent."""

import re
from dataclasses import dataclass
from typing import Any

from appliance.config.keys import file_of, hidden, is_missing, key, line, number
from appliance.config.mistakes import Mistake, Unread
from appliance.problem_words.mark import N_


def sender(value: Any) -> str:
    """An e-mail address."""
    if not isinstance(value, str) or not re.fullmatch(r"[^\s@<>]+@[^\s@<>]+\.[A-Za-z]{2,}", value):
        raise Unread(N_('expected an address such as "butikk@example.no"'))
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """[mail]: the mailbox that receipts are sent from; always over TLS."""

    host: str = key(line, "the outgoing server; without one, no receipt goes by e-mail", default="")
    port: int = key(number(1, 65535), "587 (STARTTLS) or 465 (TLS from the start)", default=587)
    user: str = key(line, "how the server knows the mailbox", default="")
    secret: str = hidden("its password", file="secret_file")
    secret_file: str = file_of("secret")
    sender: str = key(sender, "whom the e-mail is from", default="")


def complete_mail(mail: dict[str, Any], problems: list[str]) -> None:
    """Name what is missing for a server that is set up; ``problems`` gets a `Mistake` each."""
    if not mail.get("host"):
        return
    if not mail.get("sender", "-"):
        problems.append(Mistake(N_("{key}: missing; a mail server expects it"), key="mail.sender"))
    if mail.get("user") and is_missing(mail, "secret", Mail):
        problems.append(Mistake(N_("{key}: missing; a mail server expects it"), key="mail.secret"))
