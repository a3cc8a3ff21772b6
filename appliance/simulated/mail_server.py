"""A mail server on this machine, as the till hands e-mail in (RFC 5321), and the ways in which it fails.

``manner`` says how it behaves: ``well``; ``defers`` (451 to the recipient, as greylisting does); ``refuses``
(550 to the recipient); ``full`` (552 to the text); ``login`` (535); ``hangs`` (no greeting); ``dies`` (takes
the text and hangs up without a word); ``mute`` (takes it and says nothing more); ``swallows`` (says 250 and
loses it: nobody can know).
"""

import contextlib
import socket
import socketserver
import ssl
import threading
import time
from email import message_from_bytes, policy
from email.message import EmailMessage
from io import BufferedReader


class MailServer:
    """Serves until `close`; ``got`` is what arrived, ``taken`` how often a text was given to it."""

    def __init__(self, manner: str = "well", tls: ssl.SSLContext | None = None) -> None:
        self.manner, self.tls = manner, tls
        self.got: list[EmailMessage] = []
        self.taken = 0
        self.private: list[bool] = []
        """Whether each login came over TLS."""
        server = self

        class Session(socketserver.BaseRequestHandler):
            """One conversation."""

            def handle(self) -> None:
                """Speak until somebody hangs up."""
                with contextlib.suppress(OSError, ConnectionError):
                    server._speak(self.request)

        self._closing = threading.Event()
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session)
        self._server.daemon_threads = True
        self.port: int = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        """Switch it off."""
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()

    def _wait(self) -> None:
        while not self._closing.is_set():
            time.sleep(0.02)

    def _speak(self, connection: socket.socket) -> None:
        if self.manner == "hangs":
            return self._wait()
        connection.sendall(b"220 mail.example ESMTP\r\n")
        lines, secret = connection.makefile("rb"), False
        while line := lines.readline():
            word = line[:4].upper()
            if word == b"STAR" and self.tls:
                connection.sendall(b"220 go ahead\r\n")
                connection = self.tls.wrap_socket(connection, server_side=True)
                lines, secret = connection.makefile("rb"), True
            elif word == b"EHLO":
                starttls = b"250-STARTTLS\r\n" if self.tls and not secret else b""
                connection.sendall(b"250-mail.example\r\n" + starttls + b"250 AUTH PLAIN\r\n")
            elif word == b"AUTH":
                self.private.append(secret)
                connection.sendall(b"535 no\r\n" if self.manner == "login" else b"235 welcome\r\n")
            elif word == b"RCPT":
                answer = {"defers": b"451 try later\r\n", "refuses": b"550 no such mailbox\r\n"}
                connection.sendall(answer.get(self.manner, b"250 yes\r\n"))
            elif word == b"DATA":
                connection.sendall(b"354 go on\r\n")
                if not self._data(connection, lines):
                    return None
            elif word == b"QUIT":
                return connection.sendall(b"221 bye\r\n")
            else:
                connection.sendall(b"250 yes\r\n")
        return None

    def _data(self, connection: socket.socket, lines: BufferedReader) -> bool:
        """Take a text; False: the conversation is over."""
        rows = []
        while (row := lines.readline()) not in (b".\r\n", b""):
            rows.append(row[1:] if row.startswith(b"..") else row)
        self.taken += 1
        if self.manner == "full":
            connection.sendall(b"552 mailbox full\r\n")
            return True
        if self.manner != "swallows":
            self.got.append(message_from_bytes(b"".join(rows), policy=policy.default))
        if self.manner == "mute":
            self._wait()
        if self.manner in ("dies", "mute"):
            return False
        connection.sendall(b"250 taken\r\n")
        return True
