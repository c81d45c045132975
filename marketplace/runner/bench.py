"""`python3 run.py bench`: what pages and queries cost among a million gigs; `ROWS=10000` is the quick form."""

import os

from marketplace.embedded_postgres.cluster import cluster_at
from marketplace.embedded_postgres.places import places

from .children import step
from .paths import PYTHON, ROOT
from .reading import overruled, settings


def main(arguments: list[str]) -> int:
    ours = {"DJANGO_SETTINGS_MODULE": "marketplace.bench.settings", "PYTHONHASHSEED": "0"}
    env = overruled(os.environ, DEBUG="0", DEMO="0", DOTENV="0", **ours)
    settings(env)
    if not {"-h", "--help"} & {*arguments}:
        # Ours as well, so that whoever interrupts a bench leaves no server behind.
        cluster_at(places(ROOT, "bench")).sockets()
    return step([str(PYTHON), "-m", "marketplace.bench.main", *arguments], env)
