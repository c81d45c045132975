"""The table of states of a review: who replies to it."""

import pytest
from django.urls import reverse

from gigs.models import Review
from tests.factories import make_adas_gig, make_user

from .hiring import make_completed, make_graces_profile, make_member, owner_of
from .test_agreement_states import DONE, NOT_FOUND, NOT_YOURS, ROLES

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def sent(once):
    """Ada's of grace's work."""
    with once():
        agreement = make_completed(gig=make_adas_gig(), developer=make_graces_profile())
        return Review.send(agreement, owner_of(agreement.proposal), "client", again=True)


@pytest.fixture
def review(db, sent):
    return Review.objects.get(pk=sent.pk)


@pytest.fixture
def people(review, margaret, linus_profile):
    return {
        "author": review.author,
        "developer": review.agreement.proposal.developer.user,
        "client": owner_of(review.agreement.proposal),
        "viewer": make_member(review.agreement.gig.client, "viewer"),
        "rival": linus_profile.user,
        "moderator": margaret,
        "stranger": make_user(),
    }


@pytest.mark.parametrize("state", Review.Status.values)
@pytest.mark.parametrize("role", [*ROLES, "author"])
def test_every_role_replies_or_is_refused(client, review, people, state, role):
    Review.objects.update(status=state)
    client.force_login(people[role])
    answer = client.post(reverse("gigs:review_reply", args=[review.public_id]), {"reply": "Thank you."})
    if state == "sealed":
        assert answer.status_code == (NOT_YOURS if role in {"author", "client"} else NOT_FOUND)
    else:
        assert answer.status_code == (DONE if role == "developer" else NOT_YOURS)
