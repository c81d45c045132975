"""Accounts in good standing: what hangs on a person is shown no longer than the person is."""

from django.db.models import Q
from django.db.models.functions import Now


def in_good_standing(path: str) -> Q:
    """The account at `path` is open and nothing holds it: what is theirs may be listed."""
    return _open(path) & _held(path, "none")


def is_readable(path: str) -> Q:
    """The account at `path` is open and at most limited: what is theirs may be read by link."""
    return _open(path) & _held(path, "none", "limited")


def is_gone(path: str) -> Q:
    """The account at `path` is closed or removed: what was theirs is gone for good."""
    return Q(**{f"{path}__is_active": False}) | is_taken_down(path)


def is_named(path: str) -> Q:
    """What is at `path` is at most limited: what it says, or others say of it, may carry its name."""
    return _held(path, "none", "limited")


def is_taken_down(path: str) -> Q:
    """What is at `path` is removed."""
    return Q(**{f"{path}__hold": "removed"}) & _in_force(path)


def _open(path: str) -> Q:
    return Q(**{f"{path}__is_active": True})


def _held(path: str, *holds: str) -> Q:
    return Q(**{f"{path}__hold__in": holds}) | Q(**{f"{path}__hold_until__lte": Now()})


def _in_force(path: str) -> Q:
    return Q(**{f"{path}__hold_until": None}) | Q(**{f"{path}__hold_until__gt": Now()})
