"""Accounts that nobody ever confirmed are not kept."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.models import User, record
from accounts.retention import delete_unconfirmed_accounts
from marketplace.clock import STEPS
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def unconfirmed(days=31, **fields):
    user = make_user(date_joined=timezone.now() - timedelta(days=days), **fields)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
    return user


def test_the_clock_knows_it():
    assert "accounts.retention.delete_unconfirmed_accounts" in STEPS


def test_it_goes_after_thirty_days():
    unconfirmed()
    assert delete_unconfirmed_accounts() == 1
    assert not User.objects.exists()


def test_it_has_thirty_days():
    unconfirmed(days=29)
    assert delete_unconfirmed_accounts() == 0


def test_one_confirmed_address_is_enough():
    user = unconfirmed()
    EmailAddress.objects.create(user=user, email="second@example.com", verified=True)
    assert delete_unconfirmed_accounts() == 0


@pytest.mark.parametrize("fields", [{"is_staff": True}, {"last_login": timezone.now()}])
def test_staff_and_who_ever_signed_in_stay(fields):
    unconfirmed(**fields)
    assert delete_unconfirmed_accounts() == 0


def test_who_did_something_here_stays(gig):
    user = unconfirmed()
    record("gig.read", gig, user)
    assert delete_unconfirmed_accounts() == 0


def test_an_account_that_was_made_by_hand_has_no_address_and_stays():
    make_user(date_joined=timezone.now() - timedelta(days=400))
    assert delete_unconfirmed_accounts() == 0
