"""How closely what a client publishes is read: by how many of its gigs were approved, and what was taken away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gigs.models import Gig
from moderation.models import Case
from moderation.trust import is_sampled
from tests.factories import make_gig

from .factories import case_of, make_decision, make_draft, make_report, rule

LONG_AGO = timezone.now() - timedelta(days=40)
WHY = "That is work without pay, whatever it is called."


def approve(client, count):
    return [make_gig(client=client, status="closed", published_at=LONG_AGO) for _ in range(count)]


def send(client, ada, sampled=False) -> Gig:
    """A gig that is sent; `sampled` says whether it is one of the five in a hundred."""
    gig = make_draft(client, sampled)
    gig.submit(ada)
    return gig


def waits(gig) -> bool:
    return Case.objects.open().about(gig).exists()


@pytest.mark.parametrize("approved", [1, 4])
def test_a_client_with_a_few_gigs_publishes_and_is_checked_within_a_day(adas_client, ada, approved):
    approve(adas_client, approved)
    gig = send(adas_client, ada)
    assert gig.status == "open"
    case = case_of(gig)
    assert (case.source, case.priority) == ("new_item", 2)
    assert case.due_at - timezone.now() <= timedelta(hours=24)


def test_a_new_client_waits(adas_client, ada):
    gig = send(adas_client, ada)
    assert (gig.status, waits(gig)) == ("in_review", True)


@pytest.mark.parametrize("sampled", [True, False])
def test_of_a_known_client_five_in_a_hundred_are_looked_at(adas_client, ada, sampled):
    approve(adas_client, 5)
    gig = send(adas_client, ada, sampled)
    assert (gig.status, waits(gig)) == ("open", sampled)


def test_five_in_a_hundred_are_about_five_in_a_hundred():
    found = sum(is_sampled(Gig()) for _ in range(4000))
    assert 120 < found < 290


def test_what_was_taken_away_within_a_year_brings_the_check_back(adas_client, ada, margaret):
    old = approve(adas_client, 5)[0]
    make_report(old)
    case_of(old).decide(margaret, ["remove"], WHY, clause=rule())
    assert waits(send(adas_client, ada))


def test_what_was_given_back_on_appeal_or_undone_does_not(adas_client, ada, margaret):
    old = approve(adas_client, 6)[0]
    make_decision(old, margaret).case.undo(margaret)
    Case.objects.open().update(status="decided", decided_at=timezone.now())
    assert not waits(send(adas_client, ada))


def test_with_points_in_force_a_person_reads_first(adas_client, ada, margaret):
    old = approve(adas_client, 6)[0]
    make_report(old)
    # A breach of severity 1 that is not the first: a point, and no pause of posting.
    case_of(old).decide(margaret, ["warn", "strike"], WHY, clause=rule("4.2"), facts="“x”")
    ada.pauses.update(ended_at=timezone.now())  # so that only the points count here
    gig = send(adas_client, ada)
    assert gig.status == "in_review"


# -- edits are a tier stricter


def test_a_material_edit_of_a_known_client_is_checked_and_another_is_not(adas_client, ada):
    approve(adas_client, 5)
    gig = make_gig(client=adas_client, pay_max=500)
    gig.change({"summary": "A report, made fast."}, ada)
    assert not waits(gig)
    gig.refresh_from_db()
    gig.change({"pay_max": 450}, ada)
    assert waits(gig)


def test_a_material_edit_of_a_client_with_few_gigs_is_read_first(adas_client, ada):
    approve(adas_client, 2)
    gig = make_gig(client=adas_client, pay_max=500)
    change = gig.change({"pay_max": 450}, ada)
    gig.refresh_from_db()
    assert (change.status, gig.pay_max) == ("in_review", 500)
    assert waits(change)


def test_a_checked_gig_stays_public_and_its_owner_hears_nothing(adas_client, ada, margaret):
    approve(adas_client, 1)
    gig = send(adas_client, ada)
    case_of(gig).decide(margaret, ["no_violation"], "There is nothing wrong with it.")
    gig.refresh_from_db()
    assert (gig.status, gig.hold) == ("open", "none")
    assert not ada.notifications.filter(kind="decision").exists()
