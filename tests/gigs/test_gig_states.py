"""The table of states of a gig: every (state, action, role), allowed or refused."""

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import StateError
from gigs.models import Gig
from gigs.models.hiring_errors import HiringError
from tests.directly import post
from tests.factories import make_gig, make_user

from .hiring import make_member, make_proposal

pytestmark = pytest.mark.django_db
DONE, REFUSED, NOT_FOUND = 302, 409, 404
STATES = Gig.Status.values
LIVE = {"open", "full", "paused"}
# verb: the states it is possible from, and the one it leads to
VERBS = {
    "submit": ({"draft", "needs_changes"}, "in_review"),
    "publish": ({"draft", "needs_changes"}, "open"),
    "resubmit": ({"refused"}, "in_review"),
    "approve": ({"in_review"}, "open"),
    "request_changes": ({"in_review"}, "needs_changes"),
    "refuse": ({"in_review"}, "refused"),
    "pause": ({"open"}, "paused"),
    "resume": ({"paused"}, "open"),
    "fill_up": ({"open"}, "full"),
    "free_place": ({"full"}, "open"),
    "hire": ({*LIVE, "expired"}, "filled"),
    "say_filled": ({"expired"}, "filled"),
    "conclude": ({"expired"}, "expired"),
    "close": (LIVE, "closed"),
    "expire": (LIVE, "expired"),
    "readmit": ({"refused"}, "in_review"),
    "revive": ({"expired"}, "open"),
}
# What a person presses, what it sends, and from which states it does something.
ACTIONS = {
    # Sent already, it leads there: the button may be pressed twice.
    "submit": ({}, {"draft", "needs_changes", "refused", "in_review", *LIVE}),
    "pause": ({}, {"open"}),
    "resume": ({}, {"paused"}),
    "close": ({"close_reason": "cancelled"}, LIVE),
    "outcome": ({"close_reason": "no_match"}, {"expired"}),
    "repost": ({}, {"filled", "closed", "expired"}),
    "explain": ({"explanation": "We hire two people for the same work."}, LIVE),
}
# The methods, as whoever may call them calls them.
CALLS = {
    "approve": lambda gig, by: gig.approve(by),
    "request_changes": lambda gig, by: gig.request_changes(by, "Say more."),
    "refuse": lambda gig, by: gig.refuse(by, "Unpaid work."),
    "pause": lambda gig, by: gig.pause(by),
    "resume": lambda gig, by: gig.resume(by),
    "close": lambda gig, by: gig.close(by, "cancelled"),
    "conclude": lambda gig, by: gig.conclude(by, "no_match"),
    "expire": lambda gig, by: gig.expire(),
    "hire": lambda gig, by: gig.hire(by, None),
    "submit": lambda gig, by: gig.submit(by),
}
SUBMITTED = {"draft", "needs_changes", "refused"}


def put(gig, state):
    Gig.objects.filter(pk=gig.pk).update(status=state, ended_at=timezone.now())
    return Gig.objects.select_related("client").get(pk=gig.pk)


@pytest.fixture
def people(gig, grace, ada, margaret, graces_profile):
    make_proposal(gig=gig, developer=graces_profile)
    return {
        "owner": ada,
        "poster": make_member(gig.client, "poster"),
        "viewer": make_member(gig.client, "viewer"),
        "proposer": grace,
        "moderator": margaret,
        "stranger": make_user(),
    }


def test_the_table_of_the_model_is_the_table_of_the_rules():
    assert {verb: (set(a), str(b)) for verb, (a, b) in Gig.TRANSITIONS.items()} == VERBS


@pytest.mark.parametrize("state", STATES)
def test_every_action_of_every_role(gig, people, state):
    put(gig, state)
    found, wanted = {}, {}
    for role, person in people.items():
        for action, (data, states) in ACTIONS.items():
            may = role in {"owner", "poster"}
            wanted[role, action] = (DONE if state in states else REFUSED) if may else NOT_FOUND
            with transaction.atomic():
                answer = post(person, f"gigs:gig_{action}", gig.public_id, data=data)
                if answer != DONE or (action == "submit" and state not in SUBMITTED):
                    assert Gig.objects.get(pk=gig.pk).status == state, (role, action)
                found[role, action] = answer
                transaction.set_rollback(True)
    assert found == wanted


@pytest.mark.parametrize("state", STATES)
def test_no_method_moves_a_gig_from_a_state_that_is_not_its_own(adas_client, margaret, state):
    gig = make_gig(client=adas_client)
    for verb, call in CALLS.items():
        with transaction.atomic():
            fresh = put(gig, state)
            states = SUBMITTED if verb == "submit" else VERBS[verb][0]
            if state in states:
                call(fresh, margaret)
            else:
                with pytest.raises(StateError):
                    call(fresh, margaret)
                assert Gig.objects.get(pk=gig.pk).status == state
            transaction.set_rollback(True)


def test_what_was_refused_is_sent_again_with_other_words_alone(adas_client, ada, margaret):
    gig = make_gig(client=adas_client, status="draft")
    gig.submit(ada)
    gig.refuse(margaret, "Unpaid work.")

    with pytest.raises(HiringError, match="Change"):
        gig.submit(ada)
    gig.description = "The nightly report takes nine hours, and every hour of yours is paid."
    gig.edit(ada)
    gig.submit(ada)
    assert gig.status == "in_review"


def test_what_needs_changes_may_be_sent_as_it_is(adas_client, ada, margaret):
    gig = make_gig(client=adas_client, status="draft")
    gig.submit(ada)
    gig.request_changes(margaret, "Say more.")
    gig.submit(ada)
    assert gig.status == "in_review"


def test_the_preview_says_why_the_same_words_are_not_taken(client, adas_client, ada, margaret):
    gig = make_gig(client=adas_client, status="draft")
    gig.submit(ada)
    gig.refuse(margaret, "Unpaid work.")
    client.force_login(ada)
    answer = client.post(reverse("gigs:gig_submit", args=[gig.public_id]))
    assert answer.status_code == 422
    assert "These words were refused" in answer.content.decode()


def test_sent_again_it_shows_no_more_why_it_was_refused(client, adas_client, ada, margaret):
    gig = make_gig(client=adas_client, status="draft")
    gig.submit(ada)
    gig.refuse(margaret, "The work is unpaid.")
    gig.description = "The nightly report takes nine hours, and every hour of yours is paid."
    gig.edit(ada)
    client.force_login(ada)
    assert "The work is unpaid." in client.get(reverse("gigs:my_gigs")).content.decode()
    gig.submit(ada)

    assert "The work is unpaid." not in client.get(reverse("gigs:my_gigs")).content.decode()
