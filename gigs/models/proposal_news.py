"""What people are told about a proposal: the words of the news, whose rows the verb's transaction writes."""

from typing import Any

from django.urls import reverse

from accounts.models import notify

DECIDERS = ["owner", "poster"]


def tell_developer(proposal: Any, kind: str, title: str, body: str = "") -> None:
    notify(proposal.developer.user, kind, title, proposal.get_absolute_url(), body)


def tell_client(proposal: Any, kind: str, title: str, body: str = "", mail: str = "") -> None:
    """Everybody who may answer for the client; `mail` names a task that writes the mail in its own way."""
    for member in proposal.gig.client.members.filter(role__in=DECIDERS).select_related("user"):
        more = {"mail": mail, "about": proposal.pk} if mail else {}
        notify(member.user, kind, title, proposal.get_absolute_url(), body, **more)


def sent(proposal: Any) -> None:
    title = f"A proposal for “{proposal.gig}” from {proposal.name_for_client}"
    tell_client(proposal, "proposal_sent", title, mail="gigs.tasks.mail_proposal")


def declined(proposal: Any) -> None:
    body = "\n\n".join(filter(None, [proposal.get_decline_reason_display(), proposal.note]))
    tell_developer(proposal, "proposal_declined", f"“{proposal.gig}”: declined", body)


def lapsed(proposal: Any) -> None:
    if proposal.status == "withdrawn":
        words = f"Your proposal for “{proposal.gig}” ended: you did not answer in time"
        tell_developer(proposal, "proposal_lapsed", words)
        tell_client(proposal, "proposal_lapsed", f"{proposal.name_for_client} did not answer about “{proposal.gig}”")
        return
    given_back = "This proposal does not count against your twelve of the week."
    tell_developer(proposal, "proposal_lapsed", f"“{proposal.gig}”: no answer in time", given_back)
    words = "Your answer can still be given for 30 days. It is recorded as late."
    tell_client(
        proposal,
        "reply_missed",
        f"The proposal of {proposal.name_for_client} for “{proposal.gig}” lapsed without your answer",
        words,
    )


def remind(proposal: Any) -> None:
    at = proposal.reply_due_at
    due = f"{at:%A} {at.day} {at:%B}, {at:%H:%M} UTC"
    if proposal.turn == "developer":
        tell_developer(proposal, "reply_reminder", f"“{proposal.gig}” waits for you until {due}")
    else:
        who = proposal.name_for_client
        tell_client(proposal, "reply_reminder", f"{who} waits for your answer about “{proposal.gig}” until {due}")


def board_of(gig: Any) -> str:
    return reverse("gigs:gig_board", args=[gig.public_id])
