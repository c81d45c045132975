"""GET /dashboard/: what waits for a person, for both hats, and nothing that waits for somebody else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gigs.hiring.doing import doing
from gigs.hiring.todo import todo
from gigs.models import Agreement, AgreementEvent, Gig, Proposal, ProposalMessage, Review
from tests.factories import make_client, make_gig

from .hiring import make_agreement, make_completed, make_member, make_offer, make_proposal

pytestmark = pytest.mark.django_db


def actions(user):
    return [one.action for one in todo(user)]


def test_nothing_waits_for_who_is_new(client, grace):
    client.force_login(grace)

    assert "Nothing waits for you." in client.get("/dashboard/").content.decode()
    assert todo(grace) == []


def test_what_waits_for_others_is_not_shown(client, gig, proposal, linus, linus_profile):
    make_offer(gig, linus_profile)
    stranger = make_member(make_client(), "owner")
    viewer = make_member(gig.client, "viewer")

    assert todo(stranger) == todo(viewer) == []
    assert actions(proposal.developer.user) == []
    assert actions(linus) == ["Read the offer"]


def test_proposals_are_one_line_a_gig_with_the_nearest_day(ada, gig, proposal):
    make_proposal(gig=gig, submitted_at=timezone.now() - timedelta(days=3))
    (line,) = todo(ada)

    assert (line.who, line.action) == ("2 proposals", "Read them")
    assert line.until == min(Proposal.objects.values_list("reply_due_at", flat=True))


def test_an_offer_waits_for_the_developer_and_other_terms_for_the_client(ada, grace, gig, graces_profile):
    offer = make_offer(gig, graces_profile)
    assert (actions(ada), actions(grace)) == ([], ["Read the offer"])

    Agreement.objects.update(status="countered")
    Proposal.objects.update(turn="client")
    assert (actions(ada), actions(grace)) == (["Read them"], [])
    assert todo(ada)[0].href == offer.get_absolute_url()


def test_a_message_waits_for_the_other_side(ada, grace, proposal):
    ProposalMessage.send(proposal, ada, "client", "When could you start?")
    assert (actions(ada), actions(grace)) == ([], ["Answer"])

    proposal.refresh_from_db()
    ProposalMessage.send(proposal, grace, "developer", "On Monday.")
    assert (actions(ada), actions(grace)) == (["Read them"], [])


def test_delivery_invoice_and_payment_wait_in_turn(ada, grace, gig, graces_profile):
    agreement = make_agreement(gig, graces_profile)
    assert (actions(ada), actions(grace)) == ([], [])

    AgreementEvent.say(agreement, "delivered", grace, "developer")
    assert actions(ada) == ["Look at it"]
    AgreementEvent.say(agreement, "accepted", ada, "client")
    assert actions(ada) == []

    invoice = AgreementEvent.say(agreement, "invoiced", grace, "developer")
    assert (actions(ada), actions(grace)) == (["Say when it is paid"], [])
    AgreementEvent.say(agreement, "paid_claimed", ada, "client", invoice=invoice)
    assert (actions(ada), actions(grace)) == ([], ["Confirm it"])
    AgreementEvent.say(agreement, "paid_confirmed", grace, "developer", invoice=invoice)
    assert (actions(ada), actions(grace)) == ([], [])


def test_what_is_agreed_is_led_to_from_both_hats_until_it_is_over(client, ada, grace, linus, gig, graces_profile):
    agreement = make_agreement(gig, graces_profile)
    for user, is_there in ((ada, True), (grace, True), (linus, False)):
        client.force_login(user)
        assert (agreement.get_absolute_url() in client.get("/dashboard/").content.decode()) == is_there
    AgreementEvent.say(agreement, "ended_early", ada, "client", note="The budget is gone.")
    client.force_login(ada)
    assert "<h2>Agreements</h2>" not in client.get("/dashboard/").content.decode()


def test_each_side_is_asked_for_a_review_once_and_for_14_days(ada, grace, gig, graces_profile):
    agreement = make_completed(gig=gig, developer=graces_profile)
    assert (actions(ada), actions(grace)) == (["Write a review"], ["Write a review"])

    Review.send(agreement, ada, "client", again=True)
    assert (actions(ada), actions(grace)) == ([], ["Write a review"])

    Agreement.objects.update(ended_at=timezone.now() - timedelta(days=15))
    assert actions(grace) == []


@pytest.mark.parametrize(
    ("fields", "action"),
    [
        ({"status": "draft"}, ["Go on"]),
        ({"status": "needs_changes"}, ["Change it"]),
        ({"expires_at": timezone.now() + timedelta(days=2)}, ["Look at it"]),
        ({"expires_at": timezone.now() + timedelta(days=9)}, []),
        ({"status": "closed", "expires_at": timezone.now() + timedelta(days=2)}, []),
    ],
)
def test_a_gig_waits_for_its_client_where_something_can_be_done(ada, adas_client, fields, action):
    make_gig(client=adas_client, **fields)

    assert actions(ada) == action


def test_ones_own_draft_of_a_proposal_waits_while_its_gig_is_listed(grace, gig, graces_profile):
    make_proposal(gig=gig, developer=graces_profile, status="draft")
    assert actions(grace) == ["Go on"]

    Gig.objects.update(status="closed", ended_at=timezone.now())
    assert actions(grace) == []


def test_what_has_a_day_comes_first_and_the_nearest_day_before_all(ada, adas_client, gig, proposal):
    make_gig(client=adas_client, status="draft")
    make_gig(client=adas_client, expires_at=timezone.now() + timedelta(days=1))

    assert actions(ada) == ["Look at it", "Read them", "Go on"]


def test_a_blind_proposal_names_nobody(client, ada, grace, graces_profile, adas_client):
    grace.name = graces_profile.name = "Grace Hopper"
    graces_profile.save()
    gig = make_gig(client=adas_client, blind=True)
    proposal = make_proposal(gig=gig, developer=graces_profile)
    ProposalMessage.send(proposal, grace, "developer", "One more thing.")
    ProposalMessage.send(proposal, ada, "client", "When?")
    assert [figure for figure, _, _ in doing(grace)] == [1, 1, 0, 0]
    client.force_login(ada)

    assert "Grace Hopper" not in client.get("/dashboard/").content.decode()


def test_how_one_is_doing_is_what_became_of_the_year(grace, graces_profile):
    for status in ("submitted", "lapsed", "shortlisted", "accepted", "draft"):
        make_proposal(developer=graces_profile, status=status)

    assert [figure for figure, _, _ in doing(grace)] == [2, 2, 1, 0]


def test_it_asks_no_more_of_the_database_the_more_there_is(client, ada, grace, gig, graces_profile):
    client.force_login(ada)
    make_proposal(gig=gig)
    make_proposal(gig=make_gig(client=gig.client))
    make_completed(gig=make_gig(client=gig.client))
    with_few = count_queries(client)
    for _ in range(4):
        make_proposal(gig=make_gig(client=gig.client))
        make_completed(gig=make_gig(client=gig.client))

    assert count_queries(client) <= with_few
    assert with_few <= 32


def test_who_wears_one_hat_is_asked_nothing_about_the_other(client, ada, grace, linus, adas_client, graces_profile):
    for user, most in ((linus, 17), (ada, 25), (grace, 27)):
        client.force_login(user)
        assert count_queries(client) <= most, user.name


def count_queries(client):
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/dashboard/").status_code == 200
    return len(queries)
