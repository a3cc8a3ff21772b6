"""The world outside the guest: the paper that comes out of its printer, and the books that it delivers to.

The books are reached as in a shop: TLS on port 443, a certificate that is checked. That the box believes this
one is said on the kernel's command line, the one thing of the box that a test replaces: a credential of
systemd (`systemd.system-credentials(7)`, ``tmpfiles.extra``) adds it to Debian's list in memory.
"""

import base64
import datetime as dt
import ipaddress
import random
import socket
import ssl
import sys
import threading
import time
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from appliance.simulated import shop
from appliance.simulated.office24.ledger import Ledger
from appliance.simulated.office24.server import Office24Server
from tests.image.carry import pour
from tests.outside import Outside

BOOKS = "10.0.2.100"
"""The address of the books in the guest's network."""
LIST = "/etc/ssl/certs/ca-certificates.crt"


class Paper(Outside):
    """Printer and drawer; a hand shuts the drawer a moment later. Nobody looks into the box."""

    def __init__(self) -> None:
        super().__init__(Path(), random.Random(1))
        self.printer.seconds = 0.0

    def _look(self) -> None:
        self.looked = time.monotonic()

    def whole(self) -> list[tuple[int, int]]:
        """(number, gross) of the receipts that came out whole: what the world has seen."""
        return [(number, gross) for number, gross in self.receipts() if gross is not None]


class Books24(Office24Server):
    """The simulated 24SevenOffice, behind TLS at `BOOKS`."""

    def __init__(self, folder: Path) -> None:
        """Make a certificate in the folder and listen."""
        ledger = Ledger(accounts=shop.accounts(shop.NORWEGIAN), departments=set(shop.DEPARTMENTS))
        super().__init__(ledger, lambda: time.time_ns() // 1_000_000)
        self.start()
        self._at = f"https://{BOOKS}"
        folder.mkdir(parents=True, exist_ok=True)
        self.authority = _certificates(folder)
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(folder / "books.pem", folder / "books.key")
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def cable(self) -> str:
        """The command that carries a connection here."""
        return f"{sys.executable} {Path(__file__).with_name('carry.py')} {self.port}"

    @property
    def believed(self) -> str:
        """What the kernel's command line has to say so that the box believes the certificate."""
        held = base64.b64encode(b"\n" + self.authority).decode()
        line = base64.b64encode(f"w+~ {LIST} - - - - {held}\n".encode()).decode()
        return f"systemd.set_credential_binary=tmpfiles.extra:{line}"

    def close(self) -> None:
        """Switch it off."""
        self._socket.close()
        self.stop()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return  # closed
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        plain = int(self.address.rpartition(":")[2])
        try:
            with self._context.wrap_socket(connection, server_side=True) as secure:
                inside = socket.create_connection(("127.0.0.1", plain))
                back = threading.Thread(target=pour, args=(inside, secure), daemon=True)
                back.start()
                pour(secure, inside)
                back.join(30)
        except OSError as error:  # a certificate that is not believed ends here too
            print(f"books: {error}", flush=True)


def _certificates(folder: Path) -> bytes:
    """An authority and a certificate for the books' address; gives the authority's as PEM."""
    now = dt.datetime.now(dt.UTC)
    own, server = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    key = x509.SubjectKeyIdentifier.from_public_key(own.public_key())

    def made(name: str, public: ec.EllipticCurvePublicKey, *more: x509.ExtensionType) -> x509.Certificate:
        builder = (
            x509.CertificateBuilder().issuer_name(_named("books")).subject_name(_named(name))
            .public_key(public).serial_number(x509.random_serial_number())
            .not_valid_before(now - dt.timedelta(days=400)).not_valid_after(now + dt.timedelta(days=400))
        )  # fmt: skip
        for extension in more:
            critical = isinstance(extension, x509.BasicConstraints | x509.KeyUsage)
            builder = builder.add_extension(extension, critical)
        return builder.sign(own, hashes.SHA256())

    usage = x509.KeyUsage(False, False, False, False, False, True, False, False, False)  # keyCertSign
    authority = made("books", own.public_key(), x509.BasicConstraints(True, 0), usage, key)
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(BOOKS))])
    by = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(key)
    served = made("24", server.public_key(), address, by)
    (folder / "books.pem").write_bytes(served.public_bytes(serialization.Encoding.PEM))
    (folder / "books.key").write_bytes(
        server.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return authority.public_bytes(serialization.Encoding.PEM)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
