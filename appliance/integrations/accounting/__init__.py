"""Accounting systems that a day can be delivered to, one module each."""
