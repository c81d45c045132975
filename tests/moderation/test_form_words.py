"""What a form of moderation says to an empty field: what to do, never Django's own words."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict

from moderation.forms.appeal import AnswerForm, AppealForm, MessageForm, ReasonForm
from moderation.forms.clause import ClauseForm
from moderation.forms.decision import DecisionForm
from moderation.forms.denied import DenyForm, LiftForm
from moderation.forms.report import ReportForm
from moderation.forms.sanction import SanctionForm
from moderation.views.bulk import SpamForm

from .factories import case_of, make_appeal, make_decision, make_report, rule

PLAIN = [AppealForm, MessageForm, ReasonForm, DenyForm, LiftForm, SpamForm]


@pytest.fixture
def forms(gig, ada, margaret):
    nothing = QueryDict()
    appeal = make_appeal(make_decision(gig, margaret), ada)
    make_report(gig)
    return [
        *[form(nothing) for form in PLAIN],
        AnswerForm(nothing, appeal=appeal),
        ClauseForm(nothing, instance=rule()),
        DecisionForm(nothing, case=case_of(gig), user=margaret),
        ReportForm(nothing, about=gig, user=AnonymousUser()),
        SanctionForm(nothing, account=ada, user=margaret),
    ]


def test_an_empty_field_says_what_to_do(forms):
    for form in forms:
        assert not form.is_valid(), form
        said = {name: list(errors) for name, errors in form.errors.items()}
        assert "This field is required." not in str(said), (type(form).__name__, said)


def test_words_too_few_say_how_many_and_of_what(gig):
    short = QueryDict("text=No.&explanation=Bad.&reason=No.")
    said = str([AppealForm(short).errors, ReportForm(short, about=gig, user=AnonymousUser()).errors])
    assert "Ensure this value" not in said
    assert "50 characters at least" in said and "20 characters at least" in said
