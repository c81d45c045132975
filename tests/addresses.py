"""Every address of the site as Django knows it, and how to fill it from rows of a test."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.urls import get_resolver
from django.urls.resolvers import RoutePattern, URLPattern


class Address(NamedTuple):
    name: str
    pattern: URLPattern
    view: Callable
    converters: dict


def addresses(patterns=None, space: str = "", converters: dict | None = None) -> Iterator[Address]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        known = (converters or {}) | pattern.pattern.converters
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern.url_patterns, inner, known)
        else:
            yield Address(space + (pattern.name or str(pattern.pattern)), pattern, pattern.callback, known)


def is_public(address: Address) -> bool:
    return getattr(address.view, "login_required", True) is False


def is_plain(address: Address) -> bool:
    """Written as a route, so that its parts can be filled; the few others belong to libraries."""
    return isinstance(address.pattern.pattern, RoutePattern)
