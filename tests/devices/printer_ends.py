"""Our ends of the cables of `printer_world`: sockets, files' numbers and ports.

A network can be cut, and each end goes on believing in a connection then. A printer serves the first that it
believes in. What the till hangs up while the network is cut, the printer does not hear of: it holds that one
for five minutes, unless a call from the same port tells it.
"""

import errno

HOLDS = 4096
"""Bytes that a printer takes before it has printed any."""
_BUFFERED = 16384
_STILL_SECONDS = 300.0


class End:
    """Our end of a cable: a socket, a file's number or a port, whichever the code believes it has."""

    served = True

    def __init__(self, world):
        self.world, self.session, self.open = world, world.device.session, True

    @property
    def cut(self):
        """Whether the printer at the other end is not the one that was connected."""
        return self.session != self.world.device.session

    def settimeout(self, seconds):
        """A socket's way to wait."""

    def setsockopt(self, *option):
        """Nothing here has options."""

    def fileno(self):
        """A port's number is looked up where bytes go."""
        return self.number

    @property
    def number(self):
        """A number that stands for this end."""
        self.world.numbers[id(self)] = self
        return id(self)

    def reset_output_buffer(self):
        """Nothing waits on our side."""

    def send(self, data):
        """As write and send do: a part, nothing for now, or an error."""
        world, device = self.world, self.world.device
        world.luck()
        if self.cut:
            raise OSError(errno.ENODEV, "gone")
        room = max(0, HOLDS - len(device.held))
        if device.deaf or not room:
            world.wait(1.0)
            raise BlockingIOError(errno.EAGAIN, "busy")
        part = data[: min(room, world.dice.randint(1, len(data)) if world.chance(0.1) else len(data))]
        if world.chance(0.02):  # pulled out in the middle of it
            device.take(part[: len(part) // 2])
            world.pull()
            raise OSError(errno.EIO, "gone")
        device.take(part)
        world.wait(0.001)
        return len(part)

    def recv(self, _):
        """As read and recv do."""
        self.world.luck()
        if self.cut:
            raise OSError(errno.ECONNRESET, "gone")
        return self.world.device.hear()

    def close(self):
        """Let go; what the printer has not sent by now may wait for who comes next."""
        self.open = False


class TcpEnd(End):
    """Our end of a connection. What it sends waits in a buffer while nobody takes it."""

    def __init__(self, world, port):
        super().__init__(world)
        self.port, self.buffer, self.spoke = port, bytearray(), world.now

    @property
    def cut(self):
        """Whether the printer has said, or could say, that it knows nothing of this connection."""
        return not self.world.out and self not in self.world.calls

    @property
    def served(self):
        """Whether the printer listens to this one, and the network is whole."""
        return not self.world.out and self.world.calls[:1] == [self]

    def luck(self):
        """The network may be cut whenever the code touches it."""
        world = self.world
        if not world.out and world.chance(0.03):
            world.out = True
            world.trouble("cut", lambda: setattr(world, "out", False))

    def send(self, data):
        """Directly where somebody listens, else into the buffer."""
        self.luck()
        if self.served and not self.buffer:
            return super().send(data)
        if self.cut:
            raise OSError(errno.ECONNRESET, "reset")
        room = _BUFFERED - len(self.buffer)
        if room <= 0:
            self.world.wait(1.0)
            raise BlockingIOError(errno.EAGAIN, "busy")
        self.buffer += data[:room]
        return min(len(data), room)

    def recv(self, most):
        """What the printer said to this one."""
        return super().recv(most) if self.served or self.cut else b""

    def close(self):
        """Reset: what nobody took is gone. The printer hears of it if the network is whole."""
        super().close()
        self.buffer.clear()
        if not self.world.out and self in self.world.calls:
            self.world.calls.remove(self)

    def carry(self, room):
        """The network is whole: what waited arrives, where there is room; a dead one is let go in the end."""
        if self.buffer and self.open:
            self.world.device.take(bytes(self.buffer[:room]))
            del self.buffer[:room]
            self.spoke = self.world.now
        elif self.world.now - self.spoke > _STILL_SECONDS and not self.open:
            self.world.calls.remove(self)


def call(world, address, seconds, ours=("", 0)):
    """Connect, from a port of ours if one is named."""
    world = world.of(address)
    if world.out:
        world.wait(seconds)
        raise TimeoutError(errno.ETIMEDOUT, "no answer")
    port = ours[1] or world.dice.randint(32768, 60999)
    same = [end for end in world.calls if end.port == port]
    if any(end.open for end in same):
        raise OSError(errno.EADDRNOTAVAIL, "in use")
    world.connect(address)  # its own bad luck
    for end in same:
        world.calls.remove(end)
    world.calls.append(TcpEnd(world, port))
    return world.calls[-1]
