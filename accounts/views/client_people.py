"""Who acts for a client: invited, joined, given another role, let go."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.forms.client import InvitationForm, RoleForm
from accounts.models import Client, ClientInvitation, ClientMember, LastOwnerError
from marketplace.lib.ratelimit import spend

INVITATIONS_A_DAY = 20
DAY = 24 * 60 * 60


def client_people(request: HttpRequest, slug: str) -> HttpResponse:
    client = _owned(request, slug)
    form = InvitationForm(request.POST or None, client=client)
    if request.method == "POST" and form.is_valid():
        spend(f"invite:user:{request.user.pk}", INVITATIONS_A_DAY, DAY)
        client.invite(**form.cleaned_data, by=request.user)
        messages.success(request, f"We wrote to {form.cleaned_data['email']}. The invitation holds for 14 days.")
        return redirect("accounts:client_people", slug)
    return _page(request, client, form)


@require_POST
def client_role(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    client = _owned(request, slug)
    member = get_object_or_404(client.members.select_related("user"), pk=pk)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return _page(request, client, problem="Choose one of the three roles.")
    try:
        client.set_role(member, form.cleaned_data["role"], request.user)
    except LastOwnerError as refusal:
        return _page(request, client, problem=str(refusal))
    messages.success(request, f"{member.user} is now {member.role}.")
    is_still_owner = Client.objects.owned_by(request.user).contains(client)
    return redirect("accounts:client_people", slug) if is_still_owner else redirect("dashboard")


@require_POST
def client_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """An owner lets somebody go, or anybody leaves by themselves."""
    member = get_object_or_404(ClientMember.objects.select_related("client", "user"), client__slug=slug, pk=pk)
    is_leaving = member.user_id == request.user.pk
    client = member.client if is_leaving else _owned(request, slug)
    try:
        client.remove_member(member, request.user)
    except LastOwnerError as refusal:
        return _page(request, client, problem=str(refusal))
    messages.success(request, f"{member.user} no longer acts for {client}.")
    return redirect("dashboard") if is_leaving else redirect("accounts:client_people", slug)


@require_POST
def client_uninvite(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    client = _owned(request, slug)
    client.withdraw_invitation(get_object_or_404(client.invitations, public_id=public_id), request.user)
    messages.success(request, "The invitation is withdrawn.")
    return redirect("accounts:client_people", slug)


def client_join(request: HttpRequest, public_id: str) -> HttpResponse:
    """What the mail leads to: who invites, and the one button. Seen by nobody but the person who was invited."""
    invitations = ClientInvitation.objects.pending().for_user(request.user).select_related("client", "by")
    invitation = get_object_or_404(invitations, public_id=public_id)
    if request.method == "POST":
        invitation.accept(request.user)
        messages.success(request, f"You act for {invitation.client} now.")
        return redirect("gigs:my_gigs")
    return render(request, "accounts/client_join.html", {"invitation": invitation})


def _owned(request: HttpRequest, slug: str) -> Client:
    return get_object_or_404(Client.objects.owned_by(request.user), slug=slug)


def _page(request: HttpRequest, client: Client, form: InvitationForm | None = None, problem: str = "") -> HttpResponse:
    context = {
        "client": client,
        "form": form or InvitationForm(client=client),
        "members": client.members.select_related("user").order_by("since", "pk"),
        "invitations": client.invitations.pending().order_by("pk"),
        "roles": ClientMember.Role.choices,
        "problem": problem,
    }
    status = 422 if problem or context["form"].errors else 200
    return render(request, "accounts/client_people.html", context, status=status)
