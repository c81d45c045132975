"""How a client shows who it is: a code to a mailbox at its domain, or a moderator who has seen it."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.forms.client import CodeForm, MailboxForm, VouchForm
from accounts.models import Client, WrongCodeError
from marketplace.lib.ratelimit import spend

CODES_AN_HOUR = 5
HOUR = 60 * 60


def client_verify(request: HttpRequest, slug: str) -> HttpResponse:
    client = get_object_or_404(Client.objects.owned_by(request.user), slug=slug)
    form = MailboxForm(request.POST or None, client=client)
    if request.method == "POST" and form.is_valid():
        spend(f"client-code:user:{request.user.pk}", CODES_AN_HOUR, HOUR)
        client.ask_for_code(form.cleaned_data["email"], request.user)
        messages.success(request, f"We sent a code to {form.cleaned_data['email']}.")
        return redirect("accounts:client_verify", slug)
    return _page(request, client, form, CodeForm())


@require_POST
def client_code(request: HttpRequest, slug: str) -> HttpResponse:
    client = get_object_or_404(Client.objects.owned_by(request.user), slug=slug)
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            client.confirm_code(form.cleaned_data["code"], request.user)
        except WrongCodeError:
            form.add_error("code", "This is not the code, or it is older than half an hour. Five wrong ones end it.")
        else:
            messages.success(request, f"{client} is verified by mail at its domain.")
            return redirect(client)
    return _page(request, client, MailboxForm(client=client), form)


@permission_required("moderation.decide_case", raise_exception=True)
def client_vouch(request: HttpRequest, slug: str) -> HttpResponse:
    """A moderator notes that they have seen who a client is; never of their own."""
    client = get_object_or_404(Client.objects.visible_to(request.user), slug=slug)
    if client.has_member(request.user):
        raise PermissionDenied("You act for this client, so somebody else confirms it.")
    form = VouchForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        client.vouch(request.user, form.cleaned_data["note"])
        messages.success(request, f"{client} is verified: seen by a moderator.")
        return redirect(client)
    context = {"client": client, "form": form}
    return render(request, "accounts/client_vouch.html", context, status=422 if form.errors else 200)


def _page(request: HttpRequest, client: Client, mailbox: MailboxForm, code: CodeForm) -> HttpResponse:
    context = {
        "client": client,
        "mailbox": mailbox,
        "code": code,
        "asked": client.verifications.asked().first(),
        "in_force": client.verifications.in_force(),
    }
    return render(request, "accounts/client_verify.html", context, status=422 if mailbox.errors or code.errors else 200)
