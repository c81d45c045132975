"""How often we write: the page of choices, and the link of a mail that stops its topic."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from accounts import mail_links
from accounts.forms.mail import MailForm
from accounts.models import NotificationChoice

ONE_CLICK = "One-Click"


def mail_settings(request: HttpRequest) -> HttpResponse:
    form = MailForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Saved. It holds from the next notice on.")
        return redirect("accounts:mail_settings")
    return render(request, "accounts/mail_settings.html", {"form": form}, status=422 if form.errors else 200)


# No CSRF token: the signed link is the right itself, and mail programs post RFC 8058's form without one.
@csrf_exempt
@login_not_required
@never_cache
def mail_stop(request: HttpRequest, token: str) -> HttpResponse:
    """A page with one button, for whoever holds the link."""
    try:
        user, topic = mail_links.read(token)
    except mail_links.BadLinkError:
        raise Http404 from None
    if request.method == "POST":
        if request.POST.get("List-Unsubscribe") != ONE_CLICK:
            return HttpResponseBadRequest("Send List-Unsubscribe=One-Click.", content_type="text/plain")
        NotificationChoice.stop(user, topic)
    response = render(request, "accounts/mail_stop.html", {"topic": topic, "is_done": request.method == "POST"})
    # The address is a key: no page that is linked from here learns it.
    response["Referrer-Policy"] = "no-referrer"
    return response
