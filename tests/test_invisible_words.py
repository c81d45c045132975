"""Whatever others read has something in it to see: signs that nobody sees are no text, in any form of the site."""

import pytest
from django import forms
from django.urls import reverse

from gigs.imports.kinds import understand
from gigs.models import AgreementEvent, Gig, Proposal, ProposalMessage, ProposalNote, Question, Review
from marketplace.forms import Field
from moderation.models import Report
from tests.accounts.factories import make_developer
from tests.factories import make_gig, make_skill
from tests.gigs.hiring import make_agreement, make_completed, make_proposal
from tests.gigs.posting import COMPLETE
from tests.gigs.test_propose import WHOLE

pytestmark = pytest.mark.django_db
INVISIBLE = ["\u202e", "\u200b\n \u2060", "\u3164\ufe0f\u2800"]


class Said(forms.Form):
    needed = forms.CharField(widget=forms.Textarea)
    welcome = forms.CharField(required=False)
    chosen = forms.ChoiceField(choices=[("a", "A")], required=False)


@pytest.mark.parametrize("text", INVISIBLE, ids=ascii)
def test_what_nobody_sees_is_missing_where_it_is_needed_and_empty_where_it_is_not(text):
    form = Said({"needed": text, "welcome": text, "chosen": text})

    assert isinstance(form["needed"], Field)
    assert set(form.errors) == {"needed", "chosen"}
    assert form.cleaned_data["welcome"] == ""


def test_signs_that_are_not_seen_stay_between_words_that_are():
    form = Said({"needed": "👩\u200d💻 می\u200cخواهم"})
    assert form.is_valid()
    assert form.cleaned_data["needed"] == "👩\u200d💻 می\u200cخواهم"


@pytest.fixture
def pages(gig, ada, grace, linus):
    """Of each form that others read: who sends it, where, what else it says, and in which field the text is."""
    developer, question = make_developer(user=grace, handle="grace"), Question.ask(gig, linus, "Who reviews?")
    proposal, running = make_proposal(gig=gig, developer=developer), make_agreement()
    over = make_completed()
    reply = Review.send(over, over.proposal.developer.user, "developer", again=True)
    Review.objects.update(status="published")
    hirer = running.gig.client.members.get().user
    terms = {"kind": "disputed", "on": ""}
    return {
        "a question": (linus, reverse("gigs:gig_ask", args=[gig.public_id]), {}, "text"),
        "an answer": (ada, reverse("gigs:question_answer", args=[question.public_id]), {}, "answer"),
        "a message": (ada, reverse("gigs:proposal_message", args=[proposal.public_id]), {}, "text"),
        "a note": (ada, reverse("gigs:proposal_note", args=[proposal.public_id]), {}, "text"),
        "a proposal": (grace, reverse("gigs:gig_propose", args=[make_gig().public_id]), WHOLE, "pitch"),
        "an event": (hirer, reverse("gigs:agreement_event", args=[running.public_id]), terms, "note"),
        "a reply": (
            over.gig.client.members.get().user,
            reverse("gigs:review_reply", args=[reply.public_id]),
            *({}, "reply"),
        ),
        "a report": (
            linus,
            f"{reverse('moderation:report_new')}?about={gig.get_absolute_url()}",
            *({"category": "other", "good_faith": "on"}, "explanation"),
        ),
    }


def test_no_form_takes_what_nobody_sees(client, pages):
    for name, (person, address, data, field) in pages.items():
        client.force_login(person)
        for text in INVISIBLE:
            assert client.post(address, data | {field: text}).status_code == 422, (name, ascii(text))
    assert Question.objects.get().answer_text == ""
    assert not ProposalMessage.objects.exists()
    assert not ProposalNote.objects.exists()
    assert not Report.objects.exists()
    assert not AgreementEvent.objects.filter(kind="disputed").exists()
    assert set(Review.objects.values_list("reply", flat=True)) == {""}
    assert not Proposal.objects.filter(gig__title="", status="submitted").exists()


def test_words_that_are_welcome_and_not_seen_are_kept_as_none(client, gig, ada, grace):
    proposal = make_proposal(gig=gig, developer=make_developer(user=grace))
    client.force_login(ada)
    address = reverse("gigs:proposal_decline", args=[proposal.public_id])

    assert client.post(address, {"reason": "price", "note": "\u202e"}).status_code == 302
    assert Proposal.objects.get().note == ""


@pytest.mark.parametrize("field", ["title", "description"])
def test_a_gig_is_not_published_with_words_that_nobody_sees(client, ada, adas_client, field):
    make_skill("python")
    client.force_login(ada)
    answer = client.post(reverse("gigs:gig_new"), COMPLETE | {"client": adas_client.pk, field: "\u202e\u200b"})

    assert answer.status_code == 422
    assert not Gig.objects.exclude(status="draft").exists()


def test_a_gig_asks_no_question_that_nobody_sees(client, ada, adas_client):
    make_skill("python")
    client.force_login(ada)
    said = COMPLETE | {"client": adas_client.pk, "questions": "Which report?\n\u200b\u202e\n"}
    assert client.post(reverse("gigs:gig_new"), said).status_code == 302
    assert Gig.objects.get().questions == ["Which report?"]


def test_what_is_imported_needs_words_too():
    record = {"title": "\u202e\u200b", "description": "Bring it under one.", "rate": "$48.00"}
    assert understand(record).refused == "there is no title"
