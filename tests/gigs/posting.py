"""What a complete gig is in the form that posts it, and where a gig's verbs are."""

from django.urls import reverse

COMPLETE = {
    "title": "Make the nightly report fast",
    "description": "It takes nine hours. Bring it under one.",
    "must": "python",
    "pay_model": "day",
    "pay_min": "400",
    "pay_max": "500",
    "currency": "EUR",
    "workplace": "remote",
    "remote_scope": "worldwide",
    "codebase": "not_stated",
    "on_call": "not_stated",
    "ai": "not_stated",
    "start": "not_stated",
    "tax": "not_stated",
    "agency": "not_stated",
    "assessment": "not_stated",
    "work_type": "performance",
    "extension": "unknown",
}


def address(verb, gig):
    return reverse(f"gigs:gig_{verb}", args=[gig.public_id])
