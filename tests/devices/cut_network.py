"""A till and a printer on a network that can be cut: three network namespaces, which are a till, a printer
and the switch between them. Whoever pulls a cable takes the switch's port down: the other end loses its
carrier, as with a real one, and nothing that is sent arrives.

``python -m tests.devices.cut_network till HOST`` is the till's side (a worker, a `PrinterLine`, and what
`till.jobs` does with outcomes), ``… printer HOST`` the simulated printer. Both are told things on their
standard input and tell what happens, a line each, on their standard output.
"""

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path

from appliance.devices import JobDone, Outcome, PrinterChanged, PrinterState
from appliance.devices.lines import PrinterLine
from appliance.devices.printer import NetworkPrinter
from appliance.domain.receipt import Cut, Text
from appliance.paper.escpos import render
from appliance.simulated.escpos_printer import SimulatedPrinter
from appliance.worker import Worker

TOP = Path(__file__).parents[2]
HOSTS = {"till": "10.77.0.1", "printer": "10.77.0.2"}


def hindrance():
    """Why no network can be made here; empty where one can."""
    if os.geteuid() != 0:
        return "only root can make a network"
    if not shutil.which("ip"):
        return "there is no ip command (Debian: iproute2)"
    tried = subprocess.run(
        ["unshare", "-n", "ip", "link", "add", "name", "tried", "type", "bridge"], capture_output=True
    )
    return "" if tried.returncode == 0 else f"no network namespaces: {tried.stderr.decode().strip()}"


def ip(*words):
    """The ip command."""
    subprocess.run(["ip", *words], check=True, capture_output=True)


class Network:
    """Till, switch and printer, and a process at either end."""

    def __init__(self):
        self.names = {who: f"{who}-{os.getpid()}" for who in ("till", "switch", "printer")}
        self._ends = ExitStack()
        try:
            for name in self.names.values():
                ip("netns", "add", name)
                self._ends.callback(ip, "netns", "del", name)
            self._cables()
        except BaseException:
            self._ends.close()
            raise

    def _cables(self):
        switch = self.names["switch"]
        ip("-n", switch, "link", "add", "switch", "type", "bridge")
        ip("-n", switch, "link", "set", "switch", "up")
        for who, host in HOSTS.items():
            mine = self.names[who]
            ip("-n", switch, "link", "add", who, "type", "veth", "peer", "name", "cable", "netns", mine)
            ip("-n", switch, "link", "set", who, "master", "switch", "up")
            ip("-n", mine, "addr", "add", f"{host}/24", "dev", "cable")
            ip("-n", mine, "link", "set", "cable", "up")

    def start(self, who):
        """A process at one end."""
        process = Process(who, ["ip", "netns", "exec", self.names[who]])
        self._ends.callback(process.kill)
        return process

    def pull(self, who):
        """Pull somebody's cable out of the switch."""
        ip("-n", self.names["switch"], "link", "set", who, "down")

    def put_back(self, who):
        """And put it back."""
        ip("-n", self.names["switch"], "link", "set", who, "up")

    def close(self):
        """Tear it all down."""
        self._ends.close()


class Process:
    """One end: what it tells, and a way to tell it."""

    def __init__(self, who, inside):
        command = [*inside, sys.executable, "-m", "tests.devices.cut_network", who, HOSTS["printer"]]
        self._process = subprocess.Popen(
            command, cwd=TOP, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self._told = queue.SimpleQueue()
        self.heard = []
        """All that it told and somebody waited for."""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        for line in self._process.stdout:
            self._told.put(json.loads(line))

    def tell(self, *words):
        """Say something to it."""
        self._process.stdin.write(json.dumps(words) + "\n")

    def wait(self, *wanted, seconds=30):
        """Wait until it tells this; gives what it told before.

        Raises:
            AssertionError: It did not, within the time.
        """
        before, deadline = [], time.monotonic() + seconds
        while True:
            try:
                told = self._told.get(timeout=max(0.001, deadline - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"no {wanted} within {seconds} s, but {before}") from None
            self.heard.append(told)
            if told == list(wanted):
                return before
            before.append(told)

    def kill(self):
        """As when its power goes; may be called twice."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        self._process.stdin.close()
        self._process.stdout.close()


def say(*words):
    """Tell whoever started this process."""
    print(json.dumps(words), flush=True)


def till(host):
    """Print what is asked for; what failed is owed, and prints when the printer is well."""
    owed = []

    def posted(message):
        if isinstance(message, PrinterChanged):
            say("printer", message.state)
            if message.state == PrinterState.FINE:
                for job in [owed.pop() for _ in list(owed)]:
                    line.print(job, paper(job))
        elif isinstance(message, JobDone):
            say("job", message.job, message.outcome)
            if message.outcome == Outcome.FAILED:
                owed.append(message.job)
        else:
            say("broken", str(message))

    worker = Worker("printer", posted)
    line = PrinterLine(NetworkPrinter(host), worker)
    for told in sys.stdin:
        (job,) = json.loads(told)
        line.print(job, paper(job))


def paper(job):
    """A job's bytes."""
    return render((Text(f"job {job}"), Text("x"), Cut()))


def printer(host):
    """The printer: each attribute that is told is set, and so said; "busy" says when something has come that
    is still to print; whatever is printed is told, whole jobs alone."""
    count = 0

    def printed():
        nonlocal count
        lines = device.roll.lines()
        while count + 2 <= len(lines):
            say("printed", *lines[count : count + 2])
            count += 2

    device = SimulatedPrinter(port=9100, printed=printed, host=host)
    say("on")
    for told in sys.stdin:
        name, *value = json.loads(told)
        while name == "busy" and not device.busy:
            time.sleep(0.01)
        for new in value:
            setattr(device, name, new)
        say("so", name)


if __name__ == "__main__":
    {"till": till, "printer": printer}[sys.argv[1]](sys.argv[2])
