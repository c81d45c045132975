"""How lower apps ask for a person's judgement without importing the app that gives it.

`moderation` registers itself here when Django is ready; without it, asking is an error, not silence.
"""

from collections.abc import Callable
from typing import Any

Ask = Callable[..., Any]
_ask: Ask | None = None


def register(ask: Ask) -> None:
    """Name the callable `(about, reason, by) -> case` that opens a case."""
    global _ask
    _ask = ask


def request(about: Any, reason: str, by: Any = None) -> Any:
    """Ask for `about` (a model instance) to be looked at, inside the caller's transaction; returns the case.

    Raises RuntimeError where nothing is registered.
    """
    if _ask is None:
        raise RuntimeError("No review desk is registered.")
    return _ask(about, reason, by)
