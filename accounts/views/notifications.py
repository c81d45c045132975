"""What a person was told, newest first."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from marketplace.lib.addresses import query
from marketplace.lib.methods import read_only
from marketplace.lib.pages import FORGED, BadCursorError, Order, read
from marketplace.lib.params import clean

A_PAGE = 50
NEWEST = Order("notices", ("-pk",))


@read_only
def notification_list(request: HttpRequest) -> HttpResponse:
    params, places, errors = clean(request.GET), {}, []
    for side in ("after", "before"):
        try:
            places[side] = NEWEST.place(params[side]) if params.get(side) else ()
        except BadCursorError:
            errors.append(FORGED)
    is_unread = params.get("show") == "unread"
    found = request.user.notifications.unread() if is_unread else request.user.notifications.all()
    page = read(found, NEWEST, A_PAGE, **places)
    kept = [("show", "unread")] if is_unread else []
    context = {
        "notifications": page.rows,
        "errors": errors,
        "is_unread": is_unread,
        "newer": query([*kept, ("before", page.previous)])[1:] if page.previous else "",
        "older": query([*kept, ("after", page.next)])[1:] if page.next else "",
    }
    return render(request, "accounts/notification_list.html", context)


@require_POST
def notification_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark it as read and go where it leads."""
    notification = get_object_or_404(request.user.notifications, pk=pk)
    notification.read()
    return redirect(notification.url)


@require_POST
def notifications_read(request: HttpRequest) -> HttpResponse:
    request.user.notifications.unread().update(read_at=timezone.now())
    messages.success(request, "All marked as read.")
    return redirect("accounts:notification_list")
