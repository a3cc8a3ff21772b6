"""The till: the screens' only doorway, on one thread and without a screen of its own."""
