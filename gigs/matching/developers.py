"""Developers for a client's gig: the same published sum, from the other side.

A rate that this client's people may not see counts as not stated: neither the score nor a word is made from it.
"""

from dataclasses import dataclass

from django.db.models import Count, Q

from accounts.models import Developer
from gigs.models import Gig, GigSkill, Invitation
from gigs.reader import Reader

from .parts import Match, Must, Part, explain

# How many with the most musts are weighed exactly, and how many are shown.
WEIGHED, SHOWN = 200, 20
# The parts speak to the developer; here the client reads them.
SAID_TO_CLIENT = [
    ("no rate in", "no rate that you may see in"),
    ("on your profile", "on their profile"),
    ("you are at", "they are at"),
    ("they ask", "you ask"),
    ("they want", "you want"),
    ("reaches your", "reaches their"),
    ("pays less than your", "pays less than their"),
    ("you may work from where you are", "they may work from where they are"),
    ("country that you may", "country that they may"),
    ("you are free", "they are free"),
    ("you are not free", "they are not free"),
    ("your availability", "their availability"),
    ("your kind of work", "their kind of work"),
]


@dataclass
class Fitting:
    """`invitation` is for the page to fill in."""

    developer: Developer
    match: Match
    invitation: Invitation | None = None


def developers_for(gig: Gig, user) -> list[Fitting]:
    """The best first, of those that `user` finds in the directory; who has none of the musts is not weighed."""
    rows = must_rows(gig)
    musts = musts_of(rows)
    met = Count("developer_skills", filter=Q(developer_skills__skill__in=[row.skill_id for row in rows]))
    found = Developer.objects.listed_to(user).exclude(user=user).annotate(met=met).filter(met__gt=0)
    candidates = found.order_by("-met", "-pk").for_rows(user)[:WEIGHED]
    weighed = [Fitting(one, weigh(gig, musts, one, floors_of(one))) for one in candidates]
    # What is new about the gig is the same for everybody and says nothing here.
    return sorted(weighed, key=lambda one: (-one.match.score, -one.developer.pk))[:SHOWN]


def must_rows(gig: Gig) -> list[GigSkill]:
    return list(gig.gig_skills.filter(need=GigSkill.Need.MUST).select_related("skill"))


def musts_of(rows: list[GigSkill]) -> list[Must]:
    return [Must(row.skill.slug, row.skill.name, row.level) for row in rows]


def weigh(gig: Gig, musts: list[Must], developer: Developer, floors: dict[str, int]) -> Match:
    """The sum, said to the client; `floors` are the least that this developer takes a day, by currency."""
    skills = {
        row.skill.slug: {"id": row.skill_id, "level": row.level, "years": row.years}
        for row in developer.developer_skills.all()
    }
    match = explain(gig, musts, Reader(developer, skills, floors))
    return Match([said_to_client(part) for part in match.parts])


def floors_of(developer: Developer) -> dict[str, int]:
    """The lowest rates that the asker may see."""
    floors: dict[str, int] = {}
    for rate in developer.seen_rates:
        if rate.day_low is not None:
            floors[rate.currency] = min(rate.day_low, floors.get(rate.currency, rate.day_low))
    return floors


def said_to_client(part: Part) -> Part:
    words = part.words
    for to_developer, to_client in SAID_TO_CLIENT:
        words = words.replace(to_developer, to_client)
    return part._replace(words=words)
