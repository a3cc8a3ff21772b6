"""One layout, four ways to show it: ESC/POS bytes, text, picture, PDF.

A `domain.receipt.Paper` is laid out once (`layout`) into rows of a fixed number of columns; each of
the four draws the same rows, so a picture on the screen breaks its lines where the paper does.
"""
