"""What a person should know; the mail is made from the row, after it is committed."""

from django.conf import settings
from django.db import models

from marketplace.lib.tasks.queue import enqueue

MAIL = "accounts.tasks.mail_notification"


def notify(
    user: models.Model, kind: str, title: str, url: str, body: str = "", *, mail: str = MAIL, about: int | None = None
) -> "Notification":
    """Tell `user` something: a row in the app now, a mail by the worker soon. `url` is a path of this site.

    `mail` names the task that writes the mail where it says more than the row; it gets the row's id and `about`.
    """
    notification = Notification.objects.create(user=user, kind=kind, title=title[:200], url=url, body=body)
    more = [] if about is None else [about]
    enqueue(mail, notification.pk, *more, key=f"notification:{notification.pk}")
    return notification


class NotificationQuerySet(models.QuerySet):
    def unread(self) -> "NotificationQuerySet":
        return self.filter(read_at=None)


class Notification(models.Model):
    """One thing that a person is told."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    url = models.CharField(max_length=300)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["user", "-id"], name="notification_newest")]

    def __str__(self) -> str:
        return self.title
