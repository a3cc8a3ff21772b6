"""The till box. This page is the map: what each folder is for, and who may import whom.

    domain/        what a shop does: money, tax, products, sales, the journal, day close, vouchers
    fiscal/        one module per country: seals, receipt kinds, rounding, the law's exports
    storage/       the SQLite files; the only place that knows peewee
    till/          the till itself, the screens' only doorway beside domain
    paper/         one layout, printed as ESC/POS, PDF, PNG or text
    devices/       one module per thing with a cable; the only place that knows gpiozero, evdev, escpos, usb
    integrations/  one module per outside party; the only place that knows requests
    simulated/     devices, servers and replay for a desk without hardware; not in the image
    health/        how the box ages: card, room, heat, the weekly check's record
    firstboot/     what a new box is told, by a file on its card or a person: checked, then put in place whole
    ui/            Kivy, and nothing else knows it
    rescue/        the screen where the till does not start; needs nothing that may be broken
    locale/        the catalogues: nb, da, en

    __main__.py    the commands; box_commands.py, backup_commands.py: the box's own
    config/        till.toml, read into frozen dataclasses
    wiring/        builds the parts and hands them to each other
    description/   the system description of this very build, read from its code (§ 2-1)
    build.py       which build this is: declared by a supplier, or modified since
    pin_map.py     the box's own lines of the 40-pin header (hardware/)
    printer_profiles.py  what each make of receipt printer can do
    worker.py      one daemon thread per slow thing
    plain_file.py  files of a stick, opened so that no link leads astray and no pipe holds up
    backup/        lines and copies on a USB stick, and a till made of them again
    update/        two slots, which of them boots, and an update written to the other
    upload/        one pass over the deliveries that are due, over what became of them, and over messages
    words.py       every text that is shown or printed; problem_words/: what each problem says

Imports point one way only:

    domain                             → nothing (the standard library and biip)
    words, config, fiscal              → domain (words and config also problem_words)
    storage, devices, integrations,
    health                             → domain, and never each other
    paper                              → domain, words
    firstboot                          → domain, words, config
    till                               → domain, fiscal, storage (devices come as arguments)
    ui                                 → till, domain, words
    upload                             → storage, integrations, domain, config
    backup                             → storage, domain, config, fiscal
    update                             → domain, build
    build                              → domain
    backup, update, firstboot, rescue,
    fiscal                             → plain_file too, which imports nothing
    config, devices, paper             → pin_map and printer_profiles too, which import nothing
    wiring, description, simulated,
    __main__, box_commands,
    backup_commands                    → everything

Nothing imports simulated but wiring and __main__, and they do so inside functions: the image has none of it.
tests/test_imports.py holds every line of this.
"""

__version__ = "0.1.0"
