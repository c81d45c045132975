"""What people are told about an agreement."""

from typing import Any

from accounts.models import notify

from .proposal_news import DECIDERS


def tell(agreement: Any, side: str, kind: str, title: str, body: str = "") -> None:
    """Tell one side."""
    if side == "developer":
        people = [agreement.proposal.developer.user]
    else:
        members = agreement.gig.client.members.filter(role__in=DECIDERS).select_related("user")
        people = [member.user for member in members]
    for person in people:
        notify(person, kind, title, agreement.get_absolute_url(), body)


def other(side: str) -> str:
    return "developer" if side == "client" else "client"


def offered(agreement: Any) -> None:
    title = f"{agreement.gig.client} offers you “{agreement.gig}”"
    tell(agreement, "developer", "agreement_offered", title, agreement.newest.text)


def countered(agreement: Any, side: str) -> None:
    who = agreement.gig.client if side == "client" else agreement.proposal.developer
    title = f"{who} proposes other terms for “{agreement.gig}”"
    tell(agreement, other(side), "agreement_countered", title, agreement.newest.text)


def hired(agreement: Any) -> None:
    title = f"Agreed: {agreement.proposal.developer} works on “{agreement.gig}”"
    for side in ("client", "developer"):
        tell(agreement, side, "agreement_accepted", title, agreement.newest.text)


def taken_back(agreement: Any, by: Any) -> None:
    words = "was taken back" if by else "ran out after seven days"
    title = f"The offer for “{agreement.gig}” {words}"
    tell(agreement, "developer", "agreement_taken_back", title, "Either side may go on writing.")
    if by is None:
        tell(agreement, "client", "agreement_taken_back", title, "Either side may go on writing.")


def changed(agreement: Any) -> None:
    title = f"Other terms are agreed for “{agreement.gig}”"
    for side in ("client", "developer"):
        tell(agreement, side, "agreement_accepted", title, agreement.terms.text)


def dropped(agreement: Any, side: str, is_own: bool) -> None:
    words = "took back" if is_own else "declined"
    who = agreement.gig.client if side == "client" else agreement.proposal.developer
    title = f"{who} {words} the other terms for “{agreement.gig}”"
    tell(agreement, other(side), "agreement_taken_back", title, "The terms that were agreed go on to hold.")


def happened(agreement: Any, side: str, words: str, note: str) -> None:
    tell(agreement, other(side), "agreement_event", f"“{agreement.gig}”: {words}", note)
