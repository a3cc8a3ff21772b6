"""Accounting systems: each takes a day's voucher exactly once."""
