"""The builder of the box's image: ``make image`` (see README.md here).

    packages.py   what is in the box and in the tools that build it, by name
    debian.py     the lock of Debian packages: choose, fetch, hash; an archive of just those
    wheels.py     the Python packages that Debian lacks or has too old
    tools.py      Debian's tools for file systems and archives, the same on every builder
    rootfs.py     the packages installed, for another processor; cached by the hash of what goes in
    tree.py       what is ours, laid on top
    needs.py      does the box then have all that the till needs?
    initramfs.py  modules and a script: finds the disk, mounts root, data and the overlays
    boot.py       the FAT partitions: firmware, boot loader, kernel
    disk.py       where the partitions lie, and how they become one file
    release.py    compressed, summed, signed, listed for Raspberry Pi Imager
    minisign.py   the signature, as minisign checks it
    sbom.py       what is in it, in the words of SPDX
    build.py      all of it in order

``boot/``, ``initramfs/`` and ``root/`` are files as they stand in the image; ``lock/`` names what it is made
of. Nothing else of it is in the box. It runs as root on Debian, without loop devices.
"""
