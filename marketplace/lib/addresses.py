"""Query strings that differ from another by one thing."""

from functools import lru_cache
from urllib.parse import urlencode

from django.http import HttpRequest

Pairs = list[tuple[str, str]]


def query(pairs: Pairs) -> str:
    """`?a=1&b=2`, or `?` alone, which as a link means the page without any."""
    return f"?{'&'.join(_pair(name, value) for name, value in pairs)}"


# For as long as a page is made: what was typed into it is in no other.
@lru_cache(maxsize=512)
def _pair(name: str, value: str) -> str:
    """A page has twenty addresses of nearly the same pairs."""
    return urlencode([(name, value)])


def suffix(pairs: Pairs) -> str:
    """The same behind an address, where no pairs need no question mark."""
    return query(pairs) if pairs else ""


def including(pairs: Pairs, *more: tuple[str, str]) -> str:
    """The query with more pairs, each once."""
    return query([*(pair for pair in pairs if pair not in more), *more])


def replacing(pairs: Pairs, **values: str | None) -> str:
    """The query with these parameters set to one value each, or without them where it is None."""
    kept = [pair for pair in pairs if pair[0] not in values]
    return query(kept + [(name, value) for name, value in values.items() if value is not None])


def excluding(pairs: Pairs, *less: tuple[str, str]) -> str:
    """The query without these pairs."""
    return query([pair for pair in pairs if pair not in less])


def without_blanks(request: HttpRequest) -> str:
    """The same address without the parameters that a form sent empty; nothing where there are none.

    Without scripts a browser sends every field of a form, and nobody wants to share that address.
    """
    pairs = [(name, value) for name, values in request.GET.lists() for value in values]
    said = [(name, value) for name, value in pairs if value.strip()]
    return "" if len(said) == len(pairs) else request.path + suffix(said)
