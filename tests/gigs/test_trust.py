"""What the site says about a developer and a client is counted from what happened."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from gigs.hiring.rates import count_developers
from gigs.hiring.trust import Told, answers, in_words, of_client, of_developer, told_by
from gigs.models import Agreement, Proposal, ProposalMessage, Review
from marketplace.clock import STEPS
from tests.factories import make_gig

from .hiring import make_completed, make_proposal, owner_of

pytestmark = pytest.mark.django_db


def facts(developer):
    return dict(of_developer(developer, timezone.now()))


def talk(developer, answered_after=None):
    """Asked twenty days ago; answered so much later, or never."""
    proposal = make_proposal(developer=developer, status="in_dialogue")
    asked = timezone.now() - timedelta(days=20)
    for side, after in (("client", timedelta()), ("developer", answered_after)):
        if after is not None:
            one = ProposalMessage.objects.create(proposal=proposal, author=developer.user, side=side, text="Hello.")
            ProposalMessage.objects.filter(pk=one.pk).update(at=asked + after)


def test_who_is_new_has_nothing_to_show(graces_profile):
    assert facts(graces_profile) == {
        "Reviews": "none yet",
        "Agreements": "",
        "Repeat clients": "",
        "Answers clients": "not enough data, n = 0",
    }


def test_completed_agreements_and_clients_that_came_again_are_counted(adas_client, graces_profile):
    for client in (adas_client, adas_client, None):
        make_completed(gig=make_gig(client=client) if client else make_gig(), developer=graces_profile)
    make_completed()

    assert facts(graces_profile)["Agreements"] == "3 completed"
    assert facts(graces_profile)["Repeat clients"] == 1
    assert dict(of_client(adas_client)) == {"Agreements": "2 completed", "Hired again": "1 developer"}


def test_what_ended_early_is_not_completed(graces_profile):
    make_completed(developer=graces_profile)
    Agreement.objects.update(status="ended_early")

    assert facts(graces_profile)["Agreements"] == ""


def test_only_public_reviews_of_clients_count(graces_profile):
    for again in (True, False, True):
        agreement = make_completed(developer=graces_profile)
        Review.send(agreement, owner_of(agreement.proposal), "client", again=again)
    assert facts(graces_profile)["Reviews"] == "none yet"

    for review in Review.objects.all():
        review.publish()
    assert facts(graces_profile)["Reviews"] == "2 of 3 would hire again"
    Review.objects.filter(again=False).update(hold="removed")
    assert facts(graces_profile)["Reviews"] == "2 of 2 would hire again"


def test_answers_to_clients_are_the_first_word_within_the_days(graces_profile):
    for after in (timedelta(hours=1), timedelta(hours=3), timedelta(days=1), timedelta(days=9), None):
        talk(graces_profile, after)

    assert facts(graces_profile)["Answers clients"] == "60% in time, median 14 h, n = 5"


def test_the_figures_of_lists_are_those_of_the_page(client, graces_profile, linus_profile):
    for after in (timedelta(hours=1), timedelta(days=1), timedelta(days=9), None, timedelta(days=7)):
        talk(graces_profile, after)
    talk(linus_profile, timedelta(hours=1))
    version = graces_profile.version
    assert count_developers() == 2
    for developer in (graces_profile, linus_profile):
        developer.refresh_from_db()
        told = answers([Told(*row) for row in told_by(developer, timezone.now())], timezone.now())
        assert (developer.replies_due, developer.replies_in_time) == (told.due, told.in_time)
    assert (graces_profile.reply_rate, linus_profile.reply_rate, graces_profile.version) == (60, None, version)
    assert count_developers() == 0  # not twice in one hour
    cache.clear()
    ProposalMessage.objects.update(at=timezone.now() - timedelta(days=100))
    assert count_developers() == 2
    graces_profile.refresh_from_db()
    assert (graces_profile.replies_due, graces_profile.reply_rate) == (0, None)
    assert "gigs.hiring.rates.count_developers" in STEPS


def test_what_is_not_due_yet_and_what_is_long_past_does_not_count(graces_profile):
    talk(graces_profile)
    ProposalMessage.objects.update(at=timezone.now() - timedelta(days=1))
    assert facts(graces_profile)["Answers clients"].endswith("n = 0")

    ProposalMessage.objects.update(at=timezone.now() - timedelta(days=100))
    assert facts(graces_profile)["Answers clients"].endswith("n = 0")
    assert Proposal.objects.count() == 1


def test_the_profile_leads_to_them_and_they_take_one_question(client, graces_profile, django_assert_num_queries):
    make_completed(developer=graces_profile)
    address = reverse("gigs:developer_reviews", args=["grace"])

    profile = client.get(graces_profile.get_absolute_url()).content.decode()
    assert address in profile and "1 completed" in profile and "not enough data, n = 0" in profile
    assert "1 completed" in client.get(address).content.decode()
    with django_assert_num_queries(1):
        facts(graces_profile)


@pytest.mark.parametrize(
    ("time", "words"),
    [(timedelta(minutes=40), "40 min"), (timedelta(hours=5), "5 h"), (timedelta(days=3), "3 days")],
)
def test_times_are_said_in_one_unit(time, words):
    assert in_words(time) == words
