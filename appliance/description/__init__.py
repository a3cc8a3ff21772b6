"""The system description (systemskildring, kassasystemforskrifta § 2-1) of this very build, as a PDF.

`found` reads from the code what the build can do, `said` holds one line about each, `samples` plays a day
on a real till in a folder of its own, `chapters` puts all of it beside the shop's configuration, and
`sheet` draws it. A function that the code has and `said` does not is listed all the same, as undescribed:
the document follows the code. `keys` are the public keys, for the product declaration and the screen.
"""
