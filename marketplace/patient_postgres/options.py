"""The OPTIONS of a DATABASES entry: how long to wait for what, in seconds, and what a statement may remember."""

from psycopg2 import ProgrammingError
from psycopg2.extensions import make_dsn

# Of the OPTIONS of a DATABASES entry those that Django takes for itself; the others are the driver's.
DJANGOS = {"isolation_level", "assume_role"}
# A host that went away is noticed within seconds instead of the kernel's two hours.
CONNECTING = {
    "connect_timeout": 2,
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,  # milliseconds, unlike the others
}
# The first letters of a word can match most of a million gigs; with the usual 4 MB the index forgets which rows of a
# page it meant, and a hundred thousand are read again.
WORK_MEM = "16MB"


def options(request_limit: int = 0) -> dict:
    """OPTIONS of a connection; `request_limit` seconds end a lock's wait and a statement (0: never, for commands)."""
    settings = {
        "lock_timeout": request_limit * 1000,
        "statement_timeout": request_limit * 1000,
        "idle_in_transaction_session_timeout": 60_000 if request_limit else 0,
        "work_mem": WORK_MEM,
    }
    return CONNECTING | {"options": " ".join(f"-c {name}={value}" for name, value in settings.items())}


def is_usable(found: dict) -> bool:
    """Whether a DATABASES entry names a database, in text that may be sent, with options that the driver knows."""
    options = {name: value for name, value in found.get("OPTIONS", {}).items() if name not in DJANGOS}
    try:
        make_dsn(**options)
    except ProgrammingError:
        return False
    return bool(found["NAME"]) and not any("\0" in str(value) for value in (*found.values(), *options.values()))
