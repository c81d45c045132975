"""Hiring in the admin: looked up, never written, and nothing of what two sides wrote to each other."""

import pytest
from django.urls import reverse

from gigs.models import Agreement, Invitation, Proposal, Question, Review
from tests.factories import make_user

from .hiring import make_completed, owner_of

pytestmark = pytest.mark.django_db
MODELS = [Proposal, Agreement, Review, Question, Invitation]


@pytest.fixture(scope="module")
def rows(once):
    with once():
        agreement = make_completed()
        Proposal.objects.update(pitch="Nightly reports, between us two.")
        proposal = agreement.proposal
        Review.send(agreement, owner_of(proposal), "client", again=True, text="Sealed words.")
        Question.objects.create(gig=proposal.gig, by=make_user(), text="Why?")
        Invitation.objects.create(gig=proposal.gig, developer=proposal.developer, note="Between us two.")


@pytest.fixture
def root(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    return client


@pytest.mark.parametrize("model", MODELS)
def test_each_is_found_and_cannot_be_written(root, rows, model):
    name, row = model._meta.model_name, model.objects.get()
    change = reverse(f"admin:gigs_{name}_change", args=[row.pk])

    assert root.get(reverse(f"admin:gigs_{name}_changelist"), {"q": "x"}).status_code == 200
    page = root.get(change)
    assert page.status_code == 200
    assert "between us two" not in page.content.decode().lower()
    assert "Sealed words" not in page.content.decode()
    assert root.post(change, {"status": "void"}).status_code == 403
    assert root.get(reverse(f"admin:gigs_{name}_add")).status_code == 403
    assert root.post(reverse(f"admin:gigs_{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
