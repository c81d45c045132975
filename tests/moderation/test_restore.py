"""Restoring: what the hold of now took is given back, and no other decision is touched."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import ClientMember, Pause
from moderation.consequences import effects
from moderation.models import Case, Decision, NotYoursToJudgeError, Source
from moderation.models.strike import points_of

from .factories import case_of, make_appeal, make_decision, make_report, make_waiting_gig, rule

WHY = "It was read again, and nothing of it is against the rules."
BAD = "That is work without pay, for a whole week."


def open_again(about, by):
    return Case.open_for(about, Source.OWN, by)


def suspend(user, by):
    until = timezone.now() + timedelta(days=5)
    parts = {"clause": rule("1.1"), "facts": "“x”", "account_until": until}
    return open_again(user, by).decide(by, ["suspend"], BAD, **parts)


# -- refusals


def test_a_moderator_alone_gives_no_suspended_account_back(ada, margaret, senior):
    suspended = suspend(ada, senior)
    with pytest.raises(NotYoursToJudgeError, match="senior moderator"):
        open_again(ada, margaret).decide(margaret, ["restore"], WHY)
    ada.refresh_from_db()
    assert ada.hold == "frozen" and suspended in Decision.objects.unreversed()


# -- which decision it reverses


def test_a_refusal_of_long_ago_keeps_its_points_when_a_rules_hold_is_lifted(ada, margaret, other_moderator):
    gig = make_waiting_gig(owner=ada)
    refused = case_of(gig).decide(margaret, ["refuse", "strike"], BAD, clause=rule(), facts="“x”")
    gig.refresh_from_db()
    gig.description = "The first week is paid like every other one."
    gig.edit(ada)
    Pause.objects.update(until=timezone.now(), since=timezone.now() - timedelta(days=3))
    gig.submit(ada)
    case_of(gig).decide(other_moderator, ["approve"])
    gig.refresh_from_db()
    gig.set_hold("limited", None, "A rule", until=timezone.now() + timedelta(hours=72))
    restored = open_again(gig, other_moderator).decide(other_moderator, ["restore"], WHY)
    assert (restored.reverses, points_of(ada)) == (None, 3)
    assert refused in Decision.objects.unreversed()


def test_a_suspension_is_reversed_and_not_the_pause_that_came_after_it(ada, margaret, senior):
    suspended = suspend(ada, senior)
    parts = {"clause": rule("1.1"), "facts": "“x”", "account_until": timezone.now() + timedelta(days=3)}
    open_again(ada, margaret).decide(margaret, ["pause_posting"], BAD, **parts)
    ada.refresh_from_db()
    restored = open_again(ada, senior).decide(senior, ["restore"], WHY)
    ada.refresh_from_db()
    assert (restored.reverses, ada.hold) == (suspended, "none")
    assert ada.pauses.in_force().exists()


# -- what else it gives back


def test_points_and_the_pause_that_they_brought_end_with_the_decision(gig, ada, margaret):
    make_report(gig)
    removed = case_of(gig).decide(margaret, ["remove", "strike"], BAD, clause=rule(), facts="“x”")
    assert points_of(ada) == 3 and ada.pauses.in_force().exists()
    gig.refresh_from_db()
    case = open_again(gig, margaret)
    assert "3 points" in " ".join(effects(case, "restore"))
    restored = case.decide(margaret, ["restore"], WHY)
    assert (restored.reverses, points_of(ada), ada.pauses.in_force().exists()) == (removed, 0, False)
    assert not restored.undo.is_possible


def test_who_had_the_points_and_left_the_client_hears_that_they_are_given_back(client, gig, grace, margaret):
    membership = ClientMember.objects.create(client=gig.client, user=grace, role="poster")
    gig.snapshot(grace)
    make_report(gig)
    case_of(gig).decide(margaret, ["remove", "strike"], BAD, clause=rule(), facts="“x”")
    membership.delete()
    grace.notifications.all().delete()
    gig.refresh_from_db()
    restored = open_again(gig, margaret).decide(margaret, ["restore"], WHY)
    assert (points_of(grace), grace.notifications.get().url) == (0, restored.get_absolute_url())
    client.force_login(grace)
    assert client.get(restored.get_absolute_url()).status_code == 200


def test_who_had_the_points_may_read_what_anothers_appeal_changed(client, gig, ada, grace, margaret, senior):
    ClientMember.objects.create(client=gig.client, user=grace, role="poster")
    gig.snapshot(grace)
    make_report(gig)
    removed = case_of(gig).decide(margaret, ["remove", "strike"], BAD, clause=rule(), facts="“x”")
    ClientMember.objects.filter(user=grace).delete()
    make_appeal(removed, ada).decide(senior, "overturned", WHY)
    client.force_login(grace)
    assert client.get(removed.reversals.get().get_absolute_url()).status_code == 200


def test_a_plain_restoration_can_be_undone(gig, margaret):
    make_decision(gig, margaret)
    gig.refresh_from_db()
    case = open_again(gig, margaret)
    assert case.decide(margaret, ["restore"], WHY).undo.is_possible
    case.undo(margaret)
    gig.refresh_from_db()
    assert gig.hold == "removed"
