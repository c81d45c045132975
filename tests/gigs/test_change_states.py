"""When a public gig may change, what of it waits and what its approval changes: `Gig.change` and the verdicts."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from accounts.models import AuditEvent, StaleError, StateError
from gigs.models import Gig, GigChange
from tests.factories import make_gig


@pytest.mark.parametrize("status", ["draft", "in_review", "needs_changes", "refused", "filled", "closed", "expired"])
def test_only_a_living_gig_changes(adas_client, ada, status):
    gig = make_gig(client=adas_client, status=status)

    with pytest.raises(StateError):
        gig.change({"title": "Other words"}, ada)


def test_an_explanation_that_waits_leaves_the_words_that_wait(gig, ada, monkeypatch):
    waiting = gig.change({"title": "Other words"}, ada)
    monkeypatch.setattr("gigs.models.revising.NOT_MATERIAL", frozenset())

    gig.explain("We hire two people for the same work.", ada)

    waiting.refresh_from_db()
    assert set(waiting.after) == {"title", "explanation"}


def test_the_database_holds_one_unfinished_change(gig, ada):
    fields = {"gig": gig, "by": ada, "before": {}, "after": {}, "is_material": True}
    GigChange.objects.create(status="in_review", **fields)

    with pytest.raises(IntegrityError):
        GigChange.objects.create(status="needs_changes", **fields)


def test_a_change_of_a_gig_that_ended_meanwhile_is_not_applied(gig, ada, margaret):
    waiting = gig.change({"title": "Other words"}, ada)
    Gig.objects.get(pk=gig.pk).close(ada, "no_budget")

    with pytest.raises(StateError):
        waiting.approve(margaret)
    waiting.refresh_from_db()
    assert waiting.status == "in_review"


@pytest.mark.parametrize("status", GigChange.Status.values)
@pytest.mark.parametrize("verb", ["approve", "request_changes", "refuse"])
def test_each_verdict_is_possible_while_it_waits_alone(gig, ada, margaret, status, verb):
    applied = timezone.now() if status == "applied" else None
    row = GigChange.objects.create(
        gig=gig, by=ada, before={}, after={}, is_material=True, status=status, applied_at=applied
    )
    if status == "in_review":
        getattr(row, verb)(margaret, "Because it is so.")
        assert AuditEvent.objects.of(row).filter(action=f"gigchange.{verb}").exists()
    else:
        with pytest.raises(StateError):
            getattr(row, verb)(margaret, "Because it is so.")


@pytest.mark.django_db(transaction=True)
def test_two_members_who_change_at_once_make_one_change(known, gig, ada):
    barrier, refused = Barrier(2), []

    def go(title):
        try:
            mine = Gig.objects.get(pk=gig.pk)
            barrier.wait()
            mine.change({"title": title}, ada)
        except StaleError:
            refused.append(title)
        finally:
            connection.close()

    threads = [Thread(target=go, args=[title]) for title in ("First words", "Second words")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(refused) == 1
    assert gig.changes.applied().count() == 1


def test_what_changed_meanwhile_stays_when_a_change_is_approved(gig, ada, margaret):
    waiting = gig.change({"title": "Other words"}, ada)
    fresh = Gig.objects.get(pk=gig.pk)
    fresh.change({"language": "Norwegian"}, ada)

    waiting.approve(margaret)

    gig.refresh_from_db()
    assert (gig.title, gig.language) == ("Other words", "Norwegian")


def test_manners_need_no_review(gig, ada):
    assert gig.change({"language": "Norwegian", "reply_days": 3}, ada).status == "applied"


def test_the_dates_of_a_gig_do_not_move_with_its_words(known, gig, ada):
    dates = (gig.published_at, gig.expires_at)
    gig.change({"title": "Other words"}, ada)

    gig.refresh_from_db()
    assert (gig.published_at, gig.expires_at) == dates
    assert gig.expires_at - timezone.now() < timedelta(days=30)
