"""The rules that ask the database: what they find, what looks like it and is fine."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Client
from gigs.models import Gig
from moderation.rules.book import BY_ROWS, RULES
from moderation.rules.reading import subject_of
from tests.factories import make_client, make_gig
from tests.gigs.hiring import make_proposal

TEXT = "The nightly report of our warehouse takes nine hours. Bring it under one hour, with tests that show it."


def finds(rule, about):
    return bool(RULES[rule].matches(subject_of(about)))


@pytest.fixture
def old(adas_client):
    Client.objects.filter(pk=adas_client.pk).update(created_at=timezone.now() - timedelta(days=100))
    adas_client.refresh_from_db()
    return adas_client


# -- duplicates


@pytest.mark.parametrize("words", [TEXT, TEXT.upper(), TEXT.replace(" ", "  \n")])
def test_the_clients_own_text_again(old, words):
    make_gig(client=old, description=TEXT)
    gig = make_gig(client=old, description=words)
    assert finds("duplicate-own", gig)
    assert not finds("duplicate-others", gig)


def test_the_text_of_another_client(old):
    make_gig(description=TEXT, submitted_at=timezone.now())
    gig = make_gig(client=old, description=TEXT)
    assert finds("duplicate-others", gig)
    assert not finds("duplicate-own", gig)


def test_a_gig_posted_again_a_draft_and_a_short_text_are_no_duplicates(old):
    ended = make_gig(client=old, description=TEXT, status="closed")
    make_gig(client=old, description=TEXT, status="draft")
    assert not finds("duplicate-own", make_gig(client=old, description=TEXT, repost_of=ended))
    make_gig(client=old, description="Short.")
    assert not finds("duplicate-own", make_gig(client=old, description="Short."))


# -- edits


@pytest.fixture
def changed(old, ada):
    for _ in range(5):
        make_gig(client=old, status="closed")

    def change(hours: int, *said):
        published = timezone.now() - timedelta(hours=hours)
        gig = make_gig(client=old, description=TEXT, published_at=published)
        for each in said:
            gig.change(each, ada)
        return gig

    return change


def test_a_material_change_soon_after_the_approval(changed):
    assert finds("change-after-approval", changed(20, {"pay_max": 450}))
    assert not finds("change-after-approval", changed(60, {"pay_max": 450}))
    assert not finds("change-after-approval", changed(20, {"summary": "In one sentence"}))
    assert not finds("change-after-approval", changed(20))


def test_the_third_small_change_of_the_words_in_a_week(changed):
    small = [{"description": f"{TEXT}{' ' * n}"} for n in (1, 2, 3)]
    assert finds("trivial-edits", changed(500, *small))
    assert not finds("trivial-edits", changed(500, *small[:2]))
    others = [{"description": f"{TEXT} {words}"} for words in ("Also move its archive.", "No, leave it.", "Rust.")]
    assert not finds("trivial-edits", changed(500, *others))


# -- habits


def test_three_gigs_in_a_day_of_a_new_client(db):
    client = make_client()
    gigs = [make_gig(client=client, submitted_at=timezone.now()) for _ in range(3)]
    assert finds("new-client-velocity", gigs[2])
    Gig.objects.filter(pk=gigs[0].pk).update(submitted_at=timezone.now() - timedelta(days=2))
    assert not finds("new-client-velocity", gigs[2])


def test_an_old_client_may_send_three_in_a_day(old):
    gigs = [make_gig(client=old, submitted_at=timezone.now()) for _ in range(3)]
    assert not finds("new-client-velocity", gigs[2])


def test_proposals_that_wait_past_their_day(old):
    gig = make_gig(client=old)
    assert not finds("overdue-replies", gig)
    for _ in range(3):
        late = make_proposal(gig=gig)
        past = timezone.now() - timedelta(days=1)
        type(late).objects.filter(pk=late.pk).update(first_due_at=past, reply_due_at=past)
    assert finds("overdue-replies", gig)


# -- copies


def test_a_proposal_like_another_developers_for_the_same_gig(gig):
    words = "I have moved three warehouses from batches to streams, the last one with forty million rows a night. " * 2
    make_proposal(gig=gig, pitch=words)
    assert finds("copied-proposal", make_proposal(gig=gig, pitch=words.replace("three", "four")))
    assert not finds("copied-proposal", make_proposal(gig=gig, pitch=words[::-1]))


def test_every_rule_that_asks_the_database_has_a_test_of_its_own():
    tested = {"report-burst", "unfounded-reporter", "copied-case-study"}  # in test_flags
    here = {
        *("duplicate-own", "duplicate-others", "change-after-approval", "trivial-edits"),
        *("new-client-velocity", "overdue-replies", "copied-proposal"),
    }
    assert {rule.id for rule in BY_ROWS} == here | tested
