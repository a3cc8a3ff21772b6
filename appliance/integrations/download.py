"""A large file fetched over an unsteady line: it goes on where it stopped, as long as it is the same file.

Whether what arrives is right is for whoever opens it to say (an update is signed); here it is only whole.
"""

import json
import os
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import requests

from appliance.domain.problems import refuse

CONNECT, READ = 10.0, 60.0
"""Seconds to reach the server, and between two pieces of its answer."""
TRIES = 6
"""Times that nothing at all arrived, one after the other, after which it is left for later."""
PAUSE = 5.0
"""Seconds between two tries, longer each time."""
SPARE = 200_000_000
"""Bytes that stay free on the disk, for the till."""
_PIECE = 1 << 18
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")
Progress = Callable[[int, int], None]
"""Told how many bytes are here, and of how many."""


class _Cut(Exception):
    """The line broke, or the server was busy: it can go on later."""


def fetch(url: str, target: Path, progress: Progress = lambda done, of: None, pause: float = PAUSE) -> Path:
    """Fetch a file; what there is of it already (``target.part``) is not fetched again.

    Args:
        url: ``https://…``; without TLS only from this very machine.
        target: What it becomes once it is whole.
        progress: Told now and then.
        pause: Seconds before the second try.

    Raises:
        Refused: ``update_out_of_reach``; what has arrived is kept. ``update_too_large``: no room for it.
    """
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost", "::1"):
        raise refuse("update_out_of_reach", detail="only https:// is fetched")
    part, failed = target.with_name(f"{target.name}.part"), 0
    with requests.Session() as session:
        session.trust_env = False
        session.headers["Accept-Encoding"] = "identity"
        while True:
            before = _size(part)
            try:
                _go_on(session, url, part, progress)
                break
            except (requests.RequestException, _Cut) as cut:
                failed = 0 if _size(part) > before else failed + 1
                if failed >= TRIES:
                    raise refuse("update_out_of_reach", detail=str(cut)[:200]) from cut
                time.sleep(pause * (failed + 1))
    part.replace(target)
    _marks(part).unlink(missing_ok=True)
    return target


def _go_on(session: requests.Session, url: str, part: Path, progress: Progress) -> None:
    """Ask for what is missing; the server says whether it still has the same file (RFC 9110 § 13.1.5)."""
    have, known = _size(part), _known(part, url)
    headers = {"Range": f"bytes={have}-", "If-Range": known} if have and known else {}
    with session.get(url, headers=headers, timeout=(CONNECT, READ), stream=True) as answer:
        if answer.status_code == 416 and have:  # there is nothing behind what is here
            part.unlink()
            raise _Cut("the file there has become shorter")
        if answer.status_code >= 500 or answer.status_code in (408, 429):
            raise _Cut(f"HTTP {answer.status_code}")
        if answer.status_code not in (200, 206):
            raise refuse("update_out_of_reach", detail=f"HTTP {answer.status_code}")
        start, whole = _place(answer, have)
        if shutil.disk_usage(part.parent).free < whole - start + SPARE:
            raise refuse("update_too_large", image="file", needed=whole // 1_000_000,
                         room=max(0, shutil.disk_usage(part.parent).free - SPARE) // 1_000_000)  # fmt: skip
        mark = answer.headers.get("ETag", "") or answer.headers.get("Last-Modified", "")
        _marks(part).write_text(json.dumps({"url": url, "mark": "" if mark.startswith("W/") else mark}))
        _take(answer, part, start, whole, progress)


def _place(answer: requests.Response, have: int) -> tuple[int, int]:
    """Where the answer begins in the file, and how long the file is."""
    if answer.status_code == 206:
        said = _RANGE.fullmatch(answer.headers.get("Content-Range", ""))
        if not said or int(said[1]) != have:
            raise _Cut("the answer is not the part that was asked for")
        return have, int(said[2])
    length = answer.headers.get("Content-Length", "")
    if not length.isdigit():
        raise refuse("update_out_of_reach", detail="the server does not say how long the file is")
    return 0, int(length)


def _take(answer: requests.Response, part: Path, start: int, whole: int, progress: Progress) -> None:
    with part.open("r+b" if start else "wb") as file:
        file.seek(start)
        file.truncate()
        for piece in answer.iter_content(_PIECE):
            file.write(piece)
            progress(file.tell(), whole)
        file.flush()
        os.fsync(file.fileno())
        if file.tell() != whole:
            raise _Cut(f"{file.tell()} of {whole} bytes")


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _marks(part: Path) -> Path:
    return part.with_name(f"{part.name}.json")


def _known(part: Path, url: str) -> str:
    """What the server called the file that a part is of; empty: unknown, so it is begun anew."""
    try:
        said = json.loads(_marks(part).read_text())
    except (OSError, ValueError):
        return ""
    return str(said["mark"]) if isinstance(said, dict) and said.get("url") == url else ""
