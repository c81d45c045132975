"""Query strings as people and machines really send them."""

from collections.abc import Iterable

from django.http import QueryDict


def clean(params: QueryDict) -> QueryDict:
    """A copy without the characters that a text column refuses: NUL and lone surrogates. Names are cleaned as well."""
    cleaned = QueryDict(mutable=True)
    for name, values in params.lists():
        cleaned.setlist(storable(name), [storable(value) for value in values])
    cleaned._mutable = False
    return cleaned


def is_clean(params: QueryDict) -> bool:
    """Whether `clean` would leave everything as it is; feeds and the API refuse what is not."""
    return all(storable(text) == text for name, values in params.lists() for text in (name, *values))


def storable(text: str) -> str:
    return "".join(char for char in text if char != "\0" and not "\ud800" <= char <= "\udfff")


def repeated(params: QueryDict, single: Iterable[str]) -> list[str]:
    """Which of the `single` parameters were given more than once."""
    return [name for name in single if len(params.getlist(name)) > 1]
