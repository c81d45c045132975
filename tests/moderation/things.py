"""One of every kind that can be judged, with as many people to answer for it as there can be."""

from accounts.models import ClientMember, NotificationChoice, SkillProposal
from gigs.models import Gig, ProposalMessage, Question, Review
from tests.accounts.factories import make_case_study, make_developer, make_experience
from tests.factories import make_client, make_gig, make_user
from tests.gigs.hiring import make_completed, make_proposal

from .factories import make_article, make_waiting_gig, make_waiting_profile

# What a rule marks, so that flags hang on it as well.
MARKED = "Our client is a bank. It needs an importer."
PEOPLE = 5


def many(client=None):
    """A client with several people."""
    client = client or make_client()
    for _ in range(PEOPLE):
        ClientMember.objects.create(client=client, user=make_user(), role="poster")
    return client


def gig_to_read():
    gig = make_waiting_gig(owner=make_user(), description=MARKED)
    many(gig.client)
    return gig


def change_to_read(**more):
    """Of a gig that is full of proposals and opens with it."""
    gig = make_gig(client=many(), pay_max=500, skills=["python", "postgresql"], max_proposals=PEOPLE)
    for _ in range(PEOPLE):
        proposer = make_proposal(gig=gig).developer.user
        NotificationChoice.objects.create(user=proposer, topic="gigs", cadence="daily")
    Gig.objects.filter(pk=gig.pk).update(status="full")
    gig.refresh_from_db()
    said = {"pay_max": 450, "max_proposals": 8, "description": "Make it faster than that."}
    return gig.change(said | more, gig.client.people.first())


def skill_to_read():
    proposal = SkillProposal(name="Zig", group="programming-languages", why="It is new.")
    proposal.propose(make_user())
    return proposal


def profile():
    developer = make_developer()
    make_case_study(developer)
    make_experience(developer)
    return developer


def article():
    article = make_article()
    article.revisions.update(by=make_user())
    return article


def review():
    agreement = make_completed(gig=make_gig(client=many()))
    Review.send(agreement, agreement.proposal.developer.user, "developer", again=True)
    Review.send(agreement, agreement.proposal.gig.client.people.first(), "client", again=True)
    return agreement.reviews.get(side="client")


def message():
    proposal = make_proposal(status="in_dialogue")
    said = {"author": proposal.developer.user, "side": "developer", "text": "Pay a deposit first."}
    return ProposalMessage.objects.create(proposal=proposal, **said)


def answered_question():
    gig = make_gig(client=many())
    question = Question.objects.create(gig=gig, by=make_user(), text="Is it tested?")
    question.answer(gig.client.people.first(), "It is, by three people.")
    return question


def refused(about):
    about.refuse(None, "No.")
    return about


# By noun: where somebody reads it before it is public, and as it stands afterwards.
WAITING = {
    "gig": gig_to_read,
    "profile": make_waiting_profile,
    "change": change_to_read,
    "skill": skill_to_read,
}
LATER = {
    "gig": lambda: make_gig(client=many(), description=MARKED),
    "profile": profile,
    "client": many,
    "account": make_user,
    "article": article,
    "review": review,
    "proposal": lambda: make_proposal(status="in_dialogue"),
    "message": message,
    "question": answered_question,
    "change": lambda: refused(change_to_read()),
    "skill": lambda: refused(skill_to_read()),
}
