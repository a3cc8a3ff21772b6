"""What a shop does with the till, told as lists of steps and played on the glass.

A step is what a person does or sees: `Scan`, `Touch`, `Line`, `Sees`, `Prints`, `Drawer`. Fingers go down and
up at real coordinates through the window, on a 7" and a 10" panel, and are counted. Sums are worked out by
hand.
A story that fails names the step, and leaves a picture of the glass in ``.out/stories``.
"""
