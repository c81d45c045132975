"""Who is too near to judge: both sides of what was written, and whom somebody acted for lately."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.utils import timezone

from gigs.models import Agreement, ProposalMessage, Question, Review
from moderation.models import Case, NotYoursToJudgeError, Source
from moderation.models.impartial import partiality
from moderation.models.subject import KINDS
from tests.accounts.factories import make_developer
from tests.factories import make_client, make_gig, make_user
from tests.gigs.hiring import make_completed, make_proposal

from .factories import case_of, make_appeal, make_report

LONG_AGO = timedelta(days=400)
WHY = "That is work without pay, for a whole week."


def message(by: str) -> ProposalMessage:
    proposal = make_proposal(status="in_dialogue")
    author = proposal.developer.user if by == "developer" else proposal.gig.client.people.first()
    return ProposalMessage.objects.create(proposal=proposal, author=author, side=by, text="Pay a deposit first.")


def review(by: str) -> Review:
    agreement = make_completed()
    author = agreement.proposal.developer.user if by == "developer" else agreement.proposal.gig.client.people.first()
    Review.send(agreement, author, by, again=True)
    Agreement.objects.filter(pk=agreement.pk).update(ended_at=timezone.now() - LONG_AGO)
    return agreement.reviews.get(side=by)


# What was written, and the client and the developer that it is between.
WRITTEN = {
    "a proposal": (make_proposal, "gig.client", "developer"),
    "a question": (lambda: Question.objects.create(gig=make_gig(), by=make_user(), text="Is it?"), "gig.client", ""),
    "the developer's message": (lambda: message("developer"), "proposal.gig.client", "proposal.developer"),
    "the client's message": (lambda: message("client"), "proposal.gig.client", "proposal.developer"),
    "the developer's review": (
        lambda: review("developer"),
        "agreement.proposal.gig.client",
        "agreement.proposal.developer",
    ),
    "the client's review": (lambda: review("client"), "agreement.proposal.gig.client", "agreement.proposal.developer"),
}


def reached(about, path):
    for name in path.split("."):
        about = getattr(about, name)
    return about


@pytest.mark.parametrize("what", WRITTEN)
def test_nobody_of_the_client_judges_it(margaret, what):
    make, client, _ = WRITTEN[what]
    about = make()
    assert partiality(margaret, None, about) == ""
    reached(about, client).members.create(user=margaret, role="viewer")
    assert "you or your client: somebody else decides" in partiality(margaret, None, about)
    case = Case.open_for(about, Source.OWN, margaret)
    with pytest.raises(NotYoursToJudgeError):
        case.decide(margaret, ["no_violation"], WHY)


@pytest.mark.parametrize("what", [what for what, (_, _, developer) in WRITTEN.items() if developer])
def test_the_developer_does_not_judge_it(db, what):
    make, _, developer = WRITTEN[what]
    about = make()
    assert "somebody else decides" in partiality(reached(about, developer).user, None, about)


def test_nor_the_appeal_about_a_review_of_them(senior, margaret):
    agreement = make_completed(developer=make_developer(user=senior))
    author = agreement.proposal.gig.client.people.first()
    Review.send(agreement, author, "client", again=True)
    Agreement.objects.update(ended_at=timezone.now() - LONG_AGO)
    about = agreement.reviews.get(side="client")
    make_report(about, category="retaliation")
    appeal = make_appeal(case_of(about).decide(margaret, ["warn"], WHY), author)
    with pytest.raises(NotYoursToJudgeError):
        appeal.decide(senior, "upheld", WHY)


def test_whatever_is_written_to_somebody_names_them():
    assert {kind.noun for kind in KINDS.values() if kind.others} == {"review", "proposal", "message", "question"}


# -- who left


def leave(client, person):
    client.members.create(user=person, role="poster")
    client.remove_member(client.members.get(user=person), person)


def test_who_left_the_client_waits_for_a_year(gig, margaret):
    leave(gig.client, margaret)
    assert "last twelve months" in partiality(margaret, None, gig)
    with time_machine.travel(timezone.now() + timedelta(days=360)):
        assert "last twelve months" in partiality(margaret, None, gig)
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        assert partiality(margaret, None, gig) == ""


def test_who_left_another_client_or_was_invited_only_is_free(gig, margaret):
    leave(make_client(), margaret)
    leave(gig.client, make_user())
    assert partiality(margaret, None, gig) == ""


def test_nor_do_they_judge_who_left_their_own(margaret, ada):
    own, other = make_client(owner=margaret), make_developer(user=ada)
    assert partiality(margaret, None, other) == ""
    leave(own, ada)
    assert "last twelve months" in partiality(margaret, None, other)


def test_what_their_client_agreed_counts_after_they_left(margaret):
    agreement = make_completed()
    proposal = agreement.proposal
    assert partiality(margaret, None, proposal.developer) == ""
    leave(proposal.gig.client, margaret)
    assert "last twelve months" in partiality(margaret, None, proposal.developer)


def test_who_left_the_client_that_a_moderator_built_for(margaret):
    agreement, person = make_completed(developer=make_developer(user=margaret)), make_developer()
    assert partiality(margaret, None, person) == ""
    leave(agreement.proposal.gig.client, person.user)
    assert "last twelve months" in partiality(margaret, None, person)


def test_all_of_it_is_one_question(gig, margaret, django_assert_num_queries):
    case = Case.open_for(gig, Source.OWN)
    case.about = gig
    with django_assert_num_queries(1):
        partiality(margaret, case, gig)


# -- reports without an account


@pytest.mark.parametrize("address", ["Margaret@Example.com", "other@example.com"])
def test_a_report_by_one_of_their_addresses_is_theirs(gig, margaret, address):
    EmailAddress.objects.create(user=margaret, email="OTHER@example.com")
    make_report(gig, email="noor@example.com")
    assert partiality(margaret, case_of(gig), gig) == ""
    make_report(gig, email=address, category="scam")
    assert partiality(margaret, case_of(gig), gig) == "You reported this: somebody else decides."
    with pytest.raises(NotYoursToJudgeError):
        case_of(gig).decide(margaret, ["no_violation"], WHY)
