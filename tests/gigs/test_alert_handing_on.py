"""What waits under a search that falls silent is told through another one, once; what is late at once goes out."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from gigs.alerts import links, tasks
from gigs.models import Alert, Gig, HiddenGig, SavedSearch
from marketplace.clock import STEPS
from marketplace.lib.tasks import worker
from marketplace.lib.tasks.models import QueuedTask
from tests.factories import make_gig
from tests.gigs.alerting import LONG_AGO, keep
from tests.gigs.handing_on import tick, told_of

pytestmark = pytest.mark.django_db

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def gig():
    return make_gig(skills=["python"])


@pytest.fixture
def both(gig, linus):
    """Linus keeps one search for everything and one for Python, and has not been told of the gig yet."""
    searches = keep(linus, "", "daily", "A"), keep(linus, "skill=python", "daily", "B")
    tasks.tell_searches.func(gig.pk)
    assert Alert.objects.get().search == searches[0]
    return searches


def in_two_days():
    return time_machine.travel(timezone.now() + timedelta(days=2))


def lose_the_tasks():
    QueuedTask.objects.all().delete()


# -- nothing that should not be told


def test_with_no_other_search_that_finds_it_the_row_is_gone(gig, linus):
    search = keep(linus, "", "daily", "A")
    keep(linus, "skill=rust", "daily", "B")
    tasks.tell_searches.func(gig.pk)

    search.pause()
    worker.run_due()

    assert not Alert.objects.exists()


def test_the_search_of_another_takes_nothing_over(gig, linus, grace):
    search = keep(linus, "", "daily", "A")
    tasks.tell_searches.func(gig.pk)
    keep(grace, "", "daily", "Hers")

    search.pause()
    worker.run_due()

    assert not Alert.objects.exists()


def test_a_search_that_came_after_the_gig_takes_nothing_over(gig, linus):
    search = keep(linus, "", "daily", "A")
    tasks.tell_searches.func(gig.pk)
    SavedSearch.objects.filter(pk=keep(linus, "", "daily", "B").pk).update(since=timezone.now())

    search.pause()
    worker.run_due()

    assert not Alert.objects.exists()


def test_what_they_put_away_is_not_handed_on(both, gig, linus):
    HiddenGig.objects.create(user=linus, gig=gig)
    both[0].pause()
    worker.run_due()

    assert not Alert.objects.exists()


def test_what_was_told_is_not_told_again_through_another(both):
    Alert.objects.update(due_at=LONG_AGO)
    tick()
    assert len(told_of()) == 1

    both[0].pause()
    both[0].delete()
    with in_two_days():
        tick()

    assert len(told_of()) == 1
    assert Alert.objects.get().sent_at


def test_with_all_stopped_nobody_is_told(client, both, linus):
    client.post(links.stop_all(linus.pk).partition("8000")[2], ONE_CLICK)
    with in_two_days():
        tick()

    assert not told_of()
    assert not Alert.objects.exists()


def test_a_pause_that_is_rolled_back_hands_nothing_on(both):
    with transaction.atomic():
        both[0].pause()
        transaction.set_rollback(True)

    assert not QueuedTask.objects.filter(name="gigs.alerts.tasks.hand_on_alerts").exists()


def test_a_search_under_which_nothing_waits_enqueues_nothing(linus):
    search = keep(linus, "", "daily")
    search.pause()
    search.delete()

    assert not QueuedTask.objects.exists()


# -- told through another


def pause(search, client):
    search.pause()


def delete(search, client):
    search.delete()


def break_off(search, client):
    search.break_off("The client is gone.")


def stop_by_its_link(search, client):
    client.post(links.stop(search).partition("8000")[2], ONE_CLICK)


def delete_as_an_admin(search, client):
    """Past the verb: the clock finds it."""
    SavedSearch.objects.filter(pk=search.pk).delete()
    Alert.objects.update(due_at=LONG_AGO)


def pause_while_it_is_written(search, client):
    SavedSearch.objects.filter(pk=search.pk).update(paused_at=timezone.now())
    Alert.objects.update(due_at=LONG_AGO)


@pytest.mark.parametrize(
    "silence",
    [pause, delete, break_off, stop_by_its_link, delete_as_an_admin, pause_while_it_is_written],
    ids=lambda f: f.__name__,
)
def test_a_search_that_falls_silent_leaves_it_to_another(client, both, gig, silence):
    silence(both[0], client)
    tick()

    alert = Alert.objects.get()
    assert (alert.search, alert.due_at > timezone.now()) == (both[1], True)
    for days in (2, 3):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            tasks.tell_searches.func(gig.pk)
            tick()
    assert told_of() == ["1 new gig for “B”"]


def test_the_soonest_of_the_others_takes_it(both, linus):
    keep(linus, "", "weekly", "C")
    keep(linus, "", "instant", "D")

    both[0].pause()
    worker.run_due()

    assert told_of() == ["1 new gig for “D”"]


def test_one_that_is_resumed_before_a_worker_asks_tells_it_itself_and_once(both):
    both[0].pause()
    both[0].resume()
    for _ in range(2):
        with in_two_days():
            tick()

    assert told_of() == ["1 new gig for “A”"]


def test_one_that_is_resumed_later_does_not_tell_what_another_took(both, gig):
    both[0].pause()
    worker.run_due()
    both[0].resume()
    tasks.tell_searches.func(gig.pk)
    with in_two_days():
        tick()

    assert told_of() == ["1 new gig for “B”"]


def test_what_was_dropped_does_not_bar_a_later_announcement(gig, linus):
    search = keep(linus, "", "daily", "A")
    tasks.tell_searches.func(gig.pk)
    search.pause()
    worker.run_due()
    keep(linus, "skill=python", "instant", "B")

    tasks.tell_searches.func(gig.pk)
    worker.run_due()

    assert told_of() == ["1 new gig for “B”"]


def test_much_is_handed_on_some_at_a_time(both, monkeypatch):
    monkeypatch.setattr(tasks, "HANDED_AT_A_TIME", 2)
    for _ in range(4):
        tasks.tell_searches.func(make_gig(skills=["python"]).pk)

    both[0].delete()
    worker.run_due()

    assert set(Alert.objects.values_list("search", flat=True)) == {both[1].pk}
    assert QueuedTask.objects.filter(name="gigs.alerts.tasks.hand_on_alerts").count() == 3


# -- at once


def test_made_at_once_it_tells_what_waits(both):
    for _ in range(2):
        both[0].change_cadence("instant")
    assert QueuedTask.objects.get(name="gigs.alerts.tasks.mail_alerts").args == [both[0].user_id]

    worker.run_due()

    assert told_of() == ["1 new gig for “A”"]


def test_made_at_once_with_nothing_waiting_or_paused_it_tells_nothing(both):
    both[0].pause()
    for search in both:
        search.change_cadence("instant")

    assert not QueuedTask.objects.filter(name="gigs.alerts.tasks.mail_alerts").exists()


@pytest.mark.parametrize("fields", [{"hold": "frozen"}, {"status": "paused"}])
def test_a_gig_that_is_not_listed_is_not_late(gig, linus, fields):
    keep(linus)
    tasks.tell_searches.func(gig.pk)
    lose_the_tasks()
    Gig.objects.filter(pk=gig.pk).update(**fields)
    with in_two_days():
        assert tasks.enqueue_late_alerts() == 0


def test_a_lost_task_loses_no_alert(gig, linus):
    keep(linus)
    tasks.tell_searches.func(gig.pk)
    lose_the_tasks()
    assert tasks.enqueue_late_alerts() == 0  # it is not late yet

    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        for _ in range(2):
            tasks.enqueue_late_alerts()
        assert QueuedTask.objects.count() == 1
        tick()
        tick()

    assert told_of() == ["1 new gig for “Mine”"]
    assert tasks.enqueue_late_alerts() == 0


def test_a_gig_that_was_held_when_its_mail_was_due_is_told_of_when_it_is_free(gig, linus):
    keep(linus)
    tasks.tell_searches.func(gig.pk)
    Gig.objects.filter(pk=gig.pk).update(hold="frozen")
    worker.run_due()
    assert not told_of()

    Gig.objects.filter(pk=gig.pk).update(hold="none")
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        tick()

    assert told_of() == ["1 new gig for “Mine”"]


def test_the_clock_hands_on_before_it_enqueues_digests():
    names = ["enqueue_handing_on", "enqueue_late_alerts", "enqueue_digests"]
    steps = [STEPS.index(f"gigs.alerts.tasks.{name}") for name in names]

    assert steps == sorted(steps)
