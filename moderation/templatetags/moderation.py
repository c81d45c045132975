"""Words of the moderators' pages."""

from django import template

register = template.Library()

DONE = {
    "case.open": "Opened",
    "case.claim": "Taken",
    "case.release": "Given back",
    "case.decide": "Decided",
}


@register.filter
def done(action: str) -> str:
    """What an audit event says was done, as a past participle."""
    return DONE.get(action, action)
