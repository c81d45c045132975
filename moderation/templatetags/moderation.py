"""Words of the moderators' pages."""

from datetime import timedelta

from django import template

register = template.Library()

DONE = {
    "case.open": "Opened",
    "case.claim": "Taken",
    "case.release": "Given back",
    "case.decide": "Decided",
    "case.undo": "Undone",
}


@register.filter
def done(action: str) -> str:
    """What an audit event says was done, as a past participle."""
    return DONE.get(action, action)


@register.filter
def span(duration: timedelta | None) -> str:
    """A length of time in its largest fitting unit: `40 min`, `5 h`, `14 d`; "" where there is none."""
    if duration is None:
        return ""
    minutes = duration / timedelta(minutes=1)
    if minutes < 90:
        return f"{minutes:.0f} min"
    return f"{minutes / 60:.0f} h" if minutes < 72 * 60 else f"{minutes / 1440:.0f} d"
