"""The tables of the barcode library are loaded with the first number that needs them, not at start."""

import subprocess
import sys


def test_the_library_waits_for_its_first_number():
    said = "import sys; from appliance.domain import barcode; print('biip' in sys.modules, end=' ');"
    said += "print(barcode.normalise('4006381333931').kind, 'biip' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "ean13", "True"]
