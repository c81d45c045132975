"""Keeping developers in sight: a star for oneself, shortlists with notes for a client's people."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.forms.shortlist import NoteForm, ShortlistForm
from accounts.models import Developer, SavedDeveloper, Shortlist, ShortlistEntry, apart, record
from accounts.models.shortlist import MOST_ENTRIES, MOST_LISTS
from marketplace.lib.methods import read_only

NEWEST = 100


@require_POST
def developer_save(request: HttpRequest, handle: str) -> HttpResponse:
    SavedDeveloper.objects.get_or_create(user=request.user, developer=seen(request, handle))
    return back(request)


@require_POST
def developer_unsave(request: HttpRequest, handle: str) -> HttpResponse:
    request.user.saved_developers.filter(developer=seen(request, handle)).delete()
    return back(request)


@read_only
def saved_developers(request: HttpRequest) -> HttpResponse:
    """The newest star first; who may not be read any more is left out."""
    found = Developer.objects.visible_to(request.user).filter(saves__user=request.user).order_by("-saves__pk")
    context = {"developers": found.for_rows(request.user)[:NEWEST]}
    return render(request, "accounts/saved_developers.html", context)


def shortlists(request: HttpRequest) -> HttpResponse:
    """My clients' lists, and a form for a new one."""
    lists = Shortlist.objects.of(request.user).select_related("client")
    is_sent = request.method == "POST"
    form = ShortlistForm(request.POST if is_sent else None, user=request.user)
    if is_sent and form.is_valid():
        if form.cleaned_data["client"].shortlists.count() >= MOST_LISTS:
            form.add_error("name", f"{MOST_LISTS} lists are the most. Remove one first.")
        else:
            shortlist = form.save()
            record("shortlist.create", shortlist, request.user)
            return redirect("accounts:shortlist", shortlist.public_id)
    context = {"form": form, "shortlists": lists}
    return render(request, "accounts/shortlists.html", context, status=422 if form.errors else 200)


@read_only
def shortlist(request: HttpRequest, public_id: str) -> HttpResponse:
    """One list with its notes; who may not be read any more is left out, their row stays."""
    chosen = mine(request, public_id)
    entries = {entry.developer_id: entry for entry in chosen.entries.select_related("by")}
    readable = Developer.objects.visible_to(request.user).filter(pk__in=entries).for_rows(request.user)
    developers = {developer.pk: developer for developer in readable}
    rows = [
        (developers[pk], entry, NoteForm(instance=entry, prefix=str(entry.pk)))
        for pk, entry in entries.items()
        if pk in developers
    ]
    return render(
        request, "accounts/shortlist.html", {"shortlist": chosen, "rows": rows, "away": len(entries) - len(rows)}
    )


@require_POST
def shortlist_add(request: HttpRequest, handle: str) -> HttpResponse:
    developer = seen(request, handle)
    chosen = mine(request, request.POST.get("shortlist", ""))
    if chosen.entries.count() >= MOST_ENTRIES:
        messages.error(request, f"{MOST_ENTRIES} developers are the most on one list.")
    elif chosen.add(developer, request.user):
        messages.success(request, f"{developer} is on “{chosen}” now.")
    else:
        messages.info(request, f"{developer} is on “{chosen}” already.")
    return redirect("accounts:shortlist", chosen.public_id)


@require_POST
def shortlist_note(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    entry = find_entry(request, public_id, pk)
    form = NoteForm(request.POST, instance=entry, prefix=str(entry.pk))
    if not form.is_valid():
        context = {"form": form, "entry": entry}
        return render(request, "accounts/shortlist_note.html", context, status=422)
    form.save()
    messages.success(request, "The note is saved.")
    return redirect("accounts:shortlist", public_id)


@require_POST
def shortlist_take_off(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    entry = find_entry(request, public_id, pk)
    entry.shortlist.take_off(entry, request.user)
    messages.success(request, f"{entry.developer} is off the list.")
    return redirect("accounts:shortlist", public_id)


@require_POST
def shortlist_delete(request: HttpRequest, public_id: str) -> HttpResponse:
    chosen = mine(request, public_id)
    record("shortlist.delete", chosen, request.user, before={"name": apart(chosen.name)})
    chosen.delete()
    messages.success(request, f"“{chosen}” is removed with its notes.")
    return redirect("accounts:shortlists")


def mine(request: HttpRequest, public_id: str) -> Shortlist:
    return get_object_or_404(Shortlist.objects.of(request.user), public_id=public_id)


def find_entry(request: HttpRequest, public_id: str, pk: int) -> ShortlistEntry:
    entries = ShortlistEntry.objects.select_related("shortlist", "developer")
    return get_object_or_404(entries, pk=pk, shortlist=mine(request, public_id))


def seen(request: HttpRequest, handle: str) -> Developer:
    """The profile, if this person may read it; nobody keeps themselves in sight."""
    others = Developer.objects.visible_to(request.user).exclude(user=request.user)
    return get_object_or_404(others, handle=handle)


def back(request: HttpRequest) -> HttpResponse:
    """To where the button stood, which is an address of this site."""
    place = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(place, allowed_hosts=None)
    return redirect(place if is_ours and place.startswith("/") else "accounts:saved_developers")
