"""The mails that this machine wrote instead of sending them: demo mode and debugging only."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from marketplace.lib.methods import read_only

NEWEST = 50
# How Django's file backend ends each message.
RULE = b"-" * 79


@login_not_required
@read_only
def dev_mail(request: HttpRequest) -> HttpResponse:
    if not settings.IS_LOCAL or settings.EMAIL_URL:
        raise Http404
    return render(request, "dev_mail.html", {"mails": newest_mails(Path(settings.MAIL_DIR))})


def newest_mails(folder: Path) -> list[dict[str, str]]:
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)[:NEWEST]
    return [describe(message) for path in files for message in reversed(read_mails(path))][:NEWEST]


def read_mails(path: Path) -> list[EmailMessage]:
    parts = path.read_bytes().split(RULE)
    return [message_from_bytes(part.lstrip(b"\n"), policy=policy.default) for part in parts if part.strip()]


def describe(message: EmailMessage) -> dict[str, str]:
    body = message.get_body(("plain", "html"))
    return {
        "to": str(message["To"]),
        "subject": str(message["Subject"]),
        "date": str(message["Date"]),
        "text": body.get_content() if body else "",
    }
