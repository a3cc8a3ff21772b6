"""The day's Z as a document of the organization, before the voucher that names it.

``POST /fileUpload`` gives an address and a file id, the address takes the bytes, and after a while
``GET /fileUpload/{fileId}`` names the document. A file that no voucher names is seen by nobody, so an
upload that was cut short is simply done again. A posted voucher cannot be given a document later: so
the papers may hold a day up, but not for longer than `PATIENCE`, and not where they are not allowed.
"""

import re
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from appliance.integrations import Later
from appliance.integrations.accounting.office24.access import Connection
from appliance.integrations.exact import write
from appliance.integrations.http import UNREADABLE, Reply, harmless, odd

KIND = "application/pdf"
PATIENCE = 24 * 60 * 60 * 1000
"""Milliseconds after its closing that a day waits for its papers."""
_POLLS = (0.0, 0.5, 1.0, 2.0, 4.0)
"""Seconds before each question whether the document is there."""
_PLAIN = re.compile(r"[\w.-]{1,100}")


def upload(
    connection: Connection, paper: bytes, sleep: Callable[[float], object] = time.sleep
) -> int | Later:
    """Put a PDF there; gives its document id. `Later` scope_missing or refused: not here, not now or ever."""
    answer = harmless(connection.ask("POST", "/fileUpload", body=write({"contentType": KIND})))
    if isinstance(answer, Later):
        return answer
    try:
        told = answer.json()
        method, address, file = told["uploadMethod"], told["uploadUrl"], str(told["fileId"])
        if method not in ("PUT", "POST") or not _trusted(address, connection) or not _PLAIN.fullmatch(file):
            raise ValueError(f"expected an address to upload to, got {method} {address} for {file}"[:200])
    except UNREADABLE as fault:
        return odd(fault)
    # the address carries its own signature; the token is not for it
    sent = harmless(connection.conversation.send(method, address, body=paper, headers={"Content-Type": KIND}))
    return sent if isinstance(sent, Later) else _document(connection, file, sleep)


def _trusted(address: str, connection: Connection) -> bool:
    """Nothing of the shop goes out in the open where the API itself is not."""
    return urlsplit(address).scheme in ("https", urlsplit(connection.access.api).scheme)


def _document(connection: Connection, file: str, sleep: Callable[[float], object]) -> int | Later:
    status = ""
    for pause in _POLLS:
        if pause:
            sleep(pause)
        answer: Reply | Later = connection.read(f"/fileUpload/{file}")
        if isinstance(answer, Later):
            return answer
        try:
            told = answer.json()
            status = str(told["status"])
            if status.casefold() == "completed":
                return int(told["documentId"])
        except UNREADABLE as fault:
            return odd(fault)
        if status.casefold() == "failed":
            break
    return Later("answer_odd", facts={"detail": f"the document of file {file} is {status}"[:200]})
