"""A client as developers see it, with its gigs."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.models import Client
from gigs.hiring.opinions import opinions
from gigs.hiring.payments import payments
from gigs.hiring.trust import of_client
from gigs.models import Gig, Review
from gigs.models.reply_rate import reply_rate
from gigs.models.review import AGAIN
from gigs.record import record
from marketplace.lib.errors import GoneError
from marketplace.lib.methods import read_only


@login_not_required
@read_only
def client_detail(request: HttpRequest, slug: str) -> HttpResponse:
    client = Client.objects.visible_to(request.user).filter(slug=slug).first()
    if client is None:
        get_object_or_404(Client.objects.gone().exclude(hold="frozen"), slug=slug)
        raise GoneError("This client has left, and its gigs with it.")
    gigs = Gig.objects.filter(client=client)
    now = timezone.now()
    context = {
        "client": client,
        "replies": reply_rate(client, now),
        "payments": payments(client, now.date()),
        "happened": of_client(client),
        "record": record(client),
        "opinions": opinions(Review.objects.of_client(client), "developer"),
        "again": AGAIN["developer"],
        "gigs": gigs.listed().newest().for_cards()[:50],
        "open_count": gigs.listed().count(),
        "verifications": client.verifications.in_force().order_by("pk"),
        "is_owned": Client.objects.owned_by(request.user).contains(client),
        "may_vouch": request.user.has_perm("moderation.decide_case") and not client.has_member(request.user),
    }
    return render(request, "gigs/client_detail.html", context)
