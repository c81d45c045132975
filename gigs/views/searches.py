"""Saved searches: keeping one, looking at what is new, changing how it alerts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from gigs.forms.saved_search import NewSearchForm, SearchForm
from gigs.kept import kept_by
from gigs.models import SavedSearch
from gigs.reader import reader_of
from marketplace.lib.methods import read_only


@read_only
def search_list(request: HttpRequest) -> HttpResponse:
    return render(request, "gigs/search_list.html", {"kept": kept_by(request.user)})


def search_new(request: HttpRequest) -> HttpResponse:
    """Keep what the query string asks: the same parameters as the list."""
    typed = request.META.get("QUERY_STRING", "")
    form = NewSearchForm(request.POST or None, reader_of(request.user), user=request.user, typed=typed)
    if request.method == "POST" and form.is_valid():
        search = form.save()
        messages.success(request, f"Saved “{search}”. Alerts go out {search.how_often}.")
        return redirect("gigs:search_list")
    return render(request, "gigs/search_new.html", {"form": form}, status=422 if form.errors else 200)


def search_edit(request: HttpRequest, public_id: str) -> HttpResponse:
    search = mine(request, public_id)
    form = SearchForm(request.POST or None, instance=search)
    if request.method == "POST" and form.is_valid():
        form.save()
        search.change_cadence(search.cadence)
        messages.success(request, f"“{search}” alerts {search.how_often}.")
        return redirect("gigs:search_list")
    return render(
        request, "gigs/search_edit.html", {"form": form, "search": search}, status=422 if form.errors else 200
    )


@require_POST
def search_look(request: HttpRequest, public_id: str) -> HttpResponse:
    """Open the list, newest first; from now on what stands there is no news."""
    search = mine(request, public_id)
    search.look()
    return redirect(search)


@require_POST
def search_pause(request: HttpRequest, public_id: str) -> HttpResponse:
    search = mine(request, public_id)
    search.pause()
    messages.success(request, f"“{search}” is silent until you resume it.")
    return redirect("gigs:search_list")


@require_POST
def search_resume(request: HttpRequest, public_id: str) -> HttpResponse:
    search = mine(request, public_id)
    search.resume()
    messages.success(request, f"“{search}” alerts again, about what is published from now on.")
    return redirect("gigs:search_list")


@require_POST
def search_delete(request: HttpRequest, public_id: str) -> HttpResponse:
    search = mine(request, public_id)
    search.delete()
    messages.success(request, f"“{search}” is deleted.")
    return redirect("gigs:search_list")


def mine(request: HttpRequest, public_id: str) -> SavedSearch:
    return get_object_or_404(SavedSearch.objects.of(request.user).select_related("user"), public_id=public_id)
