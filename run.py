#!/usr/bin/env python3
"""Everything starts here: `python3 run.py help` lists what it can do.

Needs Python 3.11 or newer and, the first time, the network. Makes `.venv` for itself and goes on in there.
"""

import os
import shutil
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - before anything is read that an older Python could not read
    newer = [shutil.which("python3.%d" % minor) for minor in range(15, 10, -1)]  # noqa: UP031
    for python in filter(None, newer):
        os.execv(python, [python] + sys.argv)  # noqa: S606
    sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ".")
if sys.platform == "win32":
    sys.exit("Linux or macOS is needed; on Windows, start this inside WSL.")

from marketplace.runner.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
