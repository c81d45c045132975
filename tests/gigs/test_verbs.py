"""Every verb of hiring in every state: it does what it says where it may, and elsewhere refuses and changes nothing.

Who may press what stands in the tables of each page (`test_*_states.py` and their like); the last test here proves that
no address is in none of them. Which verbs there are is read from the source, as for the audit.
"""

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import transaction
from django.http import Http404
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from accounts.models import StaleError, StateError
from gigs import keeping_urls
from gigs import urls as gig_urls
from gigs.models import Agreement, GigChange, Invitation, Proposal, Question, Review
from tests.accounts.factories import make_developer
from tests.factories import make_gig, make_user
from tests.verbs import KINDS, public_verbs

from . import (
    test_agreement_states,
    test_change_withdraw,
    test_gig_board,
    test_gig_change,
    test_gig_states,
    test_invitation,
    test_inviting,
    test_my_gigs,
    test_posting,
    test_proposal_answer,
    test_proposal_states,
    test_question,
    test_review_states,
)
from .hiring import make_agreement, make_completed, make_offer, make_proposal, owner_of, terms

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LIVE_GIG, EDITABLE = {"open", "full", "paused"}, {"draft", "needs_changes", "refused"}
LIVE = {"submitted", "viewed", "shortlisted", "in_dialogue", "offered"}
OFFER, AGREED = {"proposed", "countered"}, {"accepted", "active"}
SIDE = {"proposed": "developer", "countered": "client"}
# What begins a row has no state to come from; each has tests of its own, under the name of its page.
BEGINS = {
    "gigs.Gig": {"start_draft"},
    "gigs.Invitation": {"send"},
    "gigs.Question": {"ask"},
    "gigs.Review": {"send"},
}
# What every life has, for moderation and for retention, and what stands inside the verbs below.
OF_ALL = {"move", "put_back", "set_hold", "forget"}
INSIDE = {
    "gigs.Gig": {"count_places", "revise", "set_skills", "give_time_back"},
    "gigs.Proposal": {"end_offer"},
    "gigs.Agreement": {"begin_if_due"},
}
GIG = {
    "approve": ({"in_review"}, lambda gig, by: gig.approve(by)),
    "request_changes": ({"in_review"}, lambda gig, by: gig.request_changes(by, "Say more.")),
    "refuse": ({"in_review"}, lambda gig, by: gig.refuse(by, "Unpaid work.")),
    "pause": ({"open"}, lambda gig, by: gig.pause(by)),
    "resume": ({"paused"}, lambda gig, by: gig.resume(by)),
    "close": (LIVE_GIG, lambda gig, by: gig.close(by, "cancelled")),
    "conclude": ({"expired"}, lambda gig, by: gig.conclude(by, "no_match")),
    "expire": (LIVE_GIG, lambda gig, by: gig.expire()),
    "hire": ({*LIVE_GIG, "expired"}, lambda gig, by: gig.hire(by, None)),
    "submit": (EDITABLE, lambda gig, by: gig.submit(by)),
    "edit": (EDITABLE, lambda gig, by: gig.edit(by)),
    "change": (LIVE_GIG, lambda gig, by: gig.change({"summary": "Shorter."}, by)),
    "explain": (LIVE_GIG, lambda gig, by: gig.explain("We hire two people.", by)),
    "repost": ({"filled", "closed", "expired"}, lambda gig, by: gig.repost(by)),
}
PROPOSAL = {
    "start": (set(), lambda one, by: one.start(by)),
    "submit": ({"draft"}, lambda one, by: one.submit(by)),
    "delete_draft": ({"draft"}, lambda one, by: one.delete_draft(by)),
    "view": ({"submitted"}, lambda one, by: one.view(by)),
    "shortlist": ({"submitted", "viewed"}, lambda one, by: one.shortlist(by)),
    # Where terms are on the table, or agreed, words change no state; that the thread ends is `ProposalMessage.send`.
    "talk": ({*LIVE, "accepted"}, lambda one, by: one.talk(by, "client")),
    "offer": ({"shortlisted", "in_dialogue"}, lambda one, by: one.offer(by)),
    "counter": ({"offered"}, lambda one, by: one.counter(by, "developer")),
    "accept": ({"offered"}, lambda one, by: one.accept(by)),
    "turn_down": ({"offered"}, lambda one, by: one.turn_down(by)),
    "take_back": ({"offered"}, lambda one, by: one.take_back(by)),
    "decline": (LIVE, lambda one, by: one.decline(by, "price")),
    "answer_late": ({"lapsed"}, lambda one, by: one.answer_late(by, "price")),
    "withdraw": (LIVE, lambda one, by: one.withdraw(by)),
    # An offer that nobody answers goes back to talking, by the clock of its agreement, before it could lapse.
    "lapse": (LIVE, lambda one, by: one.lapse()),
    "not_select": (LIVE, lambda one, by: one.not_select(by, "Filled.")),
    "void": (LIVE, lambda one, by: one.void("Removed.")),
    "keep_outcome": (set(Proposal.Status.values), lambda one, by: one.keep_outcome(by, "talked")),
}
AGREEMENT = {
    "offer": ({"draft"}, lambda one, by: Agreement.offer(one.proposal, by, terms())),
    "counter": (OFFER, lambda one, by: one.counter(by, SIDE.get(one.status, "client"), terms(price=470))),
    "accept": (OFFER, lambda one, by: one.accept(by, SIDE.get(one.status, "client"))),
    "take_back": (OFFER, lambda one, by: one.take_back(by)),
    "turn_down": (OFFER, lambda one, by: one.turn_down(by)),
    "amend": (AGREED, lambda one, by: one.amend(by, "developer", terms(price=480))),
    "agree_change": (AGREED, lambda one, by: one.agree_change(by, "developer")),
    "drop_change": (AGREED, lambda one, by: one.drop_change(by, "developer")),
}
CHANGE = {
    "approve": ({"in_review"}, lambda one, by: one.approve(by)),
    "request_changes": ({"in_review"}, lambda one, by: one.request_changes(by, "Say more.")),
    "refuse": ({"in_review"}, lambda one, by: one.refuse(by, "Unpaid work.")),
    "resubmit": ({"in_review", "needs_changes"}, lambda one, by: one.resubmit({"pay_max": 530}, {"pay_max": 500}, by)),
    "withdraw": ({"in_review", "needs_changes"}, lambda one, by: one.withdraw(by)),
}
INVITATION = {
    "accept": ({"sent", "declined"}, lambda one, by: one.accept(by)),
    "decline": ({"sent"}, lambda one, by: one.decline(by)),
    "withdraw": ({"sent"}, lambda one, by: one.withdraw(by)),
}
QUESTION = {
    "answer": ({"waiting", "passed"}, lambda one, by: one.answer(by, "Yes.")),
    "leave": ({"waiting"}, lambda one, by: one.leave(by)),
    "withdraw": ({"waiting"}, lambda one, by: one.withdraw(by)),
}
REVIEW = {
    "publish": ({"sealed"}, lambda one, by: one.publish()),
    "answer": ({"published"}, lambda one, by: one.answer(by, "Thank you.")),
}
TABLES = {
    "gigs.Gig": GIG,
    "gigs.Proposal": PROPOSAL,
    "gigs.Agreement": AGREEMENT,
    "gigs.GigChange": CHANGE,
    "gigs.Invitation": INVITATION,
    "gigs.Question": QUESTION,
    "gigs.Review": REVIEW,
}


