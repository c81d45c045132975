"""Why a gig answers a search, in the words of its filters."""

from django.http import QueryDict

from accounts.models import Skill
from gigs.alerts.tokens import token, tokens_of
from gigs.asked import PARTS, words
from gigs.filters import GigFilter
from gigs.models import Alert

ONE_OF = ("skill", "area", "work_type", "model", "workplace", "tax", "level")
ONE_OF += ("assessment", "agency", "on_call", "codebase", "ai")


def why(alert: Alert) -> str:
    """Of a filter with several values, those that this gig has."""
    asked = GigFilter(QueryDict(alert.search.query if alert.search else ""))
    if not asked.pairs:
        return "every new gig"
    facts, skills = tokens_of(alert.gig), {}
    for name in ("skill", "skill_all"):
        skills |= {skill.slug: skill.pk for skill in asked.wanted[name] if isinstance(skill, Skill)}
    said = [
        words(asked, name, value)
        for name, value in asked.pairs
        if name not in PARTS and (name not in ONE_OF or token(name, skills.get(value, value)) in facts)
    ]
    return ", ".join(said)
