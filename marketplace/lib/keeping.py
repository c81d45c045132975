"""Answers kept in this process for a few seconds: cheaper than any cache that is asked over a socket."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from threading import Lock
from typing import Generic, TypeVar

Key, Answer = TypeVar("Key", bound=Hashable), TypeVar("Answer")
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
        self._keep({key: answer}, now)
        return answer

    def get_many(
        self, keys: Iterable[Key], make: Callable[[list[Key]], Mapping[Key, Answer]]
    ) -> Mapping[Hashable, Answer]:
        """The kept answers, and what `make` gives for all that are not kept, under the keys that it gives."""
        if not is_on:
            return make(list(keys))
        now, found, unknown = time.monotonic(), {}, []
        for key in keys:
            until, answer = self._answers.get(key) or (0, None)
            if until > now:
                found[key] = answer
            else:
                unknown.append(key)
        if unknown:
            made = make(unknown)
            self._keep(made, now)
            found |= made
        return found

    def _keep(self, answers: Mapping[Hashable, Answer], now: float) -> None:
        with self._lock:
            for key, answer in answers.items():
                self._answers[key] = now + self.seconds, answer
                self._answers.move_to_end(key)
            while len(self._answers) > self.most:
                self._answers.popitem(last=False)

    def __len__(self) -> int:
        return len(self._answers)
