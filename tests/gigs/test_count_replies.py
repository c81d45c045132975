"""The clock's step that writes each client's reply rate where lists show it."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Client
from gigs.hiring.rates import count_replies
from gigs.models import Proposal, ReplyChange
from tests.factories import make_client, make_gig

from .hiring import make_proposal

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=20)


@pytest.fixture(scope="module")
def counted(once):
    """Six proposals were due; five were answered in time."""
    with once():
        client = make_client(name="Halden Freight")
        gig = make_gig(client=client)
        for days in (1, 1, 2, 3, 4, 12):
            answered = LONG_AGO + timedelta(days=days)
            make_proposal(gig=gig, status="declined_by_client", submitted_at=LONG_AGO, answered_at=answered)
        count_replies()
        return client


@pytest.fixture
def hirer(db, counted):
    return Client.objects.get(pk=counted.pk)


def figures(client):
    client.refresh_from_db()
    return client.replies_due, client.replies_in_time, client.reply_rate


def test_five_of_six_are_83_percent(hirer):
    assert figures(hirer) == (6, 5, 83)


def test_below_five_there_is_no_rate(hirer):
    Proposal.objects.filter(pk__in=Proposal.objects.values("pk")[:2]).update(answered_at=None, status="void")
    count_replies()

    assert figures(hirer)[0] == 4
    assert figures(hirer)[2] is None


def test_nobody_is_counted_twice_for_nothing(hirer):
    assert count_replies() == 0
    assert not ReplyChange.objects.exists()


def test_whatever_writes_a_proposal_has_it_counted_again(hirer):
    Proposal.objects.update(answered_at=LONG_AGO + timedelta(days=1))
    assert count_replies() == 1
    assert figures(hirer) == (6, 6, 100)

    Proposal.objects.first().delete()
    assert count_replies() == 1
    assert figures(hirer) == (5, 5, 100)


def test_a_day_that_passes_is_counted_with_nobody_doing_anything(hirer):
    make_proposal(gig=hirer.gigs.get())
    count_replies()
    assert figures(hirer) == (6, 5, 83)

    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert count_replies() == 1
    assert figures(hirer) == (7, 5, 71)


def test_after_90_days_it_is_forgotten(hirer):
    with time_machine.travel(timezone.now() + timedelta(days=95)):
        assert count_replies() == 1
        assert figures(hirer) == (0, 0, None)
        assert count_replies() == 0


def test_another_client_keeps_its_figures(hirer):
    other = make_client()
    make_proposal(gig=make_gig(client=other))
    count_replies()

    assert figures(other) == (0, 0, None)
    assert figures(hirer) == (6, 5, 83)


def test_saving_an_older_copy_of_the_client_does_not_bring_old_figures_back(hirer, ada):
    old = Client.objects.get(pk=hirer.pk)
    Proposal.objects.update(answered_at=LONG_AGO + timedelta(days=1))
    count_replies()
    old.about = "We move freight."
    old.edit(ada)

    assert figures(hirer) == (6, 6, 100)


def test_more_in_time_than_due_is_refused(hirer):
    with pytest.raises(IntegrityError), transaction.atomic():
        Client.objects.filter(pk=hirer.pk).update(replies_in_time=7)


def test_a_client_that_is_gone_leaves_nothing_to_count(hirer):
    ReplyChange.objects.create(client=0)

    assert count_replies() == 0
    assert not ReplyChange.objects.exists()


def test_cards_and_the_gigs_page_show_it(client, hirer):
    gig = hirer.gigs.get()

    assert "answers 83% in time, n = 6" in client.get("/gigs/").content.decode()
    page = client.get(gig.get_absolute_url()).content.decode()
    assert "83%" in page
    assert "5 of 6 in 90 days" in page
