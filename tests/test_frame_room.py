"""A loop of calls costs the same wherever it stands, as the kernel counts the memory that it gives."""

import resource
from threading import Thread

from tests.frame_room import with_room

DEPTHS = range(300)  # of calls around the loop
CALLS = 50
MOST = CALLS // 2  # pages of memory; at the wrong depth each call takes one


def test_at_no_depth_do_calls_ask_the_system_for_memory():
    found = []
    # A thread has frames of its own, so the room that this test stands in is not its.
    thread = Thread(target=lambda: found.append(with_room(thirsty)))
    thread.start()
    thread.join()
    assert found == [[]]


def thirsty() -> list[int]:
    taken(len(DEPTHS))  # so that all of the room was touched once
    return [depth for depth in DEPTHS if taken(depth) > MOST]


def taken(depth: int) -> int:
    """Pages of memory that the calls of one loop take, `depth` calls further down."""
    return taken(depth - 1) if depth else _taken_here()


def _taken_here() -> int:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(CALLS):
        _nothing()
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def _nothing() -> None:
    pass
