"""Mail that leaves after the transaction that asked for it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task

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
    """Mail one notification, once; one that is gone or already mailed is nothing to do."""
    waiting = Notification.objects.filter(pk=notification_id, mailed_at=None, user__is_active=True)
    notification = waiting.select_for_update(of=("self",)).select_related("user").first()
    if notification is None:
        return
    context = {
        "notification": notification,
        "address": f"{settings.SITE_URL}{notification.url}",
        "site_name": settings.SITE_NAME,
    }
    text = render_to_string("emails/notification/message.txt", context)
    html = render_to_string("emails/notification/message.html", context)
    send_mail.func(f"notification-{notification.pk}", notification.title, text, html, [notification.user.email])
    notification.mailed_at = timezone.now()
    notification.save(update_fields=["mailed_at"])
