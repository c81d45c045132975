"""Why a gig answers a search, in the words of its filters."""

from accounts.models import Skill
from gigs.alerts.tokens import token, tokens_of
from gigs.asked import PARTS, words
from gigs.filters import GigFilter
from gigs.models import Gig

ONE_OF = ("skill", "area", "work_type", "model", "workplace", "tax", "level")
ONE_OF += ("assessment", "agency", "on_call", "codebase", "ai")


# What was published lately when it came is not any more when a digest tells of it; that it is new, every mail says.
UNSAID = PARTS | {"posted_within"}


def why(gig: Gig, asked: GigFilter, unstated: dict[str, set[int]]) -> str:
    """Of a filter with several values, those that this gig has; it passes all of them, some as it is `unstated`."""
    facts, skills = tokens_of(gig), {}
    for name in ("skill", "skill_all"):
        skills |= {skill.slug: skill.pk for skill in asked.wanted[name] if isinstance(skill, Skill)}
    said = [
        words(asked, name, value) + (" (not stated)" if gig.pk in unstated.get(name, ()) else "")
        for name, value in asked.pairs
        if name not in UNSAID and (name not in ONE_OF or token(name, skills.get(value, value)) in facts)
    ]
    return ", ".join(said) or "every new gig"
