"""Gigs and the clock: what is over ends, and drafts that nobody touches go."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import AuditEvent, ClientMember
from gigs import clock
from gigs.models import Gig
from marketplace.clock import STEPS
from tests.factories import make_gig

OVER = timedelta(minutes=-1)


def over(**fields):
    return make_gig(expires_at=timezone.now() + OVER, **fields)


def old_draft(days, **fields):
    gig = make_gig(**{"status": "draft"} | fields)
    Gig.objects.filter(pk=gig.pk).update(updated_at=timezone.now() - timedelta(days=days))
    return gig


def test_the_clock_knows_both_steps():
    assert {"gigs.clock.expire_gigs", "gigs.clock.delete_old_drafts"} <= set(STEPS)


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["draft", "in_review", "needs_changes", "refused", "filled", "closed", "expired"])
def test_what_is_not_live_does_not_expire(status):
    gig = over(status=status)
    assert clock.expire_gigs() == 0
    gig.refresh_from_db()
    assert gig.status == status


@pytest.mark.django_db
def test_a_gig_within_its_days_goes_on(gig):
    assert clock.expire_gigs() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["open", "full", "paused"])
def test_a_live_gig_ends_at_the_moment_that_was_promised(status):
    gig = over(status=status)
    assert clock.expire_gigs() == 1
    gig.refresh_from_db()
    assert (gig.status, gig.ended_at) == ("expired", gig.expires_at)
    assert AuditEvent.objects.of(gig).get().action == "gig.expire"
    assert AuditEvent.objects.of(gig).get().actor is None


@pytest.mark.django_db
def test_who_posted_is_asked_what_became_of_it_and_who_only_reads_is_not(ada, adas_client, linus):
    ClientMember.objects.create(client=adas_client, user=linus, role="viewer")
    over(client=adas_client, title="Move the ledger")
    clock.expire_gigs()
    assert ada.notifications.get().title == "“Move the ledger” has ended: what became of it?"
    assert not linus.notifications.exists()


@pytest.mark.django_db
def test_a_second_tick_tells_nobody_again(ada, adas_client):
    over(client=adas_client)
    assert [clock.expire_gigs(), clock.expire_gigs()] == [1, 0]
    assert ada.notifications.count() == 1


@pytest.mark.django_db
def test_after_a_day_without_a_clock_one_tick_catches_up(adas_client, monkeypatch):
    monkeypatch.setattr(clock, "BATCH", 2)
    for _ in range(5):
        over(client=adas_client)
    assert clock.expire_gigs() == 5


@pytest.mark.django_db(transaction=True)
def test_a_gig_that_somebody_is_changing_waits_for_the_next_tick():
    gig, seen = over(), []

    def tick():
        with transaction.atomic():
            seen.append(clock.expire_gigs())
        connection.close()

    with transaction.atomic():
        Gig.objects.select_for_update().get(pk=gig.pk)
        other = threading.Thread(target=tick)
        other.start()
        other.join(10)
    assert seen == [0]


@pytest.mark.django_db
def test_a_draft_goes_after_ninety_untouched_days():
    kept, gone = old_draft(89), old_draft(91)
    assert clock.delete_old_drafts() == 1
    assert list(Gig.objects.values_list("pk", flat=True)) == [kept.pk]
    assert AuditEvent.objects.get(action="gig.delete_draft").about_id == gone.pk


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["in_review", "needs_changes", "refused", "closed"])
def test_what_was_sent_to_us_is_no_draft(status):
    old_draft(400, status=status)
    assert clock.delete_old_drafts() == 0
