"""Who may act on a proposal: its author, and those who post for the client. A stranger's id is 404."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import Client
from gigs.models import Gig, Proposal


def readable(request: HttpRequest, public_id: str) -> Proposal:
    return get_object_or_404(Proposal.objects.visible_to(request.user).for_rows(), public_id=public_id)


def as_developer(request: HttpRequest, public_id: str) -> Proposal:
    return _on(Proposal.Side.DEVELOPER, request, public_id)


def as_client(request: HttpRequest, public_id: str) -> Proposal:
    return _on(Proposal.Side.CLIENT, request, public_id)


def as_either(request: HttpRequest, public_id: str) -> tuple[Proposal, str]:
    proposal = readable(request, public_id)
    side = proposal.side_of(request.user)
    if not side:
        raise PermissionDenied("You may read for this client, not answer.")
    return proposal, side


def gig_of_mine(request: HttpRequest, public_id: str) -> Gig:
    """A gig of a client of this person, in whatever role."""
    gigs = Gig.objects.filter(client__members__user_id=request.user.pk).exclude(published_at=None)
    return get_object_or_404(gigs.select_related("client"), public_id=public_id)


def gig_to_decide(request: HttpRequest, public_id: str) -> Gig:
    gig = gig_of_mine(request, public_id)
    if not Client.objects.of(request.user).filter(pk=gig.client_id).exists():
        raise PermissionDenied("You may read for this client, not answer.")
    return gig


def as_seen(request: HttpRequest, about):
    """Take the version that the form was made for, so that the verb notices what happened since."""
    version = request.POST.get("version", "")
    # Only digits that a version can have; anything else is as good as the newest.
    if version.isascii() and version.isdigit() and len(version) < 10:
        about.version = int(version)
    return about


def _on(side: str, request: HttpRequest, public_id: str) -> Proposal:
    proposal, mine = as_either(request, public_id)
    if mine != side:
        raise PermissionDenied("This is for the other side to do.")
    return proposal
