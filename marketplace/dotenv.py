"""`.env` and its like, read without setting anything: who reads them decides what counts."""

import sys
from pathlib import Path

from environ import Env


def dotenv(path: Path) -> dict[str, str]:
    """The variables that a file names; none where there is no such file."""

    class Reader(Env):
        ENVIRON: dict[str, str] = {}

    try:
        Reader.read_env(path)
    except UnicodeDecodeError:
        sys.exit(f"{path.name}: expected text in UTF-8, found bytes that are none.")
    return Reader.ENVIRON
