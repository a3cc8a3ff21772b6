"""Five systems that the till does not deliver to yet, each as a small function and the rules it would meet.

A module of the system's name turns a voucher with its accounts into that system's body, says what the
system would refuse of a body (`faults`), and books it the way the system works its VAT out (`booked`).
What it is about: the neutral voucher has all that each of them needs, and whatever øre lie between a
system's VAT and the Z's have a line of their own. None of them was tried against a live account.
"""
