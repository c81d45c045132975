"""What every page knows: the site's name and address, the chosen colours, and how much is unread."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest

from accounts.models.notification import unread_by
from marketplace.theme import chosen_theme

MOST_COUNTED = 99


def site(request: HttpRequest) -> dict:
    return {
        "SITE_NAME": settings.SITE_NAME,
        "SITE_URL": settings.SITE_URL,
        "DEMO": settings.DEMO,
        "OPERATOR_EMAIL": settings.OPERATOR_EMAIL,
        "canonical": settings.SITE_URL + request.path,
        "theme": chosen_theme(request),
        "unread": cache(lambda: count_unread(request)),
    }


def count_unread(request: HttpRequest) -> str:
    """How many notices the person has not read, "" for none and for visitors."""
    if not request.user.is_authenticated:
        return ""
    unread = unread_by(request.user, MOST_COUNTED + 1)
    return f"{MOST_COUNTED}+" if unread > MOST_COUNTED else str(unread or "")
