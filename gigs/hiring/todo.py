"""What waits for a person, for both hats, the nearest day first: each line says what, until when, and leads there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, Min, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from accounts.models import Client, Developer, User
from gigs.models import Agreement, AgreementEvent, AgreementVersion, Gig, Invitation, Proposal, Question, Review
from gigs.models.agreement import REVIEW_WINDOW
from gigs.models.amending import CHANGEABLE
from gigs.models.gig_query import LIVE
from gigs.models.proposal_news import board_of

MOST_EACH = 20
EXPIRING = timedelta(days=3)
DELIVERY = ["delivered", "changes_asked", "accepted"]


@dataclass(frozen=True)
class Todo:
    """`who` stands out, `words` go on from there; `until` is the day on which it is too late, None where none is."""

    who: str
    words: str
    href: str
    action: str
    until: datetime | None = None
    is_pressing: bool = False


def todo(user: User) -> list[Todo]:
    """What has a day comes first, by that day; the rest follows as it stands here."""
    asked = OF_DEVELOPERS if Developer.objects.filter(user=user).exists() else ()
    if Client.objects.of(user).exists():
        asked += OF_CLIENTS
    found = [line for ask in asked for line in ask(user)]
    latest = timezone.now() + timedelta(days=10_000)
    return sorted(found, key=lambda one: one.until or latest)


def as_developer(user: User) -> Iterator[Todo]:
    """Offers to decide about and messages to answer."""
    mine = Proposal.objects.of(user).live().filter(turn="developer").for_rows()
    for one in mine.order_by("reply_due_at")[:MOST_EACH]:
        if one.status == Proposal.Status.OFFERED:
            href, words = one.agreement.get_absolute_url(), f"offers you “{one.gig}”."
            yield Todo(str(one.gig.client), words, href, "Read the offer", one.reply_due_at, is_pressing=True)
        else:
            words = f"waits for your answer about “{one.gig}”."
            yield Todo(str(one.gig.client), words, one.get_absolute_url(), "Answer", one.reply_due_at)


def invitations(user: User) -> Iterator[Todo]:
    waiting = Invitation.objects.received_by(user).waiting().for_rows()
    for one in waiting.order_by("gig__expires_at")[:MOST_EACH]:
        yield Todo(
            str(one.gig.client), f"invites you to “{one.gig}”.", one.get_absolute_url(), "Read it", one.gig.expires_at
        )


def questions(user: User) -> Iterator[Todo]:
    waiting = Question.objects.waiting().filter(gig__in=Gig.objects.posted_by(user)).select_related("gig")
    for one in waiting.order_by("pk")[:MOST_EACH]:
        yield Todo("A question", f"about “{one.gig}” has no answer.", one.get_absolute_url(), "Answer")


def as_client(user: User) -> Iterator[Todo]:
    """Terms to decide about, then a line for every gig whose proposals wait."""
    waiting = Proposal.objects.decided_by(user).live().filter(turn="client")
    for one in waiting.filter(status="offered").for_rows().order_by("reply_due_at")[:MOST_EACH]:
        href, words = one.agreement.get_absolute_url(), f"proposes other terms for “{one.gig}”."
        yield Todo(one.name_for_client, words, href, "Read them", one.reply_due_at, is_pressing=True)
    unanswered = waiting.exclude(status="offered").order_by()
    rows = unanswered.values("gig").annotate(n=Count("pk"), first=Min("reply_due_at")).order_by("first")[:MOST_EACH]
    found = Gig.objects.only("title", "public_id").in_bulk([row["gig"] for row in rows])
    for row in rows:
        gig, n = found[row["gig"]], row["n"]
        who = f"{n} proposal{'' if n == 1 else 's'}"
        words = f"wait{'s' if n == 1 else ''} for your answer about “{gig}”."
        yield Todo(who, words, board_of(gig), "Read them", row["first"])


def hired(user: User) -> Iterator[Todo]:
    """Other terms to decide about, payments to confirm, reviews to write."""
    mine = among(Agreement.objects.filter(proposal__developer__user=user))
    for one in changing(mine, "developer")[:MOST_EACH]:
        yield Todo(str(one.gig.client), f"proposes other terms for “{one.gig}”.", one.get_absolute_url(), "Read them")
    for one in unpaid(mine, said="paid_confirmed", after="paid_claimed")[:MOST_EACH]:
        who, words = str(one.gig.client), f"says that it paid for “{one.gig}”."
        yield Todo(who, words, one.get_absolute_url(), "Confirm it")
    for one in unreviewed(mine, "developer")[:MOST_EACH]:
        yield review_of(one, str(one.gig.client))


def hiring(user: User) -> Iterator[Todo]:
    """Other terms to decide about, deliveries to look at, invoices to pay, reviews to write."""
    ours = among(Agreement.objects.filter(proposal__gig__client__in=Client.objects.of(user)))
    for one in changing(ours, "client")[:MOST_EACH]:
        who, words = str(one.proposal.developer), f"proposes other terms for “{one.gig}”."
        yield Todo(who, words, one.get_absolute_url(), "Read them")
    for one in delivered(ours)[:MOST_EACH]:
        yield Todo(str(one.proposal.developer), f"delivered “{one.gig}”.", one.get_absolute_url(), "Look at it")
    for one in unpaid(ours, said="paid_claimed")[:MOST_EACH]:
        who = str(one.proposal.developer)
        yield Todo(who, f"sent an invoice for “{one.gig}”.", one.get_absolute_url(), "Say when it is paid")
    for one in unreviewed(ours, "client")[:MOST_EACH]:
        yield review_of(one, str(one.proposal.developer))


def gigs(user: User) -> Iterator[Todo]:
    """Gigs that a moderator gave back, that end soon, and of which nobody said what became."""
    mine, now = Gig.objects.posted_by(user).select_related("client"), timezone.now()
    for gig in mine.filter(status="needs_changes").order_by("updated_at")[:MOST_EACH]:
        yield Todo(str(gig), "needs changes before it is open.", edit(gig), "Change it", is_pressing=True)
    for gig in mine.filter(status="expired", close_reason="").order_by("-ended_at")[:MOST_EACH]:
        href = reverse("gigs:gig_outcome", args=[gig.public_id])
        yield Todo(str(gig), "has ended. What became of it?", href, "Say it")
    for gig in mine.filter(status__in=LIVE, expires_at__range=(now, now + EXPIRING)).order_by("expires_at")[:MOST_EACH]:
        yield Todo(str(gig), "closes soon.", gig.get_absolute_url(), "Look at it", gig.expires_at)


def draft_proposals(user: User) -> Iterator[Todo]:
    """What was begun and is nobody else's yet."""
    mine = Proposal.objects.of(user).filter(status="draft", gig__in=Gig.objects.listed()).select_related("gig")
    for one in mine.order_by("-updated_at")[:MOST_EACH]:
        href = reverse("gigs:gig_propose", args=[one.gig.public_id])
        yield Todo("Your draft", f"for “{one.gig}” is not sent.", href, "Go on", one.gig.expires_at)


