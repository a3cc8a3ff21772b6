"""Modules that are imported by tests alone, once there is a display."""

collect_ignore = ["drawing.py", "examples", "setup_examples.py", "shop.py", "running.py"]
"""They import Kivy, which opens its window as it is imported."""
