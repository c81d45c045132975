"""The photo of a profile and the logo of a client: put there, changed, taken away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.forms.picture import LogoForm, PictureForm
from accounts.models import Client

from .profile import mine


def profile_photo(request: HttpRequest) -> HttpResponse:
    developer = mine(request)
    if developer.pk is None:
        messages.info(request, "Save the first step; then there is a profile to put a photo on.")
        return redirect("accounts:profile_step", "you")
    return change(request, developer, "Your photo", "accounts:profile_edit")


def client_logo(request: HttpRequest, slug: str) -> HttpResponse:
    client = get_object_or_404(Client.objects.owned_by(request.user), slug=slug)
    return change(request, client, f"The logo of {client}", "accounts:client_edit", client.slug, kind=LogoForm)


def change(request: HttpRequest, owner, title: str, back: str, *place, kind=PictureForm) -> HttpResponse:
    if request.method == "POST" and "remove" in request.POST:
        owner.change_picture("", request.user)
        messages.success(request, "The picture is removed.")
        return redirect(back, *place)
    form = kind(request.POST, request.FILES) if request.method == "POST" else kind()
    if form.is_bound and form.is_valid():
        owner.change_picture(form.cleaned_data["picture"], request.user)
        messages.success(request, "Saved.")
        return redirect(back, *place)
    context = {"form": form, "owner": owner, "title": title, "back": redirect(back, *place).url}
    return render(request, "accounts/picture_edit.html", context, status=422 if form.is_bound else 200)
