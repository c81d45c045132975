"""What becomes of somebody's gigs, proposals, talks and reviews when the account is erased."""

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from accounts.models import AuditEvent, Notification
from gigs.models import (
    Agreement,
    AgreementEvent,
    Gig,
    Invitation,
    Proposal,
    ProposalMessage,
    ProposalNote,
    Question,
    Review,
    SavedGig,
    SavedSearch,
)
from gigs.models.reply_rate import reply_rate
from marketplace.lib import leaving
from tests.accounts.factories import make_developer
from tests.factories import make_adas_gig, make_gig

from .hiring import make_completed, make_graces_profile, make_member, make_proposal, owner_of

pytestmark = pytest.mark.django_db
CANARY = "tweet-tweet"
# Where words may stand after both sides of a story have left, and for how long, `gigs.hiring.retention` says.
KEPT = {"AgreementVersion", "AgreementEvent", "ProposalMessage"}


def left(user):
    leaving.leave(user)
    user.is_active = False
    user.save(update_fields=["is_active"])


@pytest.fixture(scope="module")
def told(once):
    with once():
        return tell(make_adas_gig(), make_graces_profile()).pk


def tell(gig, graces_profile):
    """Grace and Ada say the canary wherever a person can say something."""
    ada, grace = gig.client.people.get(), graces_profile.user
    words = {"pitch": CANARY, "approach": CANARY, "answers": [CANARY]}
    agreement = make_completed(gig=gig, developer=graces_profile, deliverables=CANARY, more=CANARY)
    Proposal.objects.update(**words, own_outcome="talked", key=CANARY)
    AgreementEvent.say(agreement, "invoiced", grace, "developer", note=CANARY)
    ProposalMessage.objects.create(proposal=agreement.proposal, author=grace, side="developer", text=CANARY)
    for side, by in (("client", ada), ("developer", grace)):
        Review.send(agreement, by, side, again=True, text=CANARY)
    for review, by in zip(Review.objects.order_by("side"), (grace, ada), strict=True):
        review.answer(by, CANARY)
    other = make_gig(client=gig.client, description=CANARY, summary=CANARY, explanation=CANARY, questions=[CANARY])
    other.snapshot(ada)
    other.changes.create(by=ada, before={}, after={"summary": CANARY}, is_material=False, status="in_review")
    make_gig(client=gig.client, status="draft", title=CANARY)
    make_proposal(gig=other, developer=graces_profile, **words)
    make_proposal(gig=make_gig(), developer=graces_profile, **words, status="draft")
    shortlisted = make_proposal(gig=make_gig(), developer=graces_profile, **words, status="shortlisted")
    ProposalMessage.send(shortlisted, grace, "developer", CANARY, CANARY)
    ProposalMessage.share_address(Proposal.objects.get(pk=shortlisted.pk), grace, "developer")
    ProposalNote.objects.create(proposal=agreement.proposal, author=ada, text=CANARY)
    Question.ask(other, grace, CANARY)
    Question.objects.get().answer(ada, CANARY)
    Question.ask(make_gig(), grace, CANARY)
    Invitation.send(other, make_developer(), ada, CANARY)
    SavedSearch.objects.create(user=grace, name=CANARY, query=f"q={CANARY}")
    SavedGig.objects.create(user=grace, gig=other)
    return agreement


@pytest.fixture
def story(db, told):
    return Agreement.objects.get(pk=told)


@pytest.fixture
def ada(story):
    return owner_of(story.proposal)


@pytest.fixture
def grace(story):
    return story.proposal.developer.user


def tables_with(word):
    found = set()
    with connection.cursor() as cursor:
        for model in apps.get_app_config("gigs").get_models():
            cursor.execute(f'SELECT count(*) FROM "{model._meta.db_table}" t WHERE t::text LIKE %s', [f"%{word}%"])
            if cursor.fetchone()[0]:
                found.add(model.__name__)
    return found


def test_the_story_speaks_in_every_model_with_words(story):
    spoken = {
        *("Gig", "GigChange", "GigRevision", "Proposal", "ProposalMessage", "ProposalNote", "AgreementVersion"),
        *("AgreementEvent", "Review", "ReviewRevision", "Question", "QuestionRevision", "Invitation", "SavedSearch"),
        "SearchRow",
    }
    assert tables_with(CANARY) == spoken


