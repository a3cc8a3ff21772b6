"""Every screen in every language, size and theme as a picture, checked, and laid out on a page.

``make shots`` draws all, and `contact.html` opens them; ``python -m tests.shots sale payment --size 800
--language nb`` draws a few. The checks fail the run: a text that does not fit, a glyph the font lacks, a
target under 9 mm.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from appliance.simulated.display import virtual_display
from appliance.ui import window

OUT = Path(__file__).parent.parent / ".out" / "shots"
SIZES = {
    "800": (800, 480, 7.0),
    "1024": (1024, 600, 7.0),
    "1280": (1280, 800, 10.1),
    "1920": (1920, 1080, 15.6),
    "720": (720, 1280, 7.0),
}
USUAL_SIZES = ("800", "1280")
"""Drawn in every language and theme; the others in the first of each."""
LANGUAGES = ("nb", "da", "en", "long")
VOWELS = "aeiouyæøå"


def longer(text: str) -> str:
    """A made-up language 40 % longer than English: every vowel doubled outside {facts}.

    >>> longer("Pay {amount}")
    'Paay {amount}'
    """
    said, inside = "", False
    for letter in text:
        inside = letter == "{" or (inside and letter != "}")
        said += letter * 2 if letter in VOWELS and not inside else letter
    return said


@contextmanager
def hidden_screen() -> Iterator[None]:
    """A window that nobody sees, as large as the largest picture: what is outside it is not drawn."""
    with virtual_display(1920, 1280):
        window.prepare(1920, 1280)
        yield
        if "kivy.core.window" in sys.modules:
            from kivy.core.window import Window

            Window.close()  # a window that outlives its display ends the process


def main() -> int:
    """Draw what was asked for; 1 when a check fails."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("names", nargs="*", help="pictures that begin with these names")
    asked.add_argument("--size", nargs="*", choices=SIZES, default=None)
    asked.add_argument("--language", nargs="*", choices=LANGUAGES, default=LANGUAGES)
    asked.add_argument("--theme", nargs="*", choices=("light", "dark"), default=("light", "dark"))
    options = asked.parse_args()
    with hidden_screen():
        from tests.ui.drawing import draw_all

        found = draw_all(options.names, options.size, options.language, options.theme, OUT)
    for problem in found:
        print(problem)
    return 1 if found else 0


if __name__ == "__main__":
    begun = time.monotonic()
    code = main()
    print(f"{time.monotonic() - begun:.0f} s, pictures in {OUT / 'contact.html'}")
    sys.exit(code)
