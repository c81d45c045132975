"""How lower apps ask for a judgement without importing the app that gives it.

`moderation` registers its desk here when Django is ready; without one, asking is an error, not silence. Everything
happens inside the caller's transaction.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True)
class Holding:
    """What holds a thing: since when, and the address of the decision; both empty where a rule does."""

    since: datetime | None = None
    address: str = ""


class Desk(Protocol):
    def open_case(self, about: Any, reason: str, by: Any) -> Any: ...
    def objections(self, about: Any) -> dict[str, str]: ...
    def must_read(self, about: Any, said: dict[str, Any] | None) -> bool: ...
    def look(self, about: Any, by: Any) -> None: ...
    def check(self, about: Any, by: Any, is_edit: bool) -> None: ...
    def drop(self, about: Any, by: Any) -> None: ...
    def holdings(self, things: list[Any]) -> list[Holding]: ...


_desk: Desk | None = None


def register(desk: Desk) -> None:
    """Name the desk: a module or an object with these seven functions."""
    global _desk
    _desk = desk


def request(about: Any, reason: str, by: Any = None) -> Any:
    """Ask for `about` (a model instance) to be looked at by a person; returns the case."""
    return _registered().open_case(about, reason, by)


def objections(about: Any) -> dict[str, str]:
    """What in the words of `about` is not accepted at all: a field and a sentence each, empty if nothing."""
    return _registered().objections(about)


def must_read(about: Any, said: dict[str, Any] | None = None) -> bool:
    """Whether a person reads `about` before it is public, however known its owner; `said` is what it would say."""
    return _registered().must_read(about, said)


def look(about: Any, by: Any = None) -> None:
    """Let the rules read what was sent or changed and do what follows: mark, warn, limit, open a case."""
    _registered().look(about, by)


def check(about: Any, by: Any = None, is_edit: bool = False) -> None:
    """Say that `about` is public without anybody having read it: a person may look at it afterwards."""
    _registered().check(about, by, is_edit)


def drop(about: Any, by: Any = None) -> None:
    """Say that `about` was taken back before anybody judged it: nobody needs to look at it any more."""
    _registered().drop(about, by)


def find_holds(things: list[Any]) -> None:
    """Give those of these that are on hold, of whatever kinds, their `holding`, for a page of whose they are."""
    held = [thing for thing in things if thing.is_on_hold]
    if held:
        for thing, holding in zip(held, _registered().holdings(held), strict=True):
            thing.holding = holding


def _registered() -> Desk:
    if _desk is None:
        raise RuntimeError("No review desk is registered.")
    return _desk
