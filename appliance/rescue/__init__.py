"""The screen of last resort, when the till has failed again and again: no Kivy, no database, no devices.

    known     what can still be read: the shop's language, what became of the sales, what was said last
    pages     what the screen says of it, and what may be touched
    drawing   a page as a picture (Pillow)
    glass     the kernel's frame buffer and console
    fingers   touches, clicks and function keys, from the kernel
    saving    everything on a stick, read back
    showing   the loop that joins them

It reads and copies, and changes nothing. Whatever fails here is written down, and the screen goes on.
"""
