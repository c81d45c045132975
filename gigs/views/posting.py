"""Writing, previewing and publishing a gig, and the list of one's own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.models import Client, StateError
from gigs.forms.closing import CloseForm
from gigs.forms.posting import GigForm
from gigs.models import Gig
from gigs.models.gate import missing


def gig_new(request: HttpRequest) -> HttpResponse:
    clients = Client.objects.of(request.user)
    if not clients.exists():
        messages.info(request, "First say who posts the gig. It takes a minute, once.")
        return redirect("accounts:client_new")
    form = GigForm(request.POST or None, instance=Gig(client=clients.first()), clients=clients)
    if request.method == "POST" and form.is_valid():
        return _keep(request, form)
    return _page(request, form)


def gig_edit(request: HttpRequest, public_id: str) -> HttpResponse:
    gig = _mine(request, public_id)
    if gig.status not in Gig.EDITABLE:
        return redirect(gig if gig.published_at else "gigs:gig_preview", *([] if gig.published_at else [public_id]))
    form = GigForm(request.POST or None, instance=gig, clients=Client.objects.of(request.user))
    if request.method == "POST" and form.is_valid():
        return _keep(request, form)
    return _page(request, form)


def gig_preview(request: HttpRequest, public_id: str) -> HttpResponse:
    """The gig as it will look, and the one button that sends it."""
    gig = _mine(request, public_id)
    return render(request, "gigs/gig_preview.html", {"gig": gig, "skills": gig.gig_skills.select_related("skill")})


@require_POST
def gig_submit(request: HttpRequest, public_id: str) -> HttpResponse:
    gig = _mine(request, public_id)
    if gig.status not in Gig.EDITABLE:
        raise StateError(gig, "submit")
    problems = missing(gig, list(gig.gig_skills.all()))
    if problems:
        return _page(request, GigForm(instance=gig, clients=Client.objects.of(request.user)), problems)
    gig.submit(request.user)
    _say_where(request, gig)
    return redirect("gigs:my_gigs")


@require_POST
def gig_pause(request: HttpRequest, public_id: str) -> HttpResponse:
    gig = _mine(request, public_id)
    gig.pause(request.user)
    messages.success(request, f"“{gig}” is paused: it is out of the lists until you resume it.")
    return redirect("gigs:my_gigs")


@require_POST
def gig_resume(request: HttpRequest, public_id: str) -> HttpResponse:
    gig = _mine(request, public_id)
    gig.resume(request.user)
    messages.success(request, f"“{gig}” is open again.")
    return redirect("gigs:my_gigs")


def gig_close(request: HttpRequest, public_id: str) -> HttpResponse:
    gig = _mine(request, public_id)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        gig.close(request.user, form.cleaned_data["close_reason"])
        messages.success(request, f"“{gig}” is closed.")
        return redirect("gigs:my_gigs")
    return render(request, "gigs/gig_close.html", {"gig": gig, "form": form}, status=422 if form.errors else 200)


def my_gigs(request: HttpRequest) -> HttpResponse:
    gigs = Gig.objects.posted_by(request.user).select_related("client").order_by("-updated_at", "-pk")
    return render(request, "gigs/my_gigs.html", {"gigs": gigs[:200], "clients": Client.objects.of(request.user)})


def _mine(request: HttpRequest, public_id: str) -> Gig:
    return get_object_or_404(Gig.objects.posted_by(request.user).select_related("client"), public_id=public_id)


def _keep(request: HttpRequest, form: GigForm) -> HttpResponse:
    """Save what was typed; go on to the preview only when the gate is passed."""
    wants_preview = "draft" not in request.POST
    gig = form.keep(request.user)
    if wants_preview and not form.passes_gate():
        return _page(request, form)
    if wants_preview:
        return redirect("gigs:gig_preview", gig.public_id)
    messages.success(request, "Kept as a draft.")
    return redirect("gigs:my_gigs")


def _page(request: HttpRequest, form: GigForm, problems: dict[str, str] | None = None) -> HttpResponse:
    context = {"form": form, "gig": form.instance, "problems": problems}
    return render(request, "gigs/gig_edit.html", context, status=422 if form.errors or problems else 200)


def _say_where(request: HttpRequest, gig: Gig) -> None:
    if gig.status == Gig.Status.OPEN:
        messages.success(request, f"“{gig}” is open for 30 days.")
    else:
        messages.success(request, f"“{gig}” waits for a moderator. We tell you by mail, usually within a day.")
