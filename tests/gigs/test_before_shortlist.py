"""Before the shortlist: who writes first gets no further by it, an answer was read, and no address goes past us."""

import pytest
from django.urls import reverse

from gigs.hiring.board import columns
from gigs.models import Proposal, ProposalMessage

from .hiring import make_proposal

pytestmark = pytest.mark.django_db
CONTACTS = ["grace@north.no", "https://wa.me/4791234567", "Call +47 912 34 567"]


def address(proposal, action):
    return reverse(f"gigs:proposal_{action}", args=[proposal.public_id])


def say(proposal, by, side, text="When could you start?"):
    proposal.refresh_from_db()
    ProposalMessage.send(proposal, by, side, text)
    proposal.refresh_from_db()


def place(proposal):
    return next(column.title for column in columns(proposal.gig) if column.cards)


@pytest.mark.parametrize("opened", [False, True])
def test_a_developer_who_writes_first_stays_where_they_are(client, proposal, ada, grace, opened):
    if opened:
        proposal.view(ada)
    say(proposal, grace, "developer", "I forgot to say: I know ferries.")

    assert (proposal.status, place(proposal)) == (("viewed", "Read") if opened else ("submitted", "To read"))
    client.force_login(ada)
    page = client.get(proposal.get_absolute_url()).content.decode()
    assert ("Mark as read" in page) is not opened
    assert "Put on the shortlist" in page
    assert client.post(address(proposal, "shortlist")).status_code == 302


def test_a_developer_does_not_write_into_what_has_ended_meanwhile(client, proposal, ada, grace):
    before = Proposal.objects.get()
    proposal.decline(ada, "price")
    with pytest.raises(Exception, match="Somebody changed"):
        ProposalMessage.send(before, grace, "developer", "One more thing.")
    assert not ProposalMessage.objects.exists()


def test_a_question_of_the_client_is_no_shortlist(client, proposal, ada, grace):
    say(proposal, ada, "client")
    assert (proposal.status, place(proposal)) == ("in_dialogue", "Read")
    due = proposal.reply_due_at
    for user in (ada, grace):
        client.force_login(user)
        assert "Share my e-mail" not in client.get(proposal.get_absolute_url()).content.decode()
        assert client.post(address(proposal, "share")).status_code == 409

    client.force_login(ada)
    assert client.post(address(proposal, "shortlist")).status_code == 302
    assert client.post(address(proposal, "shortlist")).status_code == 409
    proposal.refresh_from_db()
    assert (proposal.status, proposal.turn, proposal.reply_due_at) == ("in_dialogue", "developer", due)
    assert place(proposal) == "Shortlist"
    assert client.post(address(proposal, "share")).status_code == 302


@pytest.mark.parametrize("text", CONTACTS)
@pytest.mark.parametrize("side", ["client", "developer"])
def test_no_way_around_us_is_sent_before_the_shortlist(client, proposal, ada, grace, side, text):
    client.force_login(ada if side == "client" else grace)
    answer = client.post(address(proposal, "message"), {"text": f"Quicker so: {text}"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "wait until the shortlist: from there you share" in page
    assert f"Quicker so: {text}" in page
    assert not ProposalMessage.objects.exists()


def test_from_the_shortlist_on_it_is_theirs_to_say(client, proposal, ada, grace):
    proposal.shortlist(ada)
    client.force_login(grace)
    assert client.post(address(proposal, "message"), {"text": " ".join(CONTACTS)}).status_code == 302


@pytest.mark.parametrize("answer", ["shortlist", "write", "decline"])
def test_whoever_answers_has_read_it(client, proposal, ada, grace, answer):
    if answer == "write":
        say(proposal, ada, "client")
    else:
        getattr(proposal, answer)(ada, *(["price"] if answer == "decline" else []))
    client.force_login(grace)
    page = client.get(proposal.get_absolute_url()).content.decode()
    assert "Not read yet" not in page
    assert "Read on" in page


def test_what_was_answered_is_not_given_back(gig, graces_profile, ada, grace):
    silent, answered = make_proposal(developer=graces_profile), make_proposal(gig=gig, developer=graces_profile)
    say(answered, ada, "client")
    for one in (silent, answered):
        one.withdraw(grace)
    assert list(graces_profile.proposals.counted()) == [answered]
