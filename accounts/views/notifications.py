"""What a person was told, newest first."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

NEWEST = 100


def notification_list(request: HttpRequest) -> HttpResponse:
    return render(
        request, "accounts/notification_list.html", {"notifications": request.user.notifications.all()[:NEWEST]}
    )


@require_POST
def notifications_read(request: HttpRequest) -> HttpResponse:
    request.user.notifications.unread().update(read_at=timezone.now())
    messages.success(request, "All marked as read.")
    return redirect("accounts:notification_list")
