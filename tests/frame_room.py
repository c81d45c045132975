"""Room for the frames of Python's calls, so that a call costs the same at any depth.

CPython keeps frames in pieces of 16 KB, each taken from the system when a call no longer fits into the one before and
given back when that call returns. A loop at the wrong depth does both with every call, and the kernel clears a page of
memory each time. Tests stand so deep in pytest that pages took two fifths more; those of a server stand better.
Source: python/cpython#142183, mended in later versions alone.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# A piece is a power of two and holds the frame that asked for it: behind one of a little over 256 KB are another 256.
WORDS = 1 << 15


def with_room(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `call` answers; all that it calls finds its frames' room in one piece, a thousand calls deep."""
    return call(*args, **kwargs)


with_room.__code__ = with_room.__code__.replace(co_stacksize=WORDS)
