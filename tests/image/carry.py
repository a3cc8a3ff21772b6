"""A cable out of the guest: what comes on standard input (a socket) goes to a port here, and back.

QEMU starts it for each connection that the guest makes to an address that only the test has.
"""

import socket
import sys
from contextlib import suppress
from threading import Thread


def pour(source: socket.socket, into: socket.socket) -> None:
    """Until the source ends."""
    with suppress(OSError):  # the other side hung up
        while data := source.recv(65536):
            into.sendall(data)
        into.shutdown(socket.SHUT_WR)


if __name__ == "__main__":
    guest = socket.socket(fileno=0)
    outside = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
    back = Thread(target=pour, args=(outside, guest))
    back.start()
    pour(guest, outside)
    back.join()
