"""Whose account is not erased while work goes on; who never hired or worked leaves nothing behind."""

import pytest

from gigs.hiring.leaving import RUNS
from gigs.models import Agreement
from marketplace.lib import leaving

from .hiring import make_agreement, make_member, make_offer
from .test_leaving import left

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", ["accepted", "active", "disputed"])
def test_who_has_work_that_goes_on_is_told_to_end_it_first(ada, grace, gig, graces_profile, status):
    make_agreement(gig=gig, developer=graces_profile)
    Agreement.objects.update(status=status)
    assert leaving.refusals(grace) == leaving.refusals(ada) == [RUNS]


def test_an_offer_is_no_work_and_ends(ada, grace, gig, graces_profile):
    offer = make_offer(gig, graces_profile)
    assert leaving.refusals(grace) == leaving.refusals(ada) == []
    left(grace)
    offer.refresh_from_db()
    assert (offer.status, offer.proposal.status) == ("not_agreed", "withdrawn")


def test_who_is_one_of_several_owners_may_go(ada, gig, graces_profile):
    make_agreement(gig=gig, developer=graces_profile)
    make_member(gig.client, "owner")
    assert leaving.refusals(ada) == []


def test_a_stranger_to_hiring_leaves_nothing_behind(grace):
    assert leaving.preview(grace) == []
    left(grace)
