"""The DATABASES entry of an embedded server; reading it starts nothing."""

from pathlib import Path
from typing import Literal

from marketplace.patient_postgres.options import options

Mode = Literal["demo", "live", "test", "bench"]


def database(root: Path, mode: Mode, throwaway: bool = False, request_limit: int = 0) -> dict:
    """The entry for the server of this checkout and mode; a throw-away one forgets all when its last user leaves."""
    return {
        "ENGINE": "marketplace.embedded_postgres",
        "NAME": "upstream",
        "USER": "postgres",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options(request_limit),
        "CLUSTER": {"root": str(root), "mode": mode, "throwaway": throwaway},
    }
