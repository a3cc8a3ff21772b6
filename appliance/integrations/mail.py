"""Sending one e-mail over SMTP (RFC 5321), once: sent, certainly not sent, or nobody knows.

Until the server has been given the text it has taken nothing: whatever goes wrong before is *failed*. Once
the text's last line is under way and no answer comes, it may have been taken: *unknown*. There is nothing to
look a message up by, so nobody sends it again. Only an answer 250 to the text is *sent*; what becomes of
it behind that server, SMTP does not tell.
"""

import re
import smtplib
import socket
import ssl
import time
from dataclasses import dataclass, field
from email.message import EmailMessage
from enum import StrEnum

LOCAL = ("127.0.0.1", "localhost")
"""This very machine, where tests listen: nobody is between."""
_STARTTLS, _DIRECT, _NONE = "starttls", "direct", "none"


class Sent(StrEnum):
    """What became of a message."""

    SENT = "done"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where e-mail is handed in, and as whom."""

    host: str
    port: int
    user: str
    secret: str = field(repr=False)
    sender: str

    @property
    def tls(self) -> str:
        """How the way is kept private: from the start on port 465, else by STARTTLS (RFC 3207, RFC 8314)."""
        if self.port == 465:
            return _DIRECT
        return _NONE if self.host in LOCAL else _STARTTLS


def send(
    mailbox: Mailbox, message: EmailMessage, seconds: float, trust: ssl.SSLContext | None = None
) -> tuple[Sent, str]:
    """Hand a message in.

    Args:
        mailbox: Where.
        message: With ``From``, ``To`` and its ``Message-ID``, which is fixed before this is called.
        seconds: For all of it, about.
        trust: Whom to believe; the machine's own list without one.

    Returns:
        What became of it, and the server's or the network's own words for the log, without the address.
    """
    end = time.monotonic() + seconds
    try:
        server = _logged_in(mailbox, end, trust)
    except (smtplib.SMTPException, OSError) as error:
        return Sent.FAILED, _said(error)
    try:
        return _handed_in(server, message, end)
    finally:
        server.close()


def look(mailbox: Mailbox, seconds: float, trust: ssl.SSLContext | None = None) -> str:
    """Log in and send nothing: empty where that works, else ``refused`` or ``unreached``."""
    try:
        _logged_in(mailbox, time.monotonic() + seconds, trust).close()
    except smtplib.SMTPResponseException:
        return "refused"
    except (smtplib.SMTPException, OSError):
        return "unreached"
    return ""


def _logged_in(mailbox: Mailbox, end: float, trust: ssl.SSLContext | None) -> smtplib.SMTP:
    context = trust or ssl.create_default_context()
    server: smtplib.SMTP
    if mailbox.tls == _DIRECT:
        server = smtplib.SMTP_SSL(mailbox.host, mailbox.port, timeout=_left(end), context=context)
    else:
        server = smtplib.SMTP(mailbox.host, mailbox.port, timeout=_left(end))
    try:
        _hurry(server, end)
        server.ehlo_or_helo_if_needed()
        if mailbox.tls == _STARTTLS:
            server.starttls(context=context)
            server.ehlo()
        if mailbox.user:
            server.login(mailbox.user, mailbox.secret)
    except BaseException:
        server.close()
        raise
    return server


def _handed_in(server: smtplib.SMTP, message: EmailMessage, end: float) -> tuple[Sent, str]:
    try:
        _hurry(server, end)
        sender, to = (message[name].addresses[0].addr_spec for name in ("From", "To"))
        for command, expected in ((f"MAIL FROM:<{sender}>", 250), (f"RCPT TO:<{to}>", 250), ("DATA", 354)):
            code, _ = server.docmd(command)
            if code not in (expected, 251):
                return Sent.FAILED, f"SMTP {code}"
    except (smtplib.SMTPException, OSError) as error:
        return Sent.FAILED, _said(error)
    try:
        _hurry(server, end)
        text = message.as_bytes(policy=message.policy.clone(linesep="\r\n")).rstrip(b"\r\n")
        server.send(re.sub(rb"(?m)^\.", b"..", text) + b"\r\n.\r\n")  # RFC 5321, 4.5.2
        code, _ = server.getreply()
    except (smtplib.SMTPException, OSError) as error:
        return Sent.UNKNOWN, _said(error)
    return (Sent.SENT, "") if code == 250 else (Sent.FAILED, f"SMTP {code}")


def _left(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError("the time is up")
    return left


def _hurry(server: smtplib.SMTP, end: float) -> None:
    left = _left(end)
    if isinstance(server.sock, socket.socket):
        server.sock.settimeout(left)


def _said(error: Exception) -> str:
    """The kind of trouble and its code: a server's own sentence may have the customer's address in it."""
    code = getattr(error, "smtp_code", getattr(error, "errno", None))
    return f"{type(error).__name__} {code}" if code else type(error).__name__
