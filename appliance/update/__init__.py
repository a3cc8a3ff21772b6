"""Two slots on the card, which of them boots, and an update written to the other while the till sells.

    record.py    the record on the bare disk that says which slot boots, and the rule by which it is chosen
    parcel.py    ``tillbox-VERSION.update``: `pack` for the image's builder, `opened` for the box
    disk.py      the box's disk: where its slots lie, and writes that are on it when they return
    label.py     what is in a slot, in front of the partitions: its manifest
    writing.py   an update to the other slot: made unbootable first, read back, made bootable last
    slots.py     what becomes of a slot: activated, tried, good, given up; or it does not start at all

Why going back loses no sale: a new version's till brings till.db up to its tables after a copy was kept
(``till-before-N.db``). If the box goes back, the old version's till starts from that copy, puts every entry
of the newer journal behind it, and makes its projections (`appliance.storage.earlier`). Entries never change
their form, so that what was sold meanwhile is there; where that does not work out, the till stops and says
so, and both files are kept.
"""
