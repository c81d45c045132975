"""GET /notifications/, and whether a notice is mailed at once, once a day, or not."""

import pytest
from django.core import mail
from django.urls import reverse

from accounts.models import Notification, NotificationChoice, notify
from accounts.models.notification import unread_by
from accounts.models.notification_topic import BY_VALUE, SAFETY, TOPICS, topic_of
from accounts.tasks import mail_notification
from marketplace.lib.tasks.models import QueuedTask
from tests.factories import make_user

pytestmark = pytest.mark.django_db
LIST = "/notifications/"


def tell(user, kind="message", title="Halden Freight wrote", **more):
    return notify(user, kind, title, "/proposals/", **more)


def choose(user, topic, cadence):
    NotificationChoice.choose(user, BY_VALUE[topic], cadence)


def test_another_persons_notice_is_not_there(client, grace, linus):
    theirs = tell(linus)
    client.force_login(grace)

    assert client.post(reverse("accounts:notification_open", args=[theirs.pk])).status_code == 404
    theirs.refresh_from_db()
    assert theirs.read_at is None


def test_reading_the_list_marks_nothing(client, grace):
    notice = tell(grace)
    client.force_login(grace)

    assert client.get(LIST).status_code == 200
    assert client.get(reverse("accounts:notification_open", args=[notice.pk])).status_code == 405
    notice.refresh_from_db()
    assert notice.read_at is None


def test_opening_marks_it_and_leads_there(client, grace):
    notice, other = tell(grace), tell(grace)
    client.force_login(grace)

    answer = client.post(reverse("accounts:notification_open", args=[notice.pk]))

    assert answer["Location"] == "/proposals/"
    assert list(grace.notifications.unread()) == [other]


def test_only_new_ones_are_shown_where_one_asks(client, grace):
    tell(grace, title="Read before").read()
    tell(grace, title="Still new")
    client.force_login(grace)

    page = client.get(LIST, {"show": "unread"}).content.decode()

    assert "Still new" in page
    assert "Read before" not in page


def test_pages_lead_to_the_oldest_and_a_forged_place_is_the_beginning(client, grace, django_assert_max_num_queries):
    Notification.objects.bulk_create(
        Notification(user=grace, kind="message", title=f"Notice {number}.", url="/") for number in range(120)
    )
    client.force_login(grace)

    with django_assert_max_num_queries(6):
        page = client.get(LIST)
    for _ in range(2):
        page = client.get(f"{LIST}?{page.context['older']}")

    assert "Notice 0." in page.content.decode()
    assert not page.context["older"]
    assert "Notice 119." in client.get(f"{LIST}?after=forged").content.decode()


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.value)
@pytest.mark.parametrize(("cadence", "mails"), [("instant", 1), ("daily", 0), ("off", 0)])
def test_a_topic_is_mailed_at_once_only_where_chosen(grace, topic, cadence, mails):
    choose(grace, topic.value, cadence)
    notice = tell(grace, kind=min(topic.kinds))

    assert QueuedTask.objects.filter(key=f"notification:{notice.pk}").count() == mails
    mail_notification.func(notice.pk)

    assert len(mail.outbox) == mails
    assert grace.notifications.count() == 1


def test_nobody_can_choose_safety_away(grace):
    for topic in TOPICS:
        choose(grace, topic.value, "off")
    for kind in ("decision", "report_decided", "gig_refused", "a_kind_that_nobody_sorted"):
        assert topic_of(kind) is SAFETY
        mail_notification.func(tell(grace, kind=kind).pk)

    assert len(mail.outbox) == 4
    assert all("List-Unsubscribe" not in message.extra_headers for message in mail.outbox)
    assert "always comes" in mail.outbox[0].body


def test_anothers_choice_is_anothers(grace, linus):
    choose(linus, "proposals", "off")

    assert tell(grace).cadence == "instant"


def test_a_mail_says_why_it_came_and_how_to_stop_it(grace):
    mail_notification.func(tell(grace).pk)

    (message,) = mail.outbox
    assert "You get this because you sent this proposal" in message.body
    assert "/settings/mail/" in message.body
    stop = message.extra_headers["List-Unsubscribe"].strip("<>")
    assert stop in message.body
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_mail_is_sent_once_and_to_open_accounts_only(grace):
    notice, closed = tell(grace), tell(make_user(is_active=False))
    for pk in (notice.pk, notice.pk, closed.pk, 0):
        mail_notification.func(pk)

    assert [message.to for message in mail.outbox] == [[grace.email]]


def test_what_is_turned_off_before_the_worker_comes_is_not_mailed(grace):
    notice = tell(grace)
    choose(grace, "proposals", "off")

    mail_notification.func(notice.pk)

    assert mail.outbox == []


def test_unread_ones_are_counted_for_their_person_alone_and_no_further_than_asked(ada, grace):
    for number in range(3):
        grace.notifications.create(kind="test", title=f"Number {number}", url="/dashboard/")
    ada.notifications.create(kind="test", title="Hers", url="/dashboard/")
    grace.notifications.first().read()

    assert [unread_by(person, 9) for person in (ada, grace)] == [1, 2]
    assert unread_by(grace, 1) == 1