def draft_gigs(user: User) -> Iterator[Todo]:
    for gig in Gig.objects.posted_by(user).filter(status="draft").order_by("-updated_at")[:MOST_EACH]:
        yield Todo(gig.title or "Untitled draft", "is not published.", edit(gig), "Go on")


OF_DEVELOPERS = (as_developer, invitations, hired, draft_proposals)
OF_CLIENTS = (as_client, questions, hiring, gigs, draft_gigs)

# -- parts


def among(found: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """The same by their ids: each question about them is short, and none is asked where there are none."""
    return Agreement.objects.filter(pk__in=list(found.values_list("pk", flat=True))).for_page()


def review_of(one: Agreement, who: str) -> Todo:
    words = f"and you worked on “{one.gig}”. How was it?"
    return Todo(who, words, one.get_absolute_url(), "Write a review", one.review_until)


def changing(found: QuerySet[Agreement], side: str) -> QuerySet[Agreement]:
    """Agreed, and the newest version waits for this side."""
    newest = AgreementVersion.objects.filter(agreement=OuterRef("pk")).order_by("-number")
    waits = newest.values("pk")[:1]
    unsigned = AgreementVersion.objects.filter(**{f"{side}_at": None}, dropped_at=None)
    found = found.filter(status__in=CHANGEABLE).annotate(waits=Subquery(waits))
    return found.filter(waits__in=unsigned.values("pk")).order_by("pk")


def delivered(found: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """At work, and the newest thing said about a delivery is that it is there."""
    said = AgreementEvent.objects.filter(agreement=OuterRef("pk"), kind__in=DELIVERY).order_by("-pk").values("kind")[:1]
    return found.filter(status="active").annotate(last=Subquery(said)).filter(last="delivered").order_by("pk")


def unpaid(found: QuerySet[Agreement], said: str, after: str = "") -> QuerySet[Agreement]:
    """With an invoice about which this was not said yet; where `after` is given, only if that was."""
    invoices = AgreementEvent.objects.filter(agreement=OuterRef("pk"), kind="invoiced")
    invoices = invoices.exclude(Exists(payments(said)))
    if after:
        invoices = invoices.filter(Exists(payments(after)))
    elif said == "paid_claimed":
        # What its developer confirmed needs no word of the client any more.
        invoices = invoices.exclude(Exists(payments("paid_confirmed")))
    return found.filter(Exists(invoices)).order_by("pk")


def payments(kind: str) -> QuerySet[AgreementEvent]:
    return AgreementEvent.objects.filter(invoice=OuterRef("pk"), kind=kind)


def unreviewed(found: QuerySet[Agreement], side: str) -> QuerySet[Agreement]:
    mine = Review.objects.filter(agreement=OuterRef("pk"), side=side)
    since = timezone.now() - REVIEW_WINDOW
    return found.over().filter(~Exists(mine), ended_at__gt=since).order_by(F("ended_at"))


def edit(gig: Gig) -> str:
    return reverse("gigs:gig_edit", args=[gig.public_id])
