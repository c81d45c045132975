"""Answers kept in this process for a few seconds: cheaper than any cache that is asked over a socket."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Answer = TypeVar("Answer")
# Off in the suite, where everything must be seen at once.
is_on = True


class Kept(Generic[Answer]):
    """At most `most` answers, each for `seconds`; what was made first goes first. Safe for threads.

    Two that ask for the same at the same moment both make it: nobody ever waits for another's query.
    """

    def __init__(self, seconds: float, most: int):
        self.seconds, self.most = seconds, most
        self._answers: OrderedDict[Hashable, tuple[float, Answer]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """The kept answer, else a new one of `make`; what fails is not kept."""
        if not is_on:
            return make()
        now = time.monotonic()
        until, answer = self._answers.get(key) or (0, None)
        if until > now:
            return answer
        answer = make()
        with self._lock:
            self._answers[key] = now + self.seconds, answer
            self._answers.move_to_end(key)
            while len(self._answers) > self.most:
                self._answers.popitem(last=False)
        return answer

    def __len__(self) -> int:
        return len(self._answers)
