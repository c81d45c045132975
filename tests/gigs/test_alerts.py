"""Telling people of new gigs: each gig once; what may not be seen, never; and what the mail says."""

import re
from datetime import timedelta
from email import message_from_string

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from gigs.alerts import tasks
from gigs.models import Alert, Gig, HiddenGig, MutedClient, SavedSearch
from marketplace.lib.tasks import worker
from marketplace.lib.tasks.models import QueuedTask
from tests.factories import make_client, make_gig, make_skill, make_user
from tests.gigs.alerting import LONG_AGO, keep, subjects, tell, tick

pytestmark = pytest.mark.django_db


# -- publication


def test_publishing_only_enqueues_the_search_for_readers(django_assert_max_num_queries):
    client = make_client()
    make_gig(client=client, published_at=LONG_AGO)
    gig = make_gig(client=client, status="draft")
    keep(make_user())

    gig.submit(None)

    assert gig.status == "open"
    assert QueuedTask.objects.get(name="gigs.alerts.tasks.tell_searches").args == [gig.pk]
    assert not Alert.objects.exists()


def test_what_is_rolled_back_announces_nothing():
    gig = make_gig(status="in_review")
    with transaction.atomic():
        gig.approve(None)
        transaction.set_rollback(True)

    assert not QueuedTask.objects.filter(name="gigs.alerts.tasks.tell_searches").exists()


def test_approval_tells_who_waits_for_it(grace):
    keep(grace)
    make_gig(status="in_review").approve(None)

    worker.run_due()

    assert "1 new gig for “Mine”" in subjects()


def test_a_gig_that_was_held_is_told_of_when_it_is_free(gig, grace):
    keep(grace)
    Gig.objects.filter(pk=gig.pk).update(hold="frozen")
    gig.refresh_from_db()
    tell(gig)
    assert not Alert.objects.exists()

    gig.set_hold("none", None, "fine")
    worker.run_due()

    assert Alert.objects.get().user == grace


def test_a_hold_that_ends_by_itself_is_asked_about_again(gig, grace):
    until = timezone.now() + timedelta(days=3)
    Gig.objects.filter(pk=gig.pk).update(hold="frozen", hold_until=until)

    tasks.tell_searches.func(gig.pk)

    assert QueuedTask.objects.get().run_after == until


@pytest.mark.parametrize(
    "fields", [{"status": "draft"}, {"status": "paused"}, {"status": "closed"}, {"hold": "limited"}]
)
def test_what_is_not_listed_is_told_to_nobody(grace, fields):
    keep(grace)
    tell(make_gig(**fields))

    assert not Alert.objects.exists()


def test_a_gig_that_is_gone_is_nothing_to_do(db):
    tasks.tell_searches.func(10**9)


# -- once


def test_a_gig_is_told_once_however_often_it_is_announced(gig, grace):
    keep(grace)
    for _ in range(3):
        tell(gig)

    assert len(mail.outbox) == 1


def test_two_searches_of_one_person_are_one_mail_about_one_gig(gig, grace):
    keep(grace, name="One")
    keep(grace, "workplace=remote", name="Two")
    keep(grace, cadence="daily", name="Three")

    tell(gig)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        tick()

    assert Alert.objects.count() == 1
    assert len(mail.outbox) == 1


def test_the_database_refuses_a_second_row(gig, grace):
    Alert.objects.create(user=grace, gig=gig)

    with pytest.raises(IntegrityError), transaction.atomic():
        Alert.objects.create(user=grace, gig=gig)


def test_gigs_that_come_together_are_one_mail(grace):
    keep(grace)
    for gig in (make_gig(), make_gig()):
        tasks.tell_searches.func(gig.pk)
    worker.run_due()

    assert subjects() == ["2 new gigs for “Mine”"]


# -- asked again when it is sent


def spoil_gig(gig, user, search):
    Gig.objects.filter(pk=gig.pk).update(hold="frozen")


def close_gig(gig, user, search):
    gig.close(None, "cancelled")


def let_it_expire(gig, user, search):
    Gig.objects.filter(pk=gig.pk).update(expires_at=timezone.now())