def test_after_both_have_left_nothing_speaks_but_what_both_signed(story, ada, grace):
    left(grace)
    left(ada)

    assert tables_with(CANARY) == KEPT
    assert not Notification.objects.filter(body__contains=CANARY).exists()
    assert not AuditEvent.objects.filter(reason__contains=CANARY).exists()
    assert tables_with(grace.email) == tables_with(ada.email) == set()
    assert [message.proposal for message in ProposalMessage.objects.filter(text=CANARY)] == [story.proposal]
    assert {agreement.status for agreement in Agreement.objects.all()} == {"completed"}


def test_every_proposal_has_an_outcome_and_every_gig_an_end(story, ada, grace):
    left(ada)
    assert set(Proposal.objects.filter(gig__client=story.gig.client).values_list("status", flat=True)) == {
        "accepted",
        "not_selected",
    }
    assert set(Gig.objects.filter(client=story.gig.client).values_list("status", flat=True)) == {"filled", "closed"}
    left(grace)
    assert set(Proposal.objects.values_list("status", flat=True)) == {"accepted", "not_selected", "withdrawn"}


def test_what_the_preview_says_is_what_happens(story, grace):
    said = {item.what: (item.count, item.fate) for item in leaving.preview(grace)}

    assert said == {
        "Drafts of proposals": (1, "erased"),
        "Proposals that wait for an answer": (2, "erased"),
        "Proposals and what they said": (4, "anonymised"),
        "Messages, and addresses that you shared": (2, "erased"),
        "Messages about work that was agreed": (1, "kept"),
        "Agreements": (1, "kept"),
        "Reviews that you wrote": (1, "anonymised"),
        "Reviews about you": (1, "erased"),
        "Questions that were answered": (1, "anonymised"),
        "Other questions": (2, "erased"),
    }
    left(grace)
    assert {item.what for item in leaving.preview(grace) if item.fate != "kept"} == set()


def test_twice_is_as_good_as_once(story, grace):
    left(grace)
    before = AuditEvent.objects.count()
    left(grace)
    assert AuditEvent.objects.count() == before + 1


# -- what the other side keeps


def test_a_client_with_another_owner_keeps_its_gigs_and_its_words(client, story, ada):
    other = make_member(story.gig.client, "owner")
    texts = list(Gig.objects.order_by("pk").values_list("description", "status"))

    left(ada)

    assert list(Gig.objects.order_by("pk").values_list("description", "status")) == texts
    review = Review.objects.get(side="client")
    assert (review.author, review.text) == (other, CANARY)
    assert client.get(review.get_absolute_url()).status_code == 200


def test_a_review_of_who_left_counts_without_words_and_name(client, story, grace):
    review = Review.objects.get(side="developer")
    name = str(review.writer)

    left(grace)

    page = client.get(review.get_absolute_url())
    assert page.status_code == 200
    html = page.content.decode()
    assert "Would work for them again" in html
    assert "somebody whose account is closed" in html
    assert name not in html.split("<main", 1)[1]
    assert Review.objects.public().of_client(story.gig.client).count() == 1


def test_who_was_removed_does_not_come_back_as_an_opinion(client, story, grace):
    grace.set_hold("removed", None, "As decided.")
    left(grace)
    assert client.get(Review.objects.get(side="developer").get_absolute_url()).status_code == 410


def test_an_answered_question_stays_for_everybody_and_names_nobody(client, story, grace):
    question = Question.objects.get(status="answered")
    left(grace)
    question.refresh_from_db()
    assert (question.text, question.by) == (CANARY, None)
    assert set(question.revisions.values_list("by", flat=True)) <= {None, question.answered_by_id}
    assert CANARY in client.get(question.gig.get_absolute_url()).content.decode()


def test_the_reply_rate_of_a_client_is_what_it_was(story, grace):
    gig = make_gig()
    for _ in range(5):
        make_proposal(gig=gig, developer=make_developer(), status="declined_by_client")
    late = timezone.now() - timezone.timedelta(days=30)
    make_proposal(gig=gig, developer=grace.developer, status="lapsed", submitted_at=late)
    before = reply_rate(gig.client, timezone.now())
    left(grace)
    assert reply_rate(gig.client, timezone.now()) == before


def test_the_page_of_the_agreement_can_still_be_read(client, story, ada, grace):
    left(grace)
    client.force_login(owner_of(story.proposal))
    for address in (story.get_absolute_url(), story.proposal.get_absolute_url()):
        assert client.get(address).status_code == 200
