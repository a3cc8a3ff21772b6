"""The whole box in QEMU: the built image, unmodified, seen and touched from outside.

Programs, no tests of a suite (``make test-image``, ``make pulls``): they boot an arm64 machine by emulation.

shop    `virt`: the screen photographed, touched and scanned at; paper, books and network stand outside.
restore `virt`: a fresh card and the shop's back-up stick; a person restores, and sells on.
usb     `virt`: a receipt printer on USB, found by the box.
pins    `raspi3b`: the drawer's pulse, read at the pin, and its switch, moved from outside.
pulls   the running image is killed at random moments, and what the world had seen must be in its journal.
marks   every write of a selling till is logged; the disk of each flush mark must hold what was acknowledged.
figures seconds from the kernel to the first picture, and memory, beside a bare window's.

Only the boot loader is replaced: QEMU is given kernel and initrd of the image's slot, and the command line
that U-Boot would have made. Emulated without KVM: order and content are proved, speed is only compared.
"""
