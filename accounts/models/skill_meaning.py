"""A word for a skill comes to mean another one: who keeps what it read of words hears of it.

An app above, which may not be imported, registers here when Django is ready; it is told in the transaction of the
change.
"""

from collections.abc import Callable

_hearers: dict[str, Callable[[set[str]], None]] = {}


def register(app: str, hear: Callable[[set[str]], None]) -> None:
    """Name what an app does when words, case-folded, mean another skill than before, or none."""
    _hearers[app] = hear


def tell_meaning(words: set[str]) -> None:
    for hear in _hearers.values() if words else ():
        hear(words)
