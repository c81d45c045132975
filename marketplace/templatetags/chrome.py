"""Links of the head and foot: an operator may leave a section out, and no page then points at nothing."""

from functools import cache, lru_cache

from django import template
from django.urls import Resolver404, get_urlconf, resolve
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def drawn_once(context: template.Context, part: str, /, **given: object) -> SafeString:
    """A part that is the same on every page but for what it is given, drawn once a process."""
    return _drawn(context.template.engine.get_template(part), get_urlconf(), tuple(given.items()))


@lru_cache(maxsize=64)
def _drawn(part: template.Template, urlconf: str | None, given: tuple[tuple[str, object], ...]) -> SafeString:
    return part.render(template.Context(dict(given)))


@register.simple_tag
def foot_link(path: str, words: str) -> SafeString:
    """An item of the foot, where something answers at its address."""
    return _item(path, words) if exists(path) else SafeString()


@register.filter
def exists(path: str) -> bool:
    """Whether some view answers at this address of the site."""
    return _resolves(path, get_urlconf())


@cache
def _item(path: str, words: str) -> SafeString:
    return format_html('<li><a href="{}">{}</a></li>', path, words)


@cache
def _resolves(path: str, urlconf: str | None) -> bool:
    try:
        resolve(path, urlconf)
    except Resolver404:
        return False
    return True
