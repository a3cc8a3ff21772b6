"""A ZPL printer on a raw port: it has so many labels, a head that can be open, and a memory.

It understands what the till sends, and keeps what each label shows: texts and bars with their places. What
a real one would print in a wrong way is a fault here: a field off the label, letters that are no UTF-8, a
command that it does not know. ``~HS`` is answered by the ZPL II Programming Guide; as newer firmware
does, not at all while labels are out or the head is open (`silent_in_trouble`). Labels that were in its
memory when it stopped come out once it is well.
"""

import re
import socketserver
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

_COMMAND = re.compile(r"\^(FO|A0|FB|FH|FD|FS|BY|BE|B8|BC|PW|LL|LH|CI|PQ)([^^]*)")


@dataclass
class Printed:
    """One label: what it says, and its bars as (symbology, data), each with left and top in dots."""

    texts: list[tuple[str, int, int]] = field(default_factory=list)
    bars: list[tuple[str, str, int, int]] = field(default_factory=list)
    size: tuple[int, int] = (0, 0)


class LabelPrinter:
    """Serves on a port of this machine until `close`."""

    def __init__(self, labels: int = 1000) -> None:
        self.left, self.head_open, self.paused, self.hangs = labels, False, False, False
        self.silent_in_trouble = True
        self.printed: list[Printed] = []
        self.faults: list[str] = []
        self._memory: list[Printed] = []
        printer = self

        class Session(socketserver.BaseRequestHandler):
            """One connection."""

            def handle(self) -> None:
                """Take what comes, until the other side hangs up."""
                said = b""
                while more := self.request.recv(4096):
                    said = printer._take(said + more, self.request.sendall)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session)
        self._server.daemon_threads = True
        self.port: int = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def mend(self, labels: int = 1000) -> None:
        """Put labels in, shut the head, end the pause: what is in its memory comes out."""
        self.left, self.head_open, self.paused, self.hangs = labels, False, False, False
        self._work()

    def close(self) -> None:
        """Switch it off."""
        self._server.shutdown()
        self._server.server_close()

    def _take(self, said: bytes, answer: Callable[[bytes], object]) -> bytes:
        """Do what is whole; what is left is the begin of something."""
        if self.hangs:
            return b""
        while found := re.search(rb"~HS|\^XA.*?\^XZ", said, re.S):
            said = said[found.end() :]
            if found[0] == b"~HS":
                if not (self.silent_in_trouble and self._in_trouble()):
                    answer(self._status())
            else:
                self._format(found[0])
                self._work()
        return said

    def _in_trouble(self) -> bool:
        return not self.left or self.head_open

    def _status(self) -> bytes:
        out, opened, waits = int(not self.left), int(self.head_open), len(self._memory)
        lines = (
            f"030,{out},{int(self.paused)},0256,{min(1, waits):03},0,0,0,000,0,0,0",
            f"000,0,{opened},0,0,2,4,0,{max(0, waits - 1):08},1,000",
            "1234,0",
        )
        return b"".join(b"\x02" + line.encode() + b"\x03\r\n" for line in lines)

    def _work(self) -> None:
        while self._memory and not (self._in_trouble() or self.paused):
            self.printed.append(self._memory.pop(0))
            self.left -= 1

    def _format(self, said: bytes) -> None:
        try:
            text = said.decode()
        except UnicodeDecodeError:
            self.faults.append("letters that are no UTF-8")
            return
        label, at, symbology, count, hexed = Printed(), (0, 0), "", 1, False
        inner = text.removeprefix("^XA").removesuffix("^XZ")
        if strange := _COMMAND.sub("", inner).strip():
            self.faults.append(f"not understood: {strange}")
        if "^CI28" not in inner and not inner.isascii():
            self.faults.append("letters of another code page")
        for command, rest in _COMMAND.findall(inner):
            numbers = [int(one) for one in re.findall(r"\d+", rest)]
            if command == "PW":
                label.size = (numbers[0], label.size[1])
            elif command == "LL":
                label.size = (label.size[0], numbers[0])
            elif command == "FO":
                at, symbology = (numbers[0], numbers[1]), ""
                if at[0] >= label.size[0] or at[1] >= label.size[1]:
                    self.faults.append(f"a field at {at} is off the label")
            elif command in ("BE", "B8", "BC"):
                symbology = {"BE": "ean13", "B8": "ean8", "BC": "code128"}[command]
            elif command == "FH":
                hexed = True
            elif command == "FD":
                data = re.sub("_([0-9A-F]{2})", lambda one: chr(int(one[1], 16)), rest) if hexed else rest
                if symbology:
                    label.bars.append((symbology, data, *at))
                else:
                    label.texts.append((data, *at))
            elif command == "PQ":
                count = numbers[0]
        self._memory += [label] * count
