"""Several people agree at the same instant, in real transactions: one is hired."""

import pytest
from django.urls import reverse

from gigs.models import Agreement, Gig, Proposal, Review
from tests.accounts.factories import make_developer
from tests.races import at_once, codes, press

from .hiring import make_agreement, make_completed, make_offer, make_proposal

pytestmark = pytest.mark.django_db(transaction=True)


def accept(agreement):
    return reverse("gigs:agreement_accept", args=[agreement.public_id])


def test_twenty_accept_at_once_and_one_is_hired(gig):
    offers = [make_offer(gig, make_developer()) for _ in range(20)]

    answers = at_once(*[press(offer.proposal.developer.user, accept(offer)) for offer in offers])

    assert codes(answers) == [302] + [409] * 19
    gig = Gig.objects.get()
    assert (gig.status, gig.live_proposals) == ("filled", 0)
    assert Agreement.objects.filter(status="accepted").count() == 1
    assert sorted(set(Proposal.objects.values_list("status", flat=True))) == ["accepted", "not_selected"]
    assert Agreement.objects.filter(status="not_agreed").count() == 19


def test_a_double_click_is_one_invoice(gig, graces_profile):
    agreement = make_agreement(gig, graces_profile)
    event = reverse("gigs:agreement_event", args=[agreement.public_id])

    answers = at_once(*[press(graces_profile.user, event, kind="invoiced", key="k" * 22)] * 3)

    assert (codes(answers), agreement.events.count()) == ([302] * 3, 1)


def test_accepting_against_taking_back_has_one_outcome(gig, ada, graces_profile):
    offer = make_offer(gig, graces_profile)
    take_back = reverse("gigs:agreement_take_back", args=[offer.public_id])
    answers = at_once(press(graces_profile.user, accept(offer)), press(ada, take_back))
    assert codes(answers) == [302, 409]
    found = (Agreement.objects.get().status, Proposal.objects.get().status, Gig.objects.get().status)
    assert found in {("accepted", "accepted", "filled"), ("draft", "in_dialogue", "open")}


def test_accepting_against_closing_the_gig_leaves_no_contradiction(gig, ada, graces_profile):
    offer = make_offer(gig, graces_profile)
    close = reverse("gigs:gig_close", args=[gig.public_id])
    answers = at_once(press(graces_profile.user, accept(offer)), press(ada, close, close_reason="no_budget"))
    assert codes(answers) == [302, 409]
    assert (Agreement.objects.get().status, Gig.objects.get().status) in {
        ("accepted", "filled"),
        ("not_agreed", "closed"),
    }


def test_accepting_one_against_shortlisting_another_ends_the_other(gig, ada, graces_profile):
    offer, rival = make_offer(gig, graces_profile), make_proposal(gig=gig)
    shortlist = reverse("gigs:proposal_shortlist", args=[rival.public_id])
    answers = at_once(press(graces_profile.user, accept(offer)), press(ada, shortlist))
    assert set(codes(answers)) <= {302, 409}
    rival.refresh_from_db()
    assert (rival.status, Gig.objects.get().status) == ("not_selected", "filled")


def test_both_review_at_once_and_both_open(gig, ada, graces_profile):
    agreement = make_completed(gig=gig, developer=graces_profile)
    address = reverse("gigs:agreement_review", args=[agreement.public_id])
    answers = at_once(press(graces_profile.user, address, again="yes"), press(ada, address, again="no"))
    assert codes(answers) == [302, 302]
    assert set(Review.objects.values_list("status", flat=True)) == {"published"}


def test_a_review_sent_twice_is_one(gig, ada, graces_profile):
    agreement = make_completed(gig=gig, developer=graces_profile)
    address = reverse("gigs:agreement_review", args=[agreement.public_id])
    assert codes(at_once(*[press(ada, address, again="yes")] * 2)) == [302, 409]
    assert Review.objects.count() == 1
