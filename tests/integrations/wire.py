"""One server for one connection at a time, on the lowest level: what it does is a function of a socket."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def server(behave: Callable[[socket.socket], None]) -> Iterator[str]:
    """Listen on the loopback; ``behave`` gets each connection, which is closed after it."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return  # the test is over
                with connection:
                    behave(connection)

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)


def request_of(connection: socket.socket) -> bytes:
    """Read a whole request: head, and as much body as it announces."""
    got = b""
    while b"\r\n\r\n" not in got:
        got += connection.recv(65536)
    head, _, body = got.partition(b"\r\n\r\n")
    length = next(
        (int(h.split(b":")[1]) for h in head.lower().split(b"\r\n") if h.startswith(b"content-length")), 0
    )
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def answering(status: int, body: bytes = b"{}", *headers: str) -> Callable[[socket.socket], None]:
    """A server that reads the request and answers this."""

    def behave(connection: socket.socket) -> None:
        request_of(connection)
        head = [
            f"HTTP/1.1 {status} Whatever",
            f"Content-Length: {len(body)}",
            *headers,
            "Connection: close",
            "",
            "",
        ]
        connection.sendall("\r\n".join(head).encode() + body)

    return behave
