"""Offering terms to whom the client has shortlisted: the form and what it refuses."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notification
from gigs.models import Agreement

from .hiring import make_proposal
from .test_agreement import SHORT

pytestmark = pytest.mark.django_db


@pytest.fixture
def shortlisted(gig, graces_profile):
    return make_proposal(gig=gig, developer=graces_profile, status="shortlisted")


def test_price_unit_and_start_are_enough(client, shortlisted, ada, grace):
    client.force_login(ada)
    assert client.post(reverse("gigs:proposal_offer", args=[shortlisted.public_id]), SHORT).status_code == 302

    agreement = Agreement.objects.get()
    assert (agreement.status, agreement.newest.number, agreement.turn) == ("proposed", 1, "developer")
    shortlisted.refresh_from_db()
    assert (shortlisted.status, shortlisted.turn) == ("offered", "developer")
    assert "€460 a day" in Notification.objects.get(user=grace).body


@pytest.mark.parametrize(
    "wrong",
    [
        {"price": ""},
        {"price": "-1"},
        {"price": "9" * 19},
        {"notice_days": "-5"},
        {"start_on": "soon"},
        {"unit": "week"},
    ],
)
def test_wrong_terms_are_errors_and_offer_nothing(client, shortlisted, ada, wrong):
    client.force_login(ada)
    answer = client.post(reverse("gigs:proposal_offer", args=[shortlisted.public_id]), SHORT | {"more": "Kept"} | wrong)
    assert answer.status_code == 422
    assert "Kept" in answer.content.decode()
    assert "Ensure this value" not in answer.content.decode()
    assert not Agreement.objects.exists()


def test_it_does_not_end_before_it_starts(client, shortlisted, ada):
    client.force_login(ada)
    data = SHORT | {"end_on": timezone.localdate().isoformat()}
    assert client.post(reverse("gigs:proposal_offer", args=[shortlisted.public_id]), data).status_code == 422


def test_the_form_knows_what_was_proposed(client, shortlisted, ada):
    client.force_login(ada)
    html = client.get(reverse("gigs:proposal_offer", args=[shortlisted.public_id])).content.decode()
    assert 'value="450"' in html
