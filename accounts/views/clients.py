"""Making a client and changing what it says about itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.forms.client import ClientForm
from accounts.models import Client, refuse_suspended


def client_new(request: HttpRequest) -> HttpResponse:
    refuse_suspended(request.user)
    form = ClientForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        client = form.start(request.user)
        messages.success(request, f"{client} is ready. Now the gig.")
        return redirect("gigs:gig_new")
    return render(request, "accounts/client_new.html", {"form": form}, status=422 if form.errors else 200)


def client_edit(request: HttpRequest, slug: str) -> HttpResponse:
    client = get_object_or_404(Client.objects.owned_by(request.user), slug=slug)
    form = ClientForm(request.POST or None, instance=client)
    if request.method == "POST" and form.is_valid():
        form.keep(request.user)
        messages.success(request, "Saved.")
        return redirect(client)
    context = {"form": form, "client": client}
    return render(request, "accounts/client_edit.html", context, status=422 if form.errors else 200)
