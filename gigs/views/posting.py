"""Writing, previewing, publishing, changing and ending a gig."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.models import Client, PausedError, StaleError, StateError, refuse_suspended
from accounts.models.pause import Restriction, restrictions
from gigs.forms.changing import ChangeForm
from gigs.forms.closing import CloseForm, OutcomeForm
from gigs.forms.posting import GigForm, source_of
from gigs.guidance import guidance
from gigs.models import Gig, GigChange
from gigs.models.gate import missing
from gigs.models.gig_query import LIVE
from gigs.models.hiring_errors import HiringError
from gigs.models.quota import QuotaError
from marketplace.lib.methods import read_only
from marketplace.lib.params import clean

SENT = {"in_review", *LIVE}


def gig_new(request: HttpRequest) -> HttpResponse:
    refuse_suspended(request.user)
    clients = Client.objects.of(request.user)
    if not clients.exists():
        messages.info(request, "First say who posts the gig. It takes a minute, once.")
        return redirect("accounts:client_new")
    form = _new(request, clients)
    if request.method == "POST" and form.is_valid():
        try:
            return _keep(request, form)
        except StaleError:
            if form.instance.pk:
                raise
        # The other press of the same form was first: go on from the draft that it made.
        form = _new(request, clients)
        if form.is_valid():
            return _keep(request, form)
    return _page(request, form)


def gig_edit(request: HttpRequest, public_id: str) -> HttpResponse:
    gig = _mine(request, public_id)
    if gig.status in LIVE:
        return _change(request, gig)
    if gig.status not in Gig.EDITABLE:
        return redirect(gig if gig.published_at else "gigs:gig_preview", *([] if gig.published_at else [public_id]))
    form = GigForm(request.POST or None, instance=gig, clients=Client.objects.of(request.user))
    if request.method == "POST" and form.is_valid():
        return _keep(request, form)
    return _page(request, form)


@read_only
def gig_preview(request: HttpRequest, public_id: str) -> HttpResponse:
    """The gig as it will look, and the one button that sends it."""
    return _preview(request, _mine(request, public_id))


@require_POST
def gig_submit(request: HttpRequest, public_id: str) -> HttpResponse:
    gig = _mine(request, public_id)
    if gig.status in SENT:
        return _sent_before(request, gig)
    if gig.status not in Gig.EDITABLE:
        raise StateError(gig, "submit")
    problems = missing(gig, list(gig.gig_skills.all()))
    if problems:
        return _page(request, GigForm(instance=gig, clients=Client.objects.of(request.user)), problems)
    try:
        gig.submit(request.user)
    except StaleError:
        gig = _mine(request, public_id)
        if gig.status in SENT:
            return _sent_before(request, gig)
        raise
    except (QuotaError, PausedError, HiringError) as refusal:
        gig.refresh_from_db()
        return _preview(request, gig, str(refusal))
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
    gig.demand("close")
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        gig.close(request.user, form.cleaned_data["close_reason"])
        messages.success(request, f"“{gig}” is closed.")
        return redirect("gigs:my_gigs")
    return render(request, "gigs/gig_close.html", {"gig": gig, "form": form}, status=422 if form.errors else 200)


def gig_outcome(request: HttpRequest, public_id: str) -> HttpResponse:
    """What became of a gig whose days are over."""
    gig = _mine(request, public_id)
    if not gig.wants_outcome:
        raise StateError(gig, "conclude")
    form = OutcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        gig.conclude(request.user, form.cleaned_data["close_reason"])
        messages.success(request, "Noted. Whoever waited for an answer has it now.")
        return redirect("gigs:my_gigs")
    return render(request, "gigs/gig_outcome.html", {"gig": gig, "form": form}, status=422 if form.errors else 200)


@require_POST
def gig_repost(request: HttpRequest, public_id: str) -> HttpResponse:
    draft = _mine(request, public_id).repost(request.user)
    messages.success(request, "This is a new draft with the old words. Its page will say that it was posted before.")
    return redirect("gigs:gig_edit", draft.public_id)


def _preview(request: HttpRequest, gig: Gig, problem: str = "") -> HttpResponse:
    context = {"gig": gig, "skills": gig.gig_skills.select_related("skill"), "problem": problem}
    context |= {"restriction": _restriction(request, gig)}
    return render(request, "gigs/gig_preview.html", context, status=422 if problem else 200)


def _mine(request: HttpRequest, public_id: str) -> Gig:
    return get_object_or_404(Gig.objects.posted_by(request.user).select_related("client"), public_id=public_id)


def _new(request: HttpRequest, clients) -> GigForm:
    """The form for a gig that is not there yet, or for the one that this very form has made."""
    source = source_of(clean(request.POST).get("key", ""))
    made = Gig.objects.posted_by(request.user).filter(source_key=source).first() if source else None
    return GigForm(request.POST or None, instance=made or Gig(client=clients.first()), clients=clients)


def _keep(request: HttpRequest, form: GigForm) -> HttpResponse:
    """Save what was typed; go on to the preview only when the gate is passed."""
    wants_preview = "draft" not in request.POST
    gig = form.keep(request.user)
    if request.headers.get("X-Autosave"):
        return JsonResponse({"version": gig.version, "action": reverse("gigs:gig_edit", args=[gig.public_id])})
    if "outline" in request.POST:
        form.show_outline()
    if "outline" in request.POST or "check" in request.POST:
        return _page(request, form)
    if wants_preview and not form.passes_gate():
        return _page(request, form)
    if wants_preview:
        return redirect("gigs:gig_preview", gig.public_id)
    messages.success(request, "Kept as a draft.")
    return redirect("gigs:my_gigs")


def _change(request: HttpRequest, gig: Gig) -> HttpResponse:
    """Say something differently about a gig that is public."""
    form = ChangeForm(request.POST or None, instance=gig, clients=Client.objects.filter(pk=gig.client_id))
    if request.method == "POST" and form.is_valid() and form.passes_gate():
        messages.success(request, _said(form.keep(request.user), is_waiting=bool(form.initial["waiting"])))
        return redirect("gigs:my_gigs")
    return _page(request, form)


def _said(change: GigChange | None, is_waiting: bool) -> str:
    if change is None and is_waiting:
        return "This is what the gig says already. The change that you sent before still waits for a moderator."
    if change is None:
        return "Nothing differs from what the gig says already."
    if change.status == GigChange.Status.APPLIED:
        return "Changed. The gig’s page lists what changed, for everybody."
    return "The change waits for a moderator. Until then the gig stays as it is."


def _page(request: HttpRequest, form: GigForm, problems: dict[str, str] | None = None) -> HttpResponse:
    gig = form.instance
    context = {
        "form": form,
        "gig": gig,
        "problems": problems,
        "change": gig.pk and gig.changes.unfinished().first(),
        "restriction": _restriction(request, gig),
        "guidance": guidance(gig, form.skill_rows(), form.errors),
    }
    return render(request, "gigs/gig_edit.html", context, status=422 if form.errors or problems else 200)


def _restriction(request: HttpRequest, gig: Gig) -> Restriction | None:
    """Why it cannot be sent now, for who writes it; what is public already is changed as before."""
    if gig.published_at and not request.user.is_suspended:
        return None
    return next(iter(restrictions(request.user, ["posting"])), None)


def _sent_before(request: HttpRequest, gig: Gig) -> HttpResponse:
    """A second press, or an old page: go where the first one led."""
    if gig.status == Gig.Status.IN_REVIEW:
        messages.info(request, f"“{gig}” is sent already and waits for a moderator.")
        return redirect("gigs:gig_preview", gig.public_id)
    messages.info(request, f"“{gig}” is published already.")
    return redirect(gig)


def _say_where(request: HttpRequest, gig: Gig) -> None:
    if gig.status == Gig.Status.OPEN:
        messages.success(request, f"“{gig}” is open for 30 days.")
    else:
        messages.success(request, f"“{gig}” waits for a moderator. We tell you by mail, usually within a day.")
