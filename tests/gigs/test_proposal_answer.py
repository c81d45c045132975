"""The mail about a proposal, and answering from it: /proposals/answer/<token>/."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import ClientMember, User
from gigs.hiring.links import link
from gigs.models import Proposal, ProposalMessage
from marketplace.lib.tasks.worker import run_due
from tests.accounts.factories import make_developer
from tests.factories import make_client, make_gig, make_user

from .hiring import make_proposal, owner_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def submitted(once):
    with once():
        gig = make_gig(client=make_client(owner=make_user("ada@example.com")), questions=["Which report was it?"])
        answers = {"approach": "Measure, then cut.", "answers": ["The ferry one."]}
        proposal = make_proposal(gig=gig, developer=make_developer(), status="draft", **answers)
        proposal.submit(proposal.developer.user)
        return proposal


@pytest.fixture
def sent(db, submitted):
    return Proposal.objects.get(pk=submitted.pk)


@pytest.fixture
def ada(sent):
    return owner_of(sent)


@pytest.fixture
def grace(sent):
    return sent.developer.user


@pytest.fixture
def letter(sent):
    run_due()
    return mail.outbox[-1]


def addresses(letter):
    return re.findall(r"https?://\S+?(/proposals/answer/\S+)", letter.body)


def test_it_carries_the_whole_text_and_two_links(letter, sent, ada):
    assert letter.to == [ada.email]
    for words in (sent.pitch, sent.approach, "Which report was it?", "The ferry one.", "€450/d"):
        assert words in letter.body
        assert words in letter.alternatives[0][0]
    assert len(addresses(letter)) == 2


def test_nothing_in_it_is_markup_of_the_writer(sent, ada):
    type(sent).objects.update(pitch="<script>x</script> {{ settings }}")
    run_due()
    assert "<script>" not in mail.outbox[-1].alternatives[0][0]
    assert "{{ settings }}" in mail.outbox[-1].body


def test_a_proposal_that_is_over_is_not_mailed(sent, grace):
    sent.withdraw(grace)
    run_due()
    assert not [letter for letter in mail.outbox if sent.pitch in letter.body]


def test_opening_a_link_changes_nothing(client, letter, sent):
    for address in addresses(letter):
        page = client.get(address)
        assert page.status_code == 200
        assert page["Cache-Control"] == "no-store"
        assert page["Referrer-Policy"] == "no-referrer"
    sent.refresh_from_db()
    assert sent.status == "submitted"


def test_pressing_the_button_answers_in_the_name_of_the_reader(client, letter, sent, ada):
    shortlist, _ = addresses(letter)
    assert client.post(shortlist).status_code == 200
    sent.refresh_from_db()
    assert sent.status == "shortlisted"


def test_declining_asks_for_nothing_more_than_the_press(client, letter, sent):
    _, decline = addresses(letter)
    page = client.get(decline).content.decode()
    assert "checked" in page
    client.post(decline, {"reason": "price", "note": ""})
    sent.refresh_from_db()
    assert (sent.status, sent.decline_reason) == ("declined_by_client", "price")


def test_the_second_press_is_a_conflict(client, letter):
    shortlist, _ = addresses(letter)
    client.post(shortlist)
    assert client.post(shortlist).status_code == 409


def test_a_used_link_has_no_button_any_more(client, letter):
    shortlist, decline = addresses(letter)
    assert "btn--go" in client.get(shortlist).content.decode()
    client.post(shortlist)
    page = client.get(shortlist).content.decode()
    assert "btn--go" not in page
    assert "Nothing to do here any more: on the shortlist" in page
    assert "Decline and send" in client.get(decline).content.decode()


def test_a_word_of_the_developer_meanwhile_takes_no_button_away(client, letter, sent, grace):
    ProposalMessage.send(sent, grace, "developer", "One more thing.")
    shortlist, _ = addresses(letter)
    assert client.post(shortlist).status_code == 200
    sent.refresh_from_db()
    assert sent.status == "shortlisted"


@pytest.mark.parametrize("change", ["removed", "viewer", "inactive", "held"])
def test_a_link_of_somebody_who_may_not_answer_any_more_is_nothing(client, letter, ada, change):
    shortlist, _ = addresses(letter)
    if change == "removed":
        ClientMember.objects.filter(user=ada).delete()
    elif change == "viewer":
        ClientMember.objects.filter(user=ada).update(role="viewer")
    else:
        User.objects.filter(pk=ada.pk).update(**({"is_active": False} if change == "inactive" else {"hold": "frozen"}))
    assert client.post(shortlist).status_code == 404


def test_a_forged_or_changed_link_is_nothing(client, sent, ada):
    good = link(sent, ada, "shortlist")
    for address in (
        good[:-2] + "/",
        good.replace("answer/", "answer/x"),
        reverse("gigs:proposal_answer", args=["a:b:c"]),
    ):
        assert client.get(address).status_code == 404


def test_a_link_for_a_stranger_does_not_help_the_stranger(client, sent):
    assert client.post(link(sent, make_user(), "shortlist")).status_code == 404


def test_after_thirty_days_a_link_is_nothing(client, letter):
    shortlist, _ = addresses(letter)
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert client.get(shortlist).status_code == 404
