"""One test of many things, where a test for each would cost more than what it checks."""

from collections.abc import Callable, Collection
from typing import TypeVar

Thing = TypeVar("Thing")


def for_each(things: Collection[Thing], name: Callable[[Thing], str] = str):
    """The test fails with an ExceptionGroup of all that failed, each with the `name` of its thing; none is an error."""

    def decorate(check: Callable[[Thing], None]):
        def test():
            assert things, "nothing to check"
            failed = list(filter(None, (_failure(check, thing, name) for thing in things)))
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(things)}", failed)

        # Not `wraps`: pytest would take the thing for a fixture.
        test.__name__, test.__qualname__, test.__doc__ = check.__name__, check.__qualname__, check.__doc__
        return test

    return decorate


def _failure(check, thing, name) -> Exception | None:
    try:
        check(thing)
    except Exception as error:  # whatever it is, the others are checked too
        error.add_note(name(thing))
        return error
    return None