def test_every_kind_of_hiring_has_a_table():
    assert set(TABLES) == {label for label in KINDS if label.startswith("gigs.")}


@pytest.mark.parametrize("label", TABLES)
def test_every_verb_that_the_source_knows_is_in_the_table(label):
    known = TABLES[label].keys() | BEGINS.get(label, set()) | INSIDE.get(label, set()) | OF_ALL
    assert public_verbs(KINDS[label]) - known == set()


def agreement_in(state):
    """Agreed, with other terms that wait, so that every verb has something to be about; then put into the state."""
    if state in {"draft", *OFFER, "not_agreed"}:
        agreement = make_offer()
        proposal = {"draft": "in_dialogue", "not_agreed": "withdrawn"}.get(state, "offered")
    else:
        agreement, proposal = make_agreement(), "accepted"
        agreement.amend(owner_of(agreement.proposal), "client", terms(price=520))
    Proposal.objects.filter(pk=agreement.proposal_id).update(status=proposal)
    return agreement


def change_in(state):
    gig = make_gig()
    applied_at = NOW if state == "applied" else None
    said = {"before": {"pay_max": 500}, "after": {"pay_max": 520}, "is_material": True}
    return GigChange.objects.create(gig=gig, by=make_user(), status=state, applied_at=applied_at, **said)


