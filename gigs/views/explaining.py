"""A client explains the facts of its gig: /gigs/<public_id>/explain/."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.models import StateError
from gigs.forms.explaining import ExplainForm
from gigs.models import Gig
from gigs.models.gig_query import LIVE


def gig_explain(request: HttpRequest, public_id: str) -> HttpResponse:
    gig = get_object_or_404(Gig.objects.posted_by(request.user).select_related("client"), public_id=public_id)
    if gig.status not in LIVE:
        raise StateError(gig, "explain")
    form = ExplainForm(request.POST or None, instance=gig, initial={"version": gig.version})
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["explanation"]
        fresh = Gig.objects.select_related("client").get(pk=gig.pk)
        fresh.version = form.cleaned_data["version"] or fresh.version
        fresh.explain(text, request.user)
        messages.success(request, "Your explanation is public." if text else "Your explanation is taken back.")
        return redirect(fresh)
    status = 422 if form.is_bound else 200
    return render(request, "gigs/gig_explain.html", {"gig": gig, "form": form}, status=status)
