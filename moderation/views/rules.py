"""Changing a rule: a new version, never another text for the old one."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import StaleError
from marketplace.lib.params import storable
from moderation.forms.clause import ClauseForm
from moderation.models import Clause


@permission_required("moderation.revise_clause", raise_exception=True)
def rule_revise(request: HttpRequest, code: str) -> HttpResponse:
    newest = Clause.objects.newest_of(storable(code)).first()
    if newest is None:
        raise Http404
    # The form gets a copy: a form of a model writes what was typed into its instance.
    form = ClauseForm(request.POST or None, instance=Clause.objects.get(pk=newest.pk))
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data.pop("read_version") not in (None, newest.version):
            raise StaleError(newest)
        new = newest.revise(request.user, form.cleaned_data)
        messages.success(request, f"Version {new.version} counts from {new.valid_from:%-d %B %Y} on.")
        return redirect(new)
    context = {"form": form, "clause": newest}
    return render(request, "moderation/rule_revise.html", context, status=422 if form.errors else 200)
