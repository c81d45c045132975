"""Somebody is hired at the moment at which the account is erased, in real transactions: one of the two happens."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.erasing import erase_due_accounts
from accounts.models import Closing, User
from gigs.models import Agreement
from tests.accounts.factories import make_developer
from tests.gigs.hiring import make_offer, terms
from tests.races import at_once, press

pytestmark = pytest.mark.django_db(transaction=True)
# As the clock calls it.
step = transaction.atomic(erase_due_accounts)


@pytest.fixture
def offer(gig, grace):
    """It is the client's to accept, and grace's account is due."""
    offer = make_offer(gig, make_developer(user=grace))
    offer.counter(grace, "developer", terms(price=470))
    Closing.objects.create(user=grace, due_at=timezone.now() - timedelta(days=1))
    return offer


def test_a_hire_against_the_erasure_has_one_outcome(offer, ada, grace):
    accept = press(ada, reverse("gigs:agreement_accept", args=[offer.public_id]))

    answer, erased = at_once(accept, step)

    found = (Agreement.objects.get().status, User.objects.get(pk=grace.pk).is_active)
    assert found in {("accepted", True), ("not_agreed", False)}
    assert (answer.status_code, erased) in {(302, 0), (409, 1), (404, 1)}


def test_two_clocks_at_once_erase_an_account_once(offer, grace):
    assert sorted(at_once(step, step)) == [0, 1]
    assert not User.objects.get(pk=grace.pk).is_active
