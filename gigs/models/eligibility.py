"""Who may send a proposal for a gig."""

from accounts.models import Developer

from .choices import RemoteScope, Workplace
from .gig import Gig


def refusal(gig: Gig, developer: Developer) -> str:
    """Why this developer may not propose for this gig, as a sentence; empty where they may."""
    if gig.client.has_member(developer.user):
        return "This gig is your own client’s, so you cannot propose for it."
    if developer.hold != "none":
        return "Your profile is held by moderation, and a proposal needs one that others can read."
    if not developer.is_offered or developer.user.hold != "none":
        return "A proposal needs a published profile: publish yours first, it takes five short steps."
    return "" if works_from_there(gig, developer) else "This gig is limited to other countries than yours."


def works_from_there(gig: Gig, developer: Developer) -> bool:
    """Whether the gig's place allows one of the countries that the developer may work in; not stated allows all."""
    mine = {developer.country, *developer.work_countries}
    if gig.workplace in {Workplace.HYBRID, Workplace.ON_SITE}:
        return not gig.country or gig.country in mine
    if gig.remote_scope == RemoteScope.ONLY:
        return not mine.isdisjoint(gig.countries)
    if gig.remote_scope == RemoteScope.EXCEPT:
        # Where one lives decides: a permit for elsewhere does not undo the exception.
        return developer.country not in gig.countries
    return True
