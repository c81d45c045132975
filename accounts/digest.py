"""The daily mail of notifications: what came before this morning, for those who want it once a day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Min
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task

from accounts import mail_links
from accounts.models import Notification, User
from accounts.models.notification import NotificationQuerySet
from accounts.models.notification_topic import DAILY_MAIL
from accounts.tasks import send_mail
from marketplace.lib.tasks.queue import enqueue_each

MORNING = 7  # o'clock, where the person is
MOST_LINES = 50


def enqueue_digests() -> int:
    """Everybody for whom something waits from before their morning; a step of the clock."""
    now, waiting = timezone.now(), Notification.objects.for_digest().order_by()
    oldest = waiting.values_list("user", "user__time_zone").annotate(first=Min("created_at"))
    due = [(pk, morning) for pk, zone, first in oldest if first < (morning := last_morning(zone, now))]
    tasks = ((f"notices:{pk}:{morning:%Y-%m-%d}", [pk, morning.isoformat()]) for pk, morning in due)
    enqueue_each("accounts.digest.mail_digest", tasks)
    return len(due)


@task()
def mail_digest(user_id: int, until: str) -> None:
    """Mail one person what waited until this moment, once: the row of the person is locked, and the rows are marked."""
    user = User.objects.select_for_update().filter(pk=user_id, is_active=True).first()
    waiting = user and list(due_for(user, datetime.fromisoformat(until)))
    if not waiting:
        return
    count = len(waiting)
    subject = f"{count} thing{'' if count == 1 else 's'} to know from yesterday"
    context = {
        "subject": subject,
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "notifications": waiting[:MOST_LINES],
        "more": max(0, count - MOST_LINES),
        "preferences": mail_links.preferences(),
        "stops": [(topic.label, mail_links.stop(user.pk, topic)) for topic in topics_of(waiting)],
    }
    text = render_to_string("emails/digest/message.txt", context)
    html = render_to_string("emails/digest/message.html", context)
    headers = mail_links.one_click(mail_links.stop(user.pk, DAILY_MAIL))
    send_mail.func(f"notices-{user.pk}-{waiting[-1].pk}", subject, text, html, [user.email], headers)
    Notification.objects.filter(pk__in=[one.pk for one in waiting]).update(mailed_at=timezone.now())


def due_for(user: User, until: datetime) -> NotificationQuerySet:
    return Notification.objects.for_digest().filter(user=user, created_at__lt=until).order_by("pk")


def topics_of(notifications: list[Notification]) -> list:
    return list(dict.fromkeys(one.topic for one in notifications))


def last_morning(zone: str, now: datetime) -> datetime:
    """The newest seven o'clock in this zone that is not in the future."""
    here = now.astimezone(ZoneInfo(zone))
    morning = here.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return morning if morning <= here else morning - timedelta(days=1)
