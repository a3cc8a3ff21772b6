"""Receipts by e-mail: one message each, handed in on a thread of its own, and given up after a while.

On a box the uploader's user hands it in, at a desk this program does. Nothing on the screen waits for it.
What became of it comes back as a message; where no answer has come after `GIVEN_UP` seconds nobody knows, and
the till goes on by itself.
"""

import datetime as dt
import threading
from dataclasses import dataclass
from email.message import EmailMessage

from appliance.config import Config
from appliance.domain.receipt import Paper
from appliance.integrations import mail
from appliance.integrations.mail import Mailbox, Sent
from appliance.paper.letterhead import Data
from appliance.till.mailing import message_id
from appliance.wiring import asked
from appliance.wiring.connections import secret
from appliance.words import Words
from appliance.worker import Post, Worker

SECONDS = 15.0
"""For the whole conversation with the server."""
GIVEN_UP = 20.0
"""After so many seconds nobody waits for it any more."""


@dataclass(frozen=True, slots=True)
class MailDone:
    """Message: a receipt's e-mail ended."""

    job: int
    outcome: Sent
    detail: str = ""


def mailbox_of(config: Config) -> Mailbox | None:
    """The mailbox that ``[mail]`` names; OSError where its password cannot be read."""
    section = config.mail
    if not section.host:
        return None
    password = secret(section)
    return Mailbox(section.host, section.port, section.user, password, section.sender)


def letter(config: Config, words: Words, data: Data, paper: Paper, address: str) -> EmailMessage:
    """The message of a receipt: a line of text, and the receipt as PDF, 80 mm wide."""
    from appliance.paper.pdf import roll

    shop, number = config.shop, data["receipt"]
    message = EmailMessage()
    message["From"] = sender(config)
    message["To"] = address
    message["Subject"] = words("Receipt {number} from {shop}", number=number, shop=shop.name)
    message["Message-ID"] = message_id(data, config.mail.sender.partition("@")[2])
    created = dt.datetime.fromtimestamp(data["at"] / 1000, shop.zone)
    message["Date"] = created
    message.set_content(
        words("Thank you for shopping at {shop}. Your receipt is attached.", shop=shop.name) + "\n"
    )
    title = words("Receipt {number} from {shop}", number=number, shop=shop.name)
    message.add_attachment(
        roll(paper, created, title), maintype="application", subtype="pdf",
        filename=f"{words('Receipt {number}', number=number)}.pdf",
    )  # fmt: skip
    return message


def sender(config: Config) -> str:
    """The shop's name, as it may stand before an address, and its mailbox's."""
    name = config.shop.name.replace("\\", "").replace('"', "")
    return f'"{name}" <{config.mail.sender}>'


def _handed_over(message: EmailMessage) -> tuple[Sent, str]:
    """On a box the uploader's user sends it (`reaching`): the till itself reaches nobody outside the shop.

    Raises:
        OSError: Nobody is there to ask, and nothing is sent.
    """
    told = asked.answered("letter", message.as_bytes(), GIVEN_UP)
    if told.get("outcome") not in set(Sent):
        return Sent.UNKNOWN, "no answer"
    return Sent(told["outcome"]), str(told.get("detail", ""))


class MailDesk:
    """Sends receipts, one after the other."""

    def __init__(self, config: Config, words: Words, post: Post) -> None:
        """Start the thread."""
        self._config, self._words, self._post = config, words, post
        self._worker = Worker("mail", post)
        self._worker.patience = 1.0

    def send(self, job: int, data: Data, paper: Paper, address: str) -> None:
        """Have a receipt sent once; returns at once, and `MailDone` comes of it, perhaps twice."""
        self._worker.put(
            lambda: self._send(job, data, paper, address),
            lambda why: MailDone(job, Sent.UNKNOWN, why.partition(":")[0]),
        )
        late = threading.Timer(GIVEN_UP, self._post, (MailDone(job, Sent.UNKNOWN, "no answer"),))
        late.daemon = True
        late.start()

    def _send(self, job: int, data: Data, paper: Paper, address: str) -> MailDone:
        """On the thread; what breaks before the server is spoken to has certainly sent nothing."""
        try:
            message = letter(self._config, self._words, data, paper, address)
            if asked.can_ask(deed="letter"):
                return MailDone(job, *_handed_over(message))
            mailbox = mailbox_of(self._config)
        except (OSError, ValueError) as error:
            return MailDone(job, Sent.FAILED, type(error).__name__)
        if not mailbox:
            return MailDone(job, Sent.FAILED, "no mailbox")
        return MailDone(job, *mail.send(mailbox, message, SECONDS))

    def stop(self) -> None:
        """End the thread; what was under way is not known, and the next start prints it."""
        self._worker.stop()
