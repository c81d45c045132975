"""The dashboard: what needs doing first, for every hat that this person wears."""

from django.db.models import BooleanField, Count, ExpressionWrapper, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import Client, Developer, Pause, User
from accounts.models.completeness import ROWS
from accounts.models.pause import restrictions
from gigs.hiring.doing import doing
from gigs.hiring.todo import todo
from gigs.kept import kept_by
from gigs.models import Agreement, Gig, Proposal, ProposalMessage
from gigs.models.gig_query import LIVE
from marketplace.lib import review
from marketplace.lib.methods import read_only
from moderation.models import Case

NEWEST = 10
SAVED = 4
MESSAGES = 5
PROPOSALS = 8


@read_only
def dashboard(request: HttpRequest) -> HttpResponse:
    user = request.user
    developer = Developer.objects.filter(user=user).select_related("user").prefetch_related(*ROWS).first()
    clients = list(Client.objects.of(user))
    gigs = my_gigs(user) if clients else []
    review.find_holds([*gigs, *([developer] if developer else [])])
    context = {
        "todo": todo(user),
        "restrictions": restrictions(user, Pause.Kind.values),
        "developer": developer,
        "missing": developer.todo()[:4] if developer else [],
        "clients": clients,
        "gigs": gigs,
        "agreements": Agreement.objects.visible_to(user).running().for_page().order_by("-accepted_at")[:NEWEST],
        "talks": talks(user),
        "saved": Gig.objects.listed().filter(saves__user=user).newest().for_cards()[:SAVED],
        "kept": kept_by(user),
        "notifications": user.notifications.all()[:NEWEST],
        "waiting_count": Case.objects.open().count() if user.has_perm("moderation.decide_case") else None,
    }
    return render(request, "dashboard.html", context | (pipeline(user) if developer else {"doing": doing(user)}))


def pipeline(user: User) -> dict:
    """The developer's open proposals, the one to answer soonest first, and how many there are of each kind."""
    mine = Proposal.objects.of(user)
    is_live, is_draft = Q(pk__in=mine.live().values("pk")), Q(status="draft")
    counts = mine.aggregate(
        live=Count("pk", filter=is_live),
        drafts=Count("pk", filter=is_draft),
        past=Count("pk", filter=~is_live & ~is_draft),
    )
    live = mine.live().for_rows().order_by("reply_due_at", "pk")[:PROPOSALS]
    return {"live": live, "counts": counts, "doing": doing(user)}


def my_gigs(user: User) -> list[Gig]:
    """Those that the person posts, with how many proposals wait for an answer; the live ones first."""
    waiting = Count("proposals", filter=Q(proposals__turn="client", proposals__ended_at=None))
    mine = Gig.objects.posted_by(user).exclude(status="draft").annotate(waiting=waiting)
    is_live = ExpressionWrapper(Q(status__in=LIVE), BooleanField())
    return list(mine.for_rows().order_by(is_live.desc(), "-updated_at")[:NEWEST])


def talks(user: User) -> list[ProposalMessage]:
    """The newest message of each talk of this person, of either hat, the newest talk first."""
    newest = Proposal.objects.visible_to(user).filter(messages__kind="words").annotate(last=Max("messages"))
    ids = newest.order_by("-last").values_list("last", flat=True)[:MESSAGES]
    rows = ProposalMessage.objects.filter(pk__in=list(ids)).order_by("-pk")
    return list(rows.select_related("proposal__gig__client", "proposal__developer", "author"))
