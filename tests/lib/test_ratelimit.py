"""A limit counts per name and window, and forgets with the window."""

import pytest
import time_machine

from marketplace.lib.errors import TooOftenError
from marketplace.lib.ratelimit import spend


def test_it_lets_so_many_through_and_says_how_long_to_wait():
    with time_machine.travel("2026-03-01 12:00:20+00:00", tick=False):
        spend("x", 2, 60)
        spend("x", 2, 60)
        with pytest.raises(TooOftenError) as refusal:
            spend("x", 2, 60)
    assert refusal.value.retry_after == 40
    assert "40 seconds" in str(refusal.value)


def test_somebody_else_is_counted_apart():
    spend("x", 1, 60)
    spend("y", 1, 60)


def test_the_next_window_starts_at_nothing():
    with time_machine.travel("2026-03-01 12:00:20+00:00", tick=False) as clock:
        spend("x", 1, 60)
        clock.shift(60)
        spend("x", 1, 60)
