"""How long the words of hiring are kept, and that no model with words is forgotten by the rules."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.core.cache import cache
from django.db import models
from django.utils import timezone

from accounts.models import AuditEvent
from gigs.hiring import retention
from gigs.models import AgreementEvent, Invitation, Proposal, ProposalMessage, ProposalNote, Question, Review
from marketplace.clock import STEPS
from tests.factories import make_gig

from .hiring import make_agreement, make_completed, make_offer, make_proposal, owner_of

pytestmark = pytest.mark.django_db
TEXTS = (models.TextField, models.CharField, models.JSONField)
# Texts without `WORDS`: what becomes of each. A model that is not here and has text fails below.
RULES = {
    "gigs.Agreement": {},
    "gigs.AgreementEvent": {"note": "emptied with its agreement", "key": "a random word"},
    "gigs.AgreementVersion": {
        **dict.fromkeys(["text", "deliverables", "more"], "deleted with its agreement"),
        "sha256": "deleted with its agreement",
    },
    "gigs.FeedToken": {"token_hash": "deleted with the account"},
    "gigs.Gig": {
        "title": "stays: proposals and agreements are named by it",
        "skill_words": "names of skills",
        "language": "a fact of the work",
        "countries": "codes",
        "zone": "a name of a time zone",
        "source_key": "the address of an import, or a random word",
    },
    "gigs.GigChange": {
        **dict.fromkeys(["before", "after"], "emptied with the gig"),
        "review_note": "emptied with the gig",
    },
    "gigs.GigRevision": {"fields": "deleted with the gig’s words"},
    "gigs.PayFigure": {"value": "a name of a group"},
    "gigs.ProposalNote": {"text": "deleted with the proposal’s words, and with the account", "key": "a random word"},
    "gigs.QuestionRevision": {"fields": "deleted with the question’s words"},
    "gigs.ReviewRevision": {"fields": "deleted with the review’s words"},
    "gigs.SavedSearch": {
        **dict.fromkeys(["name", "query", "broken_why"], "deleted with the account"),
        "keys": "deleted with the account",
    },
    "gigs.SearchRow": {"currency": "a code"},
}


def free_texts(model):
    """Fields in which a person’s words can stand."""
    for field in model._meta.concrete_fields:
        inner = field.base_field if isinstance(field, ArrayField) else field
        if isinstance(inner, TEXTS) and not (inner.choices or field.generated or field.name == "public_id"):
            yield field.name


@pytest.mark.parametrize("model", apps.get_app_config("gigs").get_models(), ids=lambda model: model.__name__)
def test_every_text_has_a_rule(model):
    ruled = {*getattr(model, "WORDS", {}), *RULES.get(model._meta.label, {})}
    assert set(free_texts(model)) - ruled == set(), "say in WORDS or here what becomes of these words"


def later(**kwargs):
    cache.clear()
    return timezone.now() + timedelta(**kwargs)


def run(time_machine, **kwargs):
    time_machine.move_to(later(**kwargs))
    return retention.forget_old_words()


def test_the_clock_knows_the_step():
    assert "gigs.hiring.retention.forget_old_words" in STEPS


def test_it_looks_once_an_hour(django_assert_num_queries):
    cache.clear()
    retention.forget_old_words()
    with django_assert_num_queries(0):
        assert retention.forget_old_words() == 0


@pytest.mark.parametrize("status", sorted({"declined_by_client", "withdrawn", "lapsed", "not_selected", "void"}))
def test_a_proposal_keeps_its_words_for_half_a_year_and_its_facts_for_ever(time_machine, ada, status):
    proposal = make_proposal(status=status, approach="In steps.", answers=["Yes."], note="Too dear.")
    ProposalNote.objects.create(proposal=proposal, author=ada, text="Asks good questions.")
    ProposalMessage.objects.create(proposal=proposal, author=ada, side="client", text="When?")

    assert run(time_machine, days=182) == 0
    assert run(time_machine, days=2) > 0

    fresh = Proposal.objects.get()
    assert [fresh.pitch, fresh.approach, fresh.answers, fresh.note] == ["", "", [], ""]
    assert (fresh.status, fresh.price, fresh.decline_reason) == (status, 450, proposal.decline_reason)
    assert ProposalMessage.objects.get().text == ""
    assert not ProposalNote.objects.exists()
    assert AuditEvent.objects.of(fresh).get(action="proposal.forget").actor is None
    assert run(time_machine, days=1) == 0


def test_a_live_proposal_keeps_its_words(time_machine):
    make_proposal(status="in_dialogue")
    assert run(time_machine, days=900) == 0


def test_a_draft_goes_after_ninety_days(time_machine):
    make_proposal(status="draft")
    assert run(time_machine, days=89) == 0
    assert run(time_machine, days=2) == 1
    assert not Proposal.objects.exists()


def test_work_that_goes_on_keeps_all_its_words(time_machine, grace):
    agreement = make_agreement()
    ProposalMessage.objects.create(proposal=agreement.proposal, author=grace, side="developer", text="Done so far.")
    assert run(time_machine, days=3000) == 0


def test_messages_about_agreed_work_stay_a_year_after_the_last_thing_that_happened(time_machine, grace):
    agreement = make_completed()
    proposal = agreement.proposal
    ProposalMessage.objects.create(proposal=proposal, author=grace, side="developer", text="It is live.")
    time_machine.move_to(later(days=150))
    AgreementEvent.say(agreement, "invoiced", proposal.developer.user, "developer")

    run(time_machine, days=100)
    assert Proposal.objects.get().pitch != ""
    run(time_machine, days=200)
    assert (Proposal.objects.get().pitch, ProposalMessage.objects.get().text) == ("", "It is live.")
    run(time_machine, days=70)
    assert ProposalMessage.objects.get().text == ""


def test_an_agreement_keeps_its_text_for_six_years_and_its_facts_for_ever(client, time_machine):
    agreement = make_agreement(deliverables="A runbook.")
    owner = owner_of(agreement.proposal)
    AgreementEvent.say(agreement, "ended_early", owner, "client", note="Budget cut.")

    run(time_machine, days=2190)
    assert agreement.versions.get().is_intact
    run(time_machine, days=4)

    assert not agreement.versions.exists()
    assert agreement.events.get(kind="ended_early").note == ""
    client.force_login(owner)
    page = client.get(agreement.get_absolute_url())
    assert page.status_code == 200
    assert "kept for six years" in page.content.decode()


def test_terms_that_nobody_agreed_to_go_with_the_proposal(time_machine):
    offer = make_offer()
    offer.turn_down(offer.proposal.developer.user)
    run(time_machine, days=184)
    assert not offer.versions.exists()


def test_reviews_are_kept(time_machine):
    agreement = make_completed()
    Review.send(agreement, owner_of(agreement.proposal), "client", again=True, text="Careful work.")
    run(time_machine, days=5000)
    assert Review.objects.get().text == "Careful work."


def test_questions_and_invitations_go_half_a_year_after_the_gig(client, time_machine, grace, graces_profile):
    gig = make_gig()
    Question.ask(gig, grace, "Is it tested?")
    Question.objects.get().answer(owner_of(make_proposal(gig=gig)), "Mostly.")
    Invitation.objects.create(gig=gig, developer=graces_profile, note="You know this.")
    gig.refresh_from_db()
    gig.close(owner_of(gig.proposals.get()), "cancelled")

    run(time_machine, days=184)

    question = Question.objects.get()
    assert (question.text, question.answer_text, question.by) == ("", "", None)
    assert not question.revisions.exists()
    assert Invitation.objects.get().note == ""
    assert client.get(question.get_absolute_url()).status_code == 410
    client.force_login(grace)
    assert client.get(Invitation.objects.get().get_absolute_url()).status_code == 200


def test_a_page_says_that_its_words_are_erased(client, time_machine, grace, graces_profile):
    proposal = make_proposal(developer=graces_profile, status="lapsed")
    run(time_machine, days=184)
    client.force_login(grace)
    assert "The words were erased" in client.get(proposal.get_absolute_url()).content.decode()


def test_the_page_about_privacy_names_each_time(client):
    html = client.get("/privacy/").content.decode()
    for kept in (retention.DRAFTS, retention.PROPOSALS, retention.MESSAGES):
        assert f": {kept.days} days" in html
    assert f": {retention.AGREEMENTS.days // 365} years" in html
