"""The daily mail of notices: in the morning of each person, once, and only what they have not read here."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail

from accounts.digest import due_for, enqueue_digests, last_morning, mail_digest
from accounts.models import Notification, NotificationChoice, notify
from accounts.models.notification_topic import BY_VALUE
from accounts.retention import delete_old_notifications
from marketplace.lib.tasks.models import QueuedTask

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 12, 12, tzinfo=ZoneInfo("UTC"))


@pytest.fixture
def grace(grace):
    NotificationChoice.choose(grace, BY_VALUE["proposals"], "daily")
    return grace


def tell(user, title="Halden Freight wrote", kind="message"):
    return notify(user, kind, title, "/proposals/")


def run():
    """The clock's step, then what it put into the queue."""
    enqueue_digests()
    for task in QueuedTask.objects.filter(name="accounts.digest.mail_digest"):
        mail_digest.func(*task.args)
        task.delete()


def test_what_came_after_the_morning_waits_for_the_next(grace):
    with time_machine.travel(NOON):
        tell(grace)
        run()
    assert mail.outbox == []
    with time_machine.travel(NOON + timedelta(hours=20)):
        run()
    assert [message.to for message in mail.outbox] == [[grace.email]]


def test_the_morning_is_where_the_person_is(grace):
    grace.time_zone = "Pacific/Auckland"  # thirteen hours ahead in March
    grace.save()
    with time_machine.travel(NOON):
        tell(grace)
    with time_machine.travel(NOON + timedelta(hours=5)):
        run()
        assert mail.outbox == []
    with time_machine.travel(NOON + timedelta(hours=7)):
        run()
        assert len(mail.outbox) == 1


def test_it_is_sent_once_however_often_the_clock_ticks(grace):
    with time_machine.travel(NOON - timedelta(days=1)):
        first, second = tell(grace, "First."), tell(grace, "Second.")
        Notification.objects.filter(pk=first.pk).update(body="Could you start on the 4th?")
    with time_machine.travel(NOON):
        for _ in range(3):
            run()
        mail_digest.func(grace.pk, NOON.isoformat())

    (message,) = mail.outbox
    assert message.subject == "2 things to know from yesterday"
    assert message.body.index("First.") < message.body.index("start on the 4th") < message.body.index("Second.")
    assert "start on the 4th" in message.alternatives[0].content
    assert not Notification.objects.filter(pk__in=[first.pk, second.pk], mailed_at=None).exists()


def test_three_days_of_downtime_are_one_mail(grace):
    for days in (4, 3, 2):
        with time_machine.travel(NOON - timedelta(days=days)):
            tell(grace)
    with time_machine.travel(NOON):
        run()

    assert len(mail.outbox) == 1


@pytest.mark.parametrize("change", ["read", "off", "closed"])
def test_what_needs_no_mail_any_more_gets_none(grace, change):
    with time_machine.travel(NOON - timedelta(days=1)):
        notice = tell(grace)
        if change == "read":
            notice.read()
        elif change == "off":
            NotificationChoice.choose(grace, BY_VALUE["proposals"], "off")
        else:
            grace.is_active = False
            grace.save()
    with time_machine.travel(NOON):
        run()
        mail_digest.func(grace.pk, NOON.isoformat())

    assert mail.outbox == []


def test_what_is_mailed_at_once_is_in_no_digest(grace, linus):
    with time_machine.travel(NOON - timedelta(days=1)):
        tell(linus)
        tell(grace, kind="decision")
    with time_machine.travel(NOON):
        run()

    assert mail.outbox == []


def test_it_says_why_and_leads_to_the_choice(grace):
    with time_machine.travel(NOON - timedelta(days=1)):
        tell(grace)
    with time_machine.travel(NOON):
        run()

    assert "because you chose one mail a day" in mail.outbox[0].body
    assert "/settings/mail/\n" in mail.outbox[0].body
    assert "/settings/mail/stop/" in mail.outbox[0].body


def test_a_morning_is_never_in_the_future():
    for hour in range(24):
        at = NOON.replace(hour=hour)
        for zone in ("UTC", "America/New_York", "Asia/Kolkata"):
            assert at - timedelta(days=1) < last_morning(zone, at) <= at


def test_news_of_half_a_year_ago_is_deleted(grace):
    with time_machine.travel(NOON - timedelta(days=400)):
        tell(grace)
    fresh = tell(grace)

    assert delete_old_notifications() == 1
    assert list(due_for(grace, fresh.created_at + timedelta(1))) == [fresh]


def test_a_mail_program_stops_all_of_it_in_one_press_and_nothing_else(client, grace):
    NotificationChoice.choose(grace, BY_VALUE["gigs"], "daily")
    NotificationChoice.choose(grace, BY_VALUE["reminders"], "instant")
    with time_machine.travel(NOON - timedelta(days=1)):
        tell(grace)
    with time_machine.travel(NOON):
        run()
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>").partition("8000")[2]

    assert client.get(address).status_code == 200
    assert "daily" in grace.notification_choices.values_list("cadence", flat=True)
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200

    chosen = dict(grace.notification_choices.values_list("topic", "cadence"))
    assert chosen == {"proposals": "off", "gigs": "off", "reminders": "instant"}
    with time_machine.travel(NOON + timedelta(days=1)):
        run()
    assert len(mail.outbox) == 1
