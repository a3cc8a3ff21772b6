"""The countries' rules, against the authorities' published answers."""
