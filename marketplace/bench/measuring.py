"""What something costs: CPU time of the database's backend or of this process; medians and 95th percentiles."""

import resource
import time
from collections.abc import Callable, Iterable
from math import ceil
from pathlib import Path
from statistics import median

from django.db import connection

WARM_UP = 1


def backend_ms(work: Callable[[], object]) -> float:
    """CPU milliseconds of our backend. Other sessions and a busy machine do not count."""
    before = _spent()
    work()
    return (_spent() - before) / 1e6


def process_ms(work: Callable[[], object]) -> float:
    """CPU milliseconds of this process, without the database's."""
    before = time.process_time_ns()
    work()
    return (time.process_time_ns() - before) / 1e6


def both_ms(work: Callable[[], object]) -> float:
    """CPU milliseconds of this process and of our backend, for what both work on."""
    found = []
    inside = process_ms(lambda: found.append(backend_ms(work)))
    return inside + found[0]


def each(costs: Callable[[Callable], float], works: Iterable[Callable[[], object]]) -> list[float]:
    """The cost of every one of these, after one warm-up each."""
    found = []
    for work in works:
        for _ in range(WARM_UP):
            work()
        found.append(costs(work))
    return found


def p95(costs: list[float]) -> float:
    return sorted(costs)[ceil(len(costs) * 0.95) - 1]


def middle(costs: list[float]) -> float:
    return median(costs)


def resident_mb() -> float:
    """What this process holds in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def backend_seconds() -> float:
    """What our backend spent since it was started."""
    return _spent() / 1e9


def _spent() -> int:
    connection.ensure_connection()
    pid = connection.connection.info.backend_pid
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0])
