"""Back-ups on a USB stick, and what is read back from them.

    disk.py      the few ways in which a file on a stick is touched; a write is on it when it returns
    stick.py     where things stand on a stick, and which stick is one of ours
    lines.py     one line of JSON per entry, appended behind every sale
    copies.py    verified copies of the databases, after every close
    offers.py    what could be restored from a stick
    joining.py   a copy and the lines behind it made into one till.db again

Nothing here knows the running till: `wiring.backing_up` has it done on a thread or in a process of its own.
A stick holds everything that the shop registered; it holds no private key and no secret of the books.
"""
