"""How an account that is erased takes its traces along: each app says what it holds and what becomes of it.

An app registers a keeper when Django is ready, as `accounts` may not import those above it. Everything happens inside
the caller's transaction; the same parts make the preview and the erasure, so the two cannot differ.
"""

from enum import StrEnum
from typing import Any, NamedTuple, Protocol


class Fate(StrEnum):
    ERASED = "erased"
    ANONYMISED = "anonymised"
    KEPT = "kept"


class Item(NamedTuple):
    """One line of the preview: `what` there is, how many, what becomes of it and why."""

    what: str
    count: int
    fate: Fate
    why: str


class Keeper(Protocol):
    def refusals(self, user: Any) -> list[str]: ...
    def preview(self, user: Any) -> list[Item]: ...
    def leave(self, user: Any) -> None: ...


_keepers: dict[str, Keeper] = {}


def register(app: str, keeper: Keeper) -> None:
    """Name what speaks for an app: a module or an object with these three functions."""
    _keepers[app] = keeper


def apps() -> set[str]:
    """Those that speak for themselves."""
    return set(_keepers)


def refusals(user: Any) -> list[str]:
    """What has to end before this account can be erased, a sentence each."""
    return [sentence for keeper in _keepers.values() for sentence in keeper.refusals(user)]


def preview(user: Any) -> list[Item]:
    """What would become of what is there now."""
    return [item for keeper in _keepers.values() for item in keeper.preview(user) if item.count]


def leave(user: Any) -> None:
    """Let each app erase or anonymise what it holds of this person."""
    for keeper in _keepers.values():
        keeper.leave(user)