def review_in(state):
    agreement = make_completed()
    return Review.send(agreement, agreement.proposal.developer.user, "developer", again=True)


def question_in(state):
    answer = {"answer_text": "So.", "answered_at": NOW} if state == "answered" else {}
    return Question.objects.create(gig=make_gig(), by=make_user(), text="Why?", status=state, **answer)


MAKE = {
    "gigs.Gig": lambda state: make_gig(status=state),
    "gigs.Proposal": lambda state: make_proposal(status=state),
    "gigs.Agreement": agreement_in,
    "gigs.GigChange": change_in,
    "gigs.Invitation": lambda state: Invitation.objects.create(gig=make_gig(), developer=make_developer()),
    "gigs.Question": question_in,
    "gigs.Review": review_in,
}


@pytest.mark.parametrize(
    ("label", "state"), [(label, state) for label in TABLES for state in KINDS[label].Status.values]
)
def test_no_verb_moves_anything_from_a_state_that_is_not_its_own(label, state):
    model, row, by = KINDS[label], MAKE[label](state), make_user()
    model._base_manager.filter(pk=row.pk).update(status=state, **({"ended_at": NOW} if label == "gigs.Gig" else {}))
    before = kept(model, row)
    for verb, (states, call) in TABLES[label].items():
        fresh, start = model._base_manager.get(pk=row.pk), transaction.savepoint()
        try:
            call(fresh, by)
            done = True
        except (StateError, StaleError):
            done = False
            assert kept(model, row) == before, (label, state, verb)
        transaction.savepoint_rollback(start)
        assert done is (state in states), (label, state, verb)


def kept(model, row):
    return model._base_manager.values().get(pk=row.pk)


# -- who presses what

OWN_TABLES = {
    **{f"gig_{action}": test_gig_states for action in test_gig_states.ACTIONS},
    **{f"proposal_{action}": test_proposal_states for action in test_proposal_states.ACTIONS},
    **{f"agreement_{action}": test_agreement_states for action in test_agreement_states.ACTIONS},
    **{f"question_{action}": test_question for action in QUESTION},
    **{f"invitation_{action}": test_invitation for action in INVITATION},
    "gig_propose": test_proposal_states,
    "agreement_event": test_agreement_states,
    "review_reply": test_review_states,
    "gig_change_withdraw": test_change_withdraw,
}
# What begins something, or does several of these at once, for the same roles.
ELSEWHERE = {
    **{"gig_new": test_posting, "gig_edit": test_gig_change, "my_gigs_close": test_my_gigs},
    **{"gig_board_act": test_gig_board, "proposal_answer": test_proposal_answer},
    **{"gig_ask": test_question, "developer_invite": test_inviting},
}
# Reading, and lists of one's own.
KEPT = {*(one.name for one in keeping_urls.urlpatterns), "gig_suggest"}


def test_every_address_that_takes_a_press_is_in_a_table():
    arguments = {"public_id": "a1b2c3", "slug": "x", "handle": "x", "token": "x", "pk": 1}
    pressed = set()
    for pattern in (one for one in gig_urls.urlpatterns if one.name not in KEPT):
        needed = {name: arguments[name] for name in pattern.pattern.converters}
        address = reverse(f"gigs:{pattern.name}", kwargs=needed)
        request = RequestFactory().post(address)
        request.user, request._messages = make_user(), CookieStorage(request)
        try:
            answer = pattern.callback(request, **needed, **pattern.default_args)
            takes = answer.status_code != 405
        except Http404:
            takes = True
        pressed |= {pattern.name} if takes else set()

    assert pressed == OWN_TABLES.keys() | ELSEWHERE.keys()
