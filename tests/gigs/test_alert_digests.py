"""Told daily or weekly: one digest about all searches of a person, in the morning where they live."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from gigs.alerts import tasks
from gigs.models import Alert, Digest, HiddenGig
from marketplace.lib.tasks.models import QueuedTask
from tests.factories import make_gig, make_user
from tests.gigs.alerting import LONG_AGO, keep, subjects, tell, tick

pytestmark = pytest.mark.django_db

NOON = datetime(2030, 5, 8, 12, tzinfo=UTC)  # a Wednesday


def at(moment):
    return time_machine.travel(moment, tick=False)


def test_a_daily_search_waits_for_the_morning_where_its_owner_lives(gig):
    user = make_user(time_zone="America/New_York")
    with at(NOON):  # eight in the morning there
        keep(user, cadence="daily")
        tell(gig)
        due = Alert.objects.get().due_at

    assert due == datetime(2030, 5, 8, 13, tzinfo=UTC)


def test_a_weekly_search_waits_for_monday(gig, grace):
    with at(NOON):
        keep(grace, cadence="weekly")
        tell(gig)

    assert Alert.objects.get().due_at == datetime(2030, 5, 13, 9, tzinfo=UTC)


def test_a_person_gets_one_digest_a_day_about_all_searches(grace):
    keep(grace, "workplace=remote", "daily", "Far")
    keep(grace, "workplace=on_site", "daily", "Near")
    for workplace in ("remote", "on_site"):
        tasks.tell_searches.func(make_gig(workplace=workplace).pk)
    alerts = Alert.objects.all()
    assert alerts.count() == 2
    for _ in range(3):
        alerts.update(due_at=LONG_AGO)
        tick()

    assert subjects() == ["2 new gigs for 2 of your searches"]
    assert Digest.objects.count() == 1


def test_what_comes_after_todays_digest_waits_for_tomorrow(grace):
    keep(grace, cadence="daily")
    for _ in range(2):
        tasks.tell_searches.func(make_gig().pk)
        Alert.objects.update(due_at=LONG_AGO)
        tick()
    assert len(mail.outbox) == 1

    Digest.objects.update(on=timezone.now().date() - timedelta(days=1))
    QueuedTask.objects.filter(state="done").delete()
    tick()

    assert len(mail.outbox) == 2


def test_what_may_not_be_told_at_midnight_keeps_no_digest_from_the_morning(gig, grace):
    with at(NOON):
        keep(grace, cadence="daily")
        tasks.tell_searches.func(gig.pk)
        HiddenGig.objects.create(user=grace, gig=gig)
    for days, other in enumerate([make_gig(), make_gig(), make_gig()], 1):
        midnight = NOON + timedelta(days=days, hours=-11, minutes=-55)
        with at(midnight):
            tick()
            tasks.tell_searches.func(other.pk)
        with at(midnight + timedelta(hours=9)):
            tick()

    assert subjects() == ["1 new gig for “Mine”"] * 3


def test_after_a_day_without_a_worker_one_digest_catches_up(gig, grace):
    with at(NOON):
        keep(grace, cadence="daily")
        tasks.tell_searches.func(gig.pk)
    with at(NOON + timedelta(days=3)):
        tick()

    assert len(mail.outbox) == 1


def test_with_nothing_new_nothing_is_sent(grace):
    keep(grace, cadence="daily")
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        tick()

    assert not mail.outbox
    assert not Digest.objects.exists()


def test_making_it_weekly_moves_what_waits(gig, grace):
    with at(NOON):
        search = keep(grace, cadence="daily")
        tasks.tell_searches.func(gig.pk)
        search.change_cadence("weekly")

    assert Alert.objects.get().due_at == datetime(2030, 5, 13, 9, tzinfo=UTC)
