"""`python3 run.py bench`: what pages and queries cost among a million gigs; `ROWS=10000` is the quick form."""

import os

from .children import step
from .paths import PYTHON
from .reading import overruled


def main(arguments: list[str]) -> int:
    ours = {"DJANGO_SETTINGS_MODULE": "marketplace.bench.settings", "PYTHONHASHSEED": "0"}
    env = overruled(os.environ, DEBUG="0", DEMO="0", DOTENV="0", **ours)
    return step([str(PYTHON), "-m", "marketplace.bench.main", *arguments], env)
