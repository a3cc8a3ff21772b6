"""The devices on a real kernel: Debian guests under QEMU, seen from outside (``make test-devices``).

No test of a suite: it fetches some 250 MB of Debian packages once, and runs for minutes. Three guests:

scanner   amd64; a USB keyboard types codes through QEMU, and the till's scanner reads them by evdev.
printer   amd64; a USB printer over USB/IP prints through usblp, and is then hung, empty, pulled out.
drawer    arm64 on the ``raspi3b`` machine; the coil's pin is timed from outside by its register, and the
          switch's pin is moved from outside while a till sells.

Emulated without KVM: what is proved is order and content, never speed; pulses are timed by the host.
"""
