"""How often somebody may do something, counted in the cache."""

import time

from django.core.cache import cache

from .errors import TooOftenError


def spend(name: str, limit: int, seconds: int) -> None:
    """Count one use of `name` (what and who, such as `report:user:7`): at most `limit` in each `seconds` long window.

    Raises TooOftenError with the seconds left. An emptied cache forgets, so this slows people down and proves nothing.
    """
    now = int(time.time())
    key = f"limit:{name}:{now // seconds}"
    left = seconds - now % seconds
    if used(key, seconds) > limit:
        raise TooOftenError(left, f"That was often enough for now. Try again in {in_words(left)}.")


def used(key: str, seconds: int) -> int:
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key)
    except ValueError:  # evicted between the two lines
        return 1


def in_words(seconds: int) -> str:
    return f"{seconds} seconds" if seconds < 120 else f"{seconds // 60} minutes"
