"""A file that comes over a line that breaks, from a server that changes its mind."""

import http.server
import threading

import pytest

from appliance.domain.problems import Refused
from appliance.integrations import download
from appliance.integrations.download import fetch

CONTENT = bytes(range(256)) * 8000


class Server(http.server.ThreadingHTTPServer):
    """Serves one file, with ranges, and breaks off as often as it is told to."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.content, self.mark, self.cuts, self.asked, self.status = CONTENT, '"1"', 0, [], 200

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/tillbox-2.update"


class Answer(http.server.BaseHTTPRequestHandler):
    """One request."""

    def do_GET(self):
        server = self.server
        asked = self.headers.get("Range")
        server.asked.append(asked)
        if server.status != 200:
            self.send_response(server.status)
            self.end_headers()
            return
        start = int(asked[6:-1]) if asked and self.headers["If-Range"] == server.mark else 0
        if asked and not start and self.headers["If-Range"] == server.mark:
            start = len(server.content)
        self.send_response(206 if start else 200)
        self.send_header("ETag", server.mark)
        self.send_header("Content-Length", str(len(server.content) - start))
        if start:
            end = len(server.content)
            self.send_header("Content-Range", f"bytes {start}-{end - 1}/{end}")
        self.end_headers()
        left = server.content[start:]
        if server.cuts:
            server.cuts -= 1
            left = left[: len(left) // 2]
        self.wfile.write(left)

    def log_message(self, *said):
        """Nothing on the screen."""


@pytest.fixture
def server():
    """The server, on."""
    with Server() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_it_goes_on_where_it_stopped(server, tmp_path):
    server.cuts, told = 3, []
    target = fetch(server.url, tmp_path / "u", lambda done, of: told.append((done, of)), pause=0)
    assert target.read_bytes() == CONTENT
    starts = [int(asked[6:-1]) for asked in server.asked[1:]]
    assert server.asked[0] is None and len(starts) == 3
    assert len(CONTENT) // 3 < starts[0] < starts[1] < starts[2]
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert [path.name for path in tmp_path.iterdir()] == ["u"]


def test_it_goes_on_after_the_program_has_ended_too(server, tmp_path, monkeypatch):
    monkeypatch.setattr(download, "TRIES", 1)
    server.cuts = 1
    monkeypatch.setattr(download.time, "sleep", lambda seconds: server.shutdown() or server.server_close())
    with pytest.raises(Refused, match="update_out_of_reach"):
        fetch(server.url, tmp_path / "u", pause=0)
    have = (tmp_path / "u.part").stat().st_size
    assert CONTENT[:have] == (tmp_path / "u.part").read_bytes() and have > len(CONTENT) // 3
    with Server() as again:
        (tmp_path / "u.part.json").write_text(f'{{"url": "{again.url}", "mark": "\\"1\\""}}')
        threading.Thread(target=again.serve_forever, daemon=True).start()
        assert fetch(again.url, tmp_path / "u").read_bytes() == CONTENT
        assert again.asked == [f"bytes={have}-"]
        again.shutdown()


def test_a_file_that_changed_meanwhile_is_begun_anew(server, tmp_path):
    (tmp_path / "u.part").write_bytes(b"old" * 100)
    (tmp_path / "u.part.json").write_text(f'{{"url": "{server.url}", "mark": "\\"0\\""}}')
    assert fetch(server.url, tmp_path / "u").read_bytes() == CONTENT


def test_a_part_of_nobody_knows_what_is_begun_anew(server, tmp_path):
    (tmp_path / "u.part").write_bytes(b"old" * 100)
    assert fetch(server.url, tmp_path / "u").read_bytes() == CONTENT
    assert server.asked == [None]


@pytest.mark.parametrize(("status", "asked"), [(404, 1), (302, 1), (503, 3)])
def test_a_server_that_has_nothing_is_left_alone_after_a_while(server, tmp_path, monkeypatch, status, asked):
    monkeypatch.setattr(download, "TRIES", 3)
    server.status = status
    with pytest.raises(Refused, match="update_out_of_reach"):
        fetch(server.url, tmp_path / "u", pause=0)
    assert len(server.asked) == asked


@pytest.mark.parametrize("url", ["http://example.org/x", "ftp://example.org/x", "file:///etc/passwd"])
def test_nothing_is_fetched_without_tls(url, tmp_path):
    with pytest.raises(Refused, match="only https"):
        fetch(url, tmp_path / "u")


def test_what_would_fill_the_disk_is_not_fetched(server, tmp_path, monkeypatch):
    monkeypatch.setattr(download, "SPARE", 1 << 60)
    with pytest.raises(Refused, match="update_too_large"):
        fetch(server.url, tmp_path / "u")
    assert list(tmp_path.iterdir()) == []
