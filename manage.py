#!/usr/bin/env python
"""Django's command line for this project."""

import gc
import os
import sys

from marketplace.patient_postgres.patience import READING, patience

# These go on while a database restarts; whoever sits before any other command hears soon that there is none.
SERVING = ("work", "runserver")


def main() -> None:
    # While Django starts nothing is garbage yet, and looking for it takes a sixth of the start.
    gc.disable()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")
    from marketplace.command_line import CommandLine
    from marketplace.full_disk import told_plainly

    if not set(SERVING) & set(sys.argv[1:2]):
        patience.set(READING)
    with told_plainly():
        CommandLine(sys.argv).execute()


if __name__ == "__main__":
    main()
