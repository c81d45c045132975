"""What a person should know; the mail is made from the row, after it is committed."""

from functools import partial
from typing import Self

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from marketplace.lib.gathering import insert
from marketplace.lib.tasks.queue import enqueue, note, take_back

from .notification_topic import BY_VALUE, DAILY_MAIL, SAFETY, TOPICS, Cadence, Topic, topic_of

MAIL = "accounts.tasks.mail_notification"
KEY = "notification:"
# Written out: every page of a person asks this, and it is more work to put together than to answer.
UNREAD = """
SELECT count(*)
FROM (SELECT FROM accounts_notification WHERE user_id = %s AND read_at IS NULL LIMIT %s) unread
"""


def notify(
    user: models.Model,
    kind: str,
    title: str,
    url: str,
    body: str = "",
    *,
    mail: str = MAIL,
    about: int | None = None,
    cadence: str = "",
) -> "Notification":
    """Tell `user` something: a row in the app now, a mail when they want it. `url` is a path of this site.

    `mail` names the task that writes the mail where it says more than the row; it gets the row's id and `about`.
    `cadence` is what they chose, where the caller asked.
    """
    cadence = cadence or NotificationChoice.cadence_of(user, topic_of(kind))
    notification = Notification(user=user, kind=kind, title=title[:200], url=url, body=body, cadence=cadence)
    more = [] if about is None else [about]
    insert(notification, partial(_mail, mail, more))
    return notification


def unread_by(user: models.Model, most: int) -> int:
    """How many of their notices this person has not read, `most` at most."""
    with connection.cursor() as cursor:
        cursor.execute(UNREAD, [user.pk, most])
        return cursor.fetchone()[0]


def _mail(mail: str, more: list[int], notification: "Notification") -> None:
    key = f"{KEY}{notification.pk}"
    if notification.cadence == Cadence.INSTANT:
        enqueue(mail, notification.pk, *more, key=key)
    else:
        note(key)


def unsay(keys: list[str]) -> None:
    """Take back what was told under these keys of the queue, where its mail has not left."""
    take_back(keys)
    ids = [key.removeprefix(KEY) for key in keys if key.startswith(KEY)]
    Notification.objects.filter(pk__in=ids, mailed_at=None).delete()


class NotificationQuerySet(models.QuerySet):
    def unread(self) -> Self:
        return self.filter(read_at=None)

    def for_digest(self) -> Self:
        """What waits for its person's next daily mail; one who read it here needs no mail about it."""
        return self.unread().filter(cadence=Cadence.DAILY, mailed_at=None, user__is_active=True)


class Notification(models.Model):
    """One thing that a person is told."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    url = models.CharField(max_length=300)
    cadence = models.CharField(max_length=7, choices=Cadence, default=Cadence.INSTANT, db_default=Cadence.INSTANT)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["user", "-id"], name="notification_newest"),
            models.Index(
                fields=["user"], name="notification_for_digest", condition=Q(cadence="daily", mailed_at__isnull=True)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="notification_cadence_known", condition=Q(cadence__in=["instant", "daily", "off"])
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def topic(self) -> Topic:
        return topic_of(self.kind)

    def read(self) -> None:
        """Twice is as good as once."""
        if self.read_at is None:
            self.read_at = timezone.now()
            self.save(update_fields=["read_at"])


class NotificationChoice(models.Model):
    """How often one person wants mail about one topic; without a row, at once."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notification_choices")
    topic = models.CharField(max_length=12, choices=[(topic.value, topic.label) for topic in TOPICS])
    cadence = models.CharField(max_length=7, choices=Cadence)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="notification_choice_once", fields=["user", "topic"]),
            models.CheckConstraint(
                name="notification_choice_cadence_known", condition=Q(cadence__in=["instant", "daily", "off"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic}: {self.cadence}"

    @classmethod
    def cadence_of(cls, user: models.Model, topic: Topic) -> str:
        if topic is SAFETY:
            return Cadence.INSTANT
        chosen = cls.objects.filter(user_id=user.pk, topic=topic.value).values_list("cadence", flat=True).first()
        return chosen or Cadence.INSTANT

    @classmethod
    def cadence_for(cls, user: str, kind: str) -> Coalesce:
        """As `cadence_of`, to be asked beside a row that has its person in the field `user`."""
        chosen = cls.objects.filter(user=OuterRef(user), topic=topic_of(kind).value).values("cadence")
        return Coalesce(Subquery(chosen[:1]), Value(Cadence.INSTANT))

    @classmethod
    def stop(cls, user: models.Model, topic: Topic) -> None:
        """No more mail about this topic; of the daily mail, about all that are in it."""
        daily = cls.objects.filter(user=user, cadence=Cadence.DAILY).values_list("topic", flat=True)
        for value in list(daily) if topic is DAILY_MAIL else [topic.value]:
            cls.choose(user, BY_VALUE[value], Cadence.OFF)

    @classmethod
    def choose(cls, user: models.Model, topic: Topic, cadence: str) -> None:
        """From now on; what waits for a daily mail that is no longer wanted stays here alone."""
        with transaction.atomic():
            cls.objects.update_or_create(user=user, topic=topic.value, defaults={"cadence": cadence})
            if cadence == Cadence.OFF:
                waiting = Notification.objects.filter(user=user, kind__in=topic.kinds, mailed_at=None)
                waiting.update(cadence=Cadence.OFF)
