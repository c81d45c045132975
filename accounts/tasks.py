"""Mail that leaves after the transaction that asked for it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task

from accounts import mail_links
from accounts.models import Notification


@task()
def send_mail(
    key: str, subject: str, text: str, html: str, to: list[str], headers: dict[str, str] | None = None
) -> None:
    """Send one mail. Its Message-ID is made from `key`, so a mail that is sent twice is seen as one."""
    host = urlsplit(settings.SITE_URL).hostname
    headers = {"Message-ID": f"<{key}@{host}>"} | (headers or {})
    message = EmailMultiAlternatives(subject, text, to=to, headers=headers)
    if html:
        message.attach_alternative(html, "text/html")
    message.send()


@task()
def mail_notification(notification_id: int) -> None:
    """Mail one notification, once; one that is gone, already mailed or no longer wanted is nothing to do."""
    notification = unmailed(notification_id)
    if notification is None:
        return
    footer = mail_links.footer(notification)
    context = {
        "notification": notification,
        "address": f"{settings.SITE_URL}{notification.url}",
        "site_name": settings.SITE_NAME,
        "footer": footer,
    }
    text = render_to_string("emails/notification/message.txt", context)
    html = render_to_string("emails/notification/message.html", context)
    headers = mail_links.one_click(footer["stop"])
    key = f"notification-{notification.pk}"
    send_mail.func(key, notification.title, text, html, [notification.user.email], headers)
    notification.mailed_at = timezone.now()
    notification.save(update_fields=["mailed_at"])


def unmailed(notification_id: int) -> Notification | None:
    """The row, locked, where its mail is still to be sent at once."""
    waiting = Notification.objects.filter(pk=notification_id, mailed_at=None, cadence="instant", user__is_active=True)
    return waiting.select_for_update(of=("self",)).select_related("user").first()
