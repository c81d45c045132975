"""The publish gate: as small as honesty allows."""

from collections.abc import Sequence

from marketplace.lib import review
from marketplace.lib.blank import is_blank

from .choices import NOT_STATED, RemoteScope, Workplace
from .gig import Gig
from .gig_skill import GigSkill

MAX_SKILLS, MAX_MUST = 15, 6
MAX_SPREAD = 3


def missing(gig: Gig, skills: Sequence[GigSkill]) -> dict[str, str]:
    """What still keeps this gig from being published: a field of the form and a sentence each; empty if nothing."""
    found = {}
    if is_blank(gig.title):
        found["title"] = "Give the gig a title: what is true when it is done."
    if is_blank(gig.description):
        found["description"] = "Describe the work: what is there, what hurts, what done looks like."
    return found | _pay(gig) | _skills(skills) | _place(gig) | _client(gig) | review.objections(gig)


def _pay(gig: Gig) -> dict[str, str]:
    if not gig.pay_model:
        return {"pay_model": "Say how the work is paid: by the hour, day, month or at a fixed price."}
    if not gig.currency:
        return {"currency": "Choose the currency of the pay."}
    if not gig.pay_min:
        return {"pay_min": "Give the lowest pay. Work that pays nothing is not published here."}
    if not gig.pay_max:
        return {"pay_max": "Give the highest pay; the same as the lowest if it is fixed."}
    if gig.pay_max > gig.pay_min * MAX_SPREAD:
        top = gig.pay_min * MAX_SPREAD
        return {"pay_max": f"A range says something only if it is narrow: at most {top:,}, three times the lowest pay."}
    return {}


def _skills(skills: Sequence[GigSkill]) -> dict[str, str]:
    must = [row for row in skills if row.need == GigSkill.Need.MUST]
    if not must:
        return {"must": "Name at least one skill that the developer must have."}
    if len(must) > MAX_MUST:
        return {"must": f"At most {MAX_MUST} skills can be a must. Which of the {len(must)} are nice to have?"}
    if len(skills) > MAX_SKILLS:
        return {"nice": f"At most {MAX_SKILLS} skills in all; there are {len(skills)}."}
    return {}


def _place(gig: Gig) -> dict[str, str]:
    if gig.workplace == NOT_STATED:
        return {"workplace": "Say where the work is done."}
    if gig.workplace != Workplace.REMOTE:
        return {} if gig.country else {"country": "Say in which country the place of work is."}
    if gig.remote_scope == NOT_STATED:
        return {"remote_scope": "Say from where the work may be done."}
    if gig.remote_scope != RemoteScope.WORLDWIDE and not gig.countries:
        return {"countries": "Name the countries."}
    if gig.remote_scope == RemoteScope.EXCEPT and is_blank(gig.except_reason):
        return {"except_reason": "Say why these countries are left out: law, tax or sanctions. Never nationality."}
    return {}


def _client(gig: Gig) -> dict[str, str]:
    if not gig.client.name or not gig.client.country:
        return {"__all__": "The client has no name or no country yet: complete its page first."}
    return {}
