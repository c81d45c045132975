"""The OPTIONS of a DATABASES entry: how long to wait for what, in seconds."""

# A host that went away is noticed within seconds instead of the kernel's two hours.
CONNECTING = {
    "connect_timeout": 2,
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,  # milliseconds, unlike the others
}


def options(request_limit: int = 0) -> dict:
    """OPTIONS of a connection; `request_limit` seconds end a lock's wait and a statement (0: never, for commands)."""
    limits = {
        "lock_timeout": request_limit * 1000,
        "statement_timeout": request_limit * 1000,
        "idle_in_transaction_session_timeout": 60_000 if request_limit else 0,
    }
    return CONNECTING | {"options": " ".join(f"-c {name}={milliseconds}" for name, milliseconds in limits.items())}