def hold_client(gig, user, search):
    gig.client.set_hold("frozen", None, "bad")


def hide(gig, user, search):
    HiddenGig.objects.create(user=user, gig=gig)


def mute(gig, user, search):
    MutedClient.objects.create(user=user, client=gig.client)


def pause(gig, user, search):
    search.pause()


def delete(gig, user, search):
    search.delete()


def leave(gig, user, search):
    user.is_active = False
    user.save()


@pytest.mark.parametrize(
    "change",
    [spoil_gig, close_gig, let_it_expire, hold_client, hide, mute, pause, delete, leave],
    ids=lambda f: f.__name__,
)
@pytest.mark.parametrize("cadence", ["instant", "daily"])
def test_what_changed_before_the_mail_is_respected(gig, grace, change, cadence):
    search = keep(grace, cadence=cadence)
    tasks.tell_searches.func(gig.pk)
    assert Alert.objects.count() == 1

    change(gig, grace, search)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        tick()

    assert [message for message in mail.outbox if "new gig" in message.subject] == []


def test_a_query_that_became_unusable_mails_no_gig_but_a_word_to_its_owner(gig, grace):
    other = make_client(slug="soon-gone")
    search = keep(grace, "client=soon-gone")
    tell(make_gig(client=other))
    assert len(mail.outbox) == 1
    Alert.objects.create(user=grace, gig=gig, search=search)
    other.set_hold("removed", None, "gone")

    tasks.mail_alerts.func(grace.pk)
    worker.run_due()

    assert subjects()[1:] == ["Your search “Mine” stopped alerting"]
    search.refresh_from_db()
    assert search.broken_at


def test_old_searches_are_read_again_each_day(grace):
    client = make_client(slug="short-lived")
    search = keep(grace, "client=short-lived", "daily")
    client.set_hold("removed", None, "gone")
    assert tasks.read_searches_again() == 0

    SavedSearch.objects.update(read_at=LONG_AGO)

    assert tasks.read_searches_again() == 1
    search.refresh_from_db()
    assert search.broken_at


# -- the mail


def the_mail(gig, user, query, **fields):
    keep(user, query, **fields)
    tell(gig)
    return mail.outbox[-1]


def test_each_line_says_the_pay_and_why_it_matched(grace):
    make_skill("go", name="Go")
    gig = make_gig(title="Fast & <safe>", skills=["python"], pay_min=400, pay_max=500)

    message = the_mail(gig, grace, "skill=python&skill=go&workplace=remote&pay_min=300&currency=EUR", name="Far")
    html = message.alternatives[0][0]

    for text in (message.body, html):
        assert "€400–500/d" in text
        assert "Python, Remote, €300 a day and up, EUR" in text
        assert "Go," not in text
    assert "Fast & <safe>" in message.body
    assert "Fast &amp; &lt;safe&gt;" in html
    assert message.subject == "1 new gig for “Far”"


def test_the_headers_offer_one_click(gig, grace):
    raw = message_from_string(the_mail(gig, grace, "").message().as_string())

    assert raw["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"\s*<http://localhost:8000/searches/stop/\S+/>", raw["List-Unsubscribe"])
    assert raw["Message-ID"].startswith("<alert-")


def test_a_mail_loads_nothing_and_tracks_nobody(gig, grace):
    html = the_mail(gig, grace, "").alternatives[0][0]

    assert "<img" not in html
    assert "src=" not in html
    assert grace.email not in html


def test_a_name_cannot_break_a_header(gig, grace):
    keep(grace, name="Mine\r\nBcc: all@example.com")

    with pytest.raises(Exception, match="Header values can't contain newlines"):
        tasks.tell_searches.func(gig.pk)
        tasks.mail_alerts.func(grace.pk)


def test_a_long_mail_is_cut_and_says_so(grace):
    keep(grace)
    for _ in range(32):
        tasks.tell_searches.func(make_gig().pk)
    tasks.mail_alerts.func(grace.pk)

    assert "And 2 more" in mail.outbox[0].body
    assert not Alert.objects.waiting().exists()
