"""The demo's proposals and what became of them: each step through the verb that people use, then dated back."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Developer, User
from gigs.models import Agreement, AgreementEvent, AgreementVersion, Gig, Proposal, ProposalMessage, Review

from .clients import owner_of

# The hire of this gig is told by its proposal, so the gig itself is left open until then.
HIRED_BY_PROPOSAL = {"halden-booking-locks"}


def load_proposal(entry: dict[str, Any]) -> None:
    """One proposal with its story; nothing where it is there already, or its gig takes none any more."""
    gig = Gig.objects.select_related("client").get(source_key=f"demo:{entry['gig']}")
    developer = Developer.objects.select_related("user").get(user__email=entry["developer"])
    if developer.proposals.filter(gig=gig).exists():
        return
    proposal = written(entry, gig, developer)
    if ["draft"] in entry["story"] or not gig.takes_proposals():
        return
    proposal.submit(developer.user)
    date_back(proposal, timedelta(days=entry["days_ago"]))
    for step in entry["story"]:
        take(Proposal.objects.for_rows().get(pk=proposal.pk), *step)


def written(entry: dict[str, Any], gig: Gig, developer: Developer) -> Proposal:
    words = {name: entry[name] for name in ("pitch", "approach", "answers", "price", "hours_a_week")}
    proposal = Proposal(gig=gig, developer=developer, unit=gig.pay_model, **words)
    proposal.start_on = timezone.localdate() + timedelta(days=14)
    proposal.start(developer.user)
    return proposal


def date_back(proposal: Proposal, age: timedelta) -> None:
    """Sent `age` ago, with the clock that it would have."""
    sent = timezone.now() - age
    due = sent + timedelta(days=proposal.gig.reply_days)
    Proposal.objects.filter(pk=proposal.pk).update(submitted_at=sent, first_due_at=due, reply_due_at=due)


def take(proposal: Proposal, step: str, *more: Any) -> None:
    hirer, builder = owner_of(proposal.gig.client), proposal.developer.user
    if step in {"view", "shortlist"}:
        getattr(proposal, step)(hirer)
    elif step == "decline":
        proposal.decline(hirer, *more)
    elif step == "withdraw":
        proposal.withdraw(builder)
    elif step == "lapse":
        proposal.lapse()
    elif step == "client_writes":
        ProposalMessage.send(proposal, hirer, "client", *more)
    elif step == "developer_writes":
        ProposalMessage.send(proposal, builder, "developer", *more)
    else:
        work(proposal, step, hirer, builder, *more)


def work(proposal: Proposal, step: str, hirer: User, builder: User, *more: Any) -> None:
    """From the offer on."""
    if step == "offer":
        words = {"price": proposal.price, "unit": proposal.unit, "currency": proposal.currency}
        Agreement.offer(proposal, hirer, AgreementVersion(start_on=timezone.localdate(), payment_days=14, **words))
        return
    agreement = Agreement.objects.for_page().get(proposal=proposal)
    if step == "accept":
        agreement.accept(builder, "developer")
    elif step in {"client_says", "developer_says"}:
        side, by = ("client", hirer) if step == "client_says" else ("developer", builder)
        invoice = agreement.events.filter(kind="invoiced").first() if more[0].startswith("paid") else None
        AgreementEvent.say(agreement, more[0], by, side, note=more[1], invoice=invoice)
    elif step == "client_reviews":
        Review.send(agreement, hirer, "client", **more[0])
    elif step == "developer_reviews":
        Review.send(agreement, builder, "developer", **more[0])
    elif step == "developer_replies":
        agreement.reviews.get(side="client").answer(builder, *more)
