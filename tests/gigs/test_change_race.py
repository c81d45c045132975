"""A change that is taken back while a moderator approves it."""

import pytest
from django.urls import reverse

from gigs.models import Gig
from moderation.models import Case
from tests.races import at_once, codes, press

from .test_change_withdraw import address


@pytest.mark.django_db(transaction=True)
def test_taking_back_against_approving_has_one_outcome(gig, ada, margaret):
    change = gig.change({"pay_max": 520}, ada)
    case = Case.objects.get()
    decide = press(margaret, reverse("moderation:case_decide", args=[case.public_id]), outcome="approve", confirm="1")
    answers = at_once(press(ada, address(gig)), decide)
    assert codes(answers) == [302, 409]
    change.refresh_from_db()
    case.refresh_from_db()
    assert (change.status, case.status) in {("withdrawn", "lapsed"), ("applied", "decided")}
    assert Gig.objects.get().pay_max == (520 if change.status == "applied" else gig.pay_max)
