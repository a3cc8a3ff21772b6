"""Builds the parts, real or simulated, and hands them to each other.

``box`` is the running till, with its start and its end on one page; ``parts`` builds the devices that
the configuration names; ``books`` opens the accounting system and makes the papers that go with a day.
"""
