"""Inviting developers to a gig; accepting leads into a proposal."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.models import Client, Developer
from gigs.forms.invitation import DeclineInvitationForm, InviteForm
from gigs.models import Gig, Invitation
from gigs.models.invitation import MOST_A_WEEK
from marketplace.lib.methods import read_only
from marketplace.lib.params import clean


def developer_invite(request: HttpRequest, handle: str) -> HttpResponse:
    developer = get_object_or_404(Developer.objects.listed_to(request.user).select_related("user"), handle=handle)
    if sent := sent_before(request, developer):
        messages.info(request, f"{developer} is invited to “{sent.gig}” already.")
        return redirect("gigs:gig_developers", sent.gig.public_id)
    initial = {"gig": clean(request.GET).get("gig")}
    form = InviteForm(request.POST or None, user=request.user, developer=developer, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        invitation = Invitation.send(data["gig"], developer, request.user, data["note"])
        messages.success(request, f"{developer} is invited and knows it.")
        return redirect("gigs:gig_developers", invitation.gig.public_id)
    gigs = form.fields["gig"].queryset
    context = {"form": form, "developer": developer, "has_gigs": gigs.exists(), "most": MOST_A_WEEK}
    return render(request, "gigs/developer_invite.html", context, status=422 if form.errors else 200)


@read_only
def invitation_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    return page(request, readable(request, public_id))


@require_POST
def invitation_accept(request: HttpRequest, public_id: str) -> HttpResponse:
    invitation = as_developer(request, public_id)
    invitation.accept(request.user)
    messages.success(request, "Accepted. Now write what you offer; it is a draft until you send it.")
    return redirect("gigs:gig_propose", invitation.gig.public_id)


@require_POST
def invitation_decline(request: HttpRequest, public_id: str) -> HttpResponse:
    invitation = as_developer(request, public_id)
    form = DeclineInvitationForm(request.POST)
    if not form.is_valid():
        invitation.demand("decline")
        return page(request, invitation, form)
    invitation.decline(request.user, form.cleaned_data["reason"])
    messages.success(request, "Declined.")
    return redirect("gigs:my_proposals")


@require_POST
def invitation_withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    invitation = readable(request, public_id)
    if not posts_for(invitation, request.user):
        raise PermissionDenied("This is for those to do who post for the client.")
    invitation.withdraw(request.user)
    messages.success(request, "Taken back.")
    return redirect("gigs:gig_developers", invitation.gig.public_id)


def sent_before(request: HttpRequest, developer: Developer) -> Invitation | None:
    """A second press: what the first one sent."""
    asked = Invitation.objects.filter(developer=developer, gig__in=Gig.objects.posted_by(request.user))
    return asked.select_related("gig").filter(gig__public_id=clean(request.POST).get("gig", "")).first()


def readable(request: HttpRequest, public_id: str) -> Invitation:
    return get_object_or_404(Invitation.objects.visible_to(request.user).for_rows(), public_id=public_id)


def as_developer(request: HttpRequest, public_id: str) -> Invitation:
    invitation = readable(request, public_id)
    if invitation.developer.user_id != request.user.pk:
        raise PermissionDenied("Only who is invited may answer.")
    return invitation


def posts_for(invitation: Invitation, user) -> bool:
    return Client.objects.of(user).filter(pk=invitation.gig.client_id).exists()


def page(request: HttpRequest, invitation: Invitation, form: DeclineInvitationForm | None = None) -> HttpResponse:
    is_invited = invitation.developer.user_id == request.user.pk
    context = {
        "invitation": invitation,
        "gig": invitation.gig,
        "is_invited": is_invited,
        "may_answer": is_invited and invitation.may_be_answered,
        "may_withdraw": invitation.may_be_withdrawn and posts_for(invitation, request.user),
        "form": form or DeclineInvitationForm(),
    }
    return render(request, "gigs/invitation_detail.html", context, status=422 if form else 200)
