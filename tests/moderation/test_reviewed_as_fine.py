"""What answers a further report on the spot, and why nobody makes their own gig immune with it."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from gigs.models import Question
from moderation.models import Case, NotNowError, Report
from tests.factories import make_user

from .factories import WORDS, case_of, make_report, make_waiting_profile

PAID = "The week is paid, it says so below."
GOOD = {"category": "other", "explanation": WORDS, "good_faith": "on"}


def find_fine(about, by):
    return case_of(about).decide(by, ["no_violation"], PAID)


@pytest.mark.parametrize("category", ["unpaid_work", "fake", "other"])
def test_it_answers_further_reports_of_the_same_or_something_milder(gig, grace, margaret, category):
    make_report(gig, category="unpaid_work")
    decision = find_fine(gig, margaret)
    report = make_report(gig, grace, category=category)
    assert (report.outcome, report.decision) == ("no_violation", decision)
    assert not Case.objects.open().exists()


@pytest.mark.parametrize("category", ["scam", "unpaid_work"])
def test_something_graver_is_judged(gig, grace, margaret, category):
    make_report(gig, category="fake")
    find_fine(gig, margaret)
    assert make_report(gig, grace, category=category).outcome == "open"
    assert case_of(gig).reports.get().reporter == grace


def test_what_nobody_reported_was_not_judged(gig, grace, margaret):
    Case.open_for(gig, "own", margaret)
    find_fine(gig, margaret)
    assert make_report(gig, grace, category="other").outcome == "open"


def test_it_counts_until_the_words_change(gig, grace, margaret):
    make_report(gig)
    find_fine(gig, margaret)
    gig.description = "A test week without pay."
    gig.save()
    assert make_report(gig, grace).outcome == "open"


def test_it_never_answers_that_it_is_against_the_law(gig, grace, margaret):
    make_report(gig)
    find_fine(gig, margaret)
    assert make_report(gig, grace, category="illegal", is_illegal=True).outcome == "open"


# -- one's own


@pytest.mark.parametrize("role", ["owner", "poster", "viewer"])
def test_nobody_reports_a_gig_of_their_client(client, gig, role):
    gig.client.members.create(user=(person := make_user()), role=role)
    client.force_login(person)
    response = client.post(f"{reverse('moderation:report_new')}?about={gig.get_absolute_url()}", GOOD)
    assert response.status_code == 422
    page = response.content.decode()
    assert "This gig is yours or your client’s" in page and WORDS in page
    with pytest.raises(NotNowError):
        make_report(gig, reporter=person)
    assert not Report.objects.exists() and not Case.objects.exists()


def test_nor_their_own_profile(grace, margaret):
    profile = make_waiting_profile(grace)
    with pytest.raises(NotNowError):
        make_report(profile, reporter=grace, category="other")


def test_of_a_question_either_side_reports_what_the_other_wrote(gig, ada, grace):
    question = Question.objects.create(gig=gig, by=grace, text="Is it tested?")
    with pytest.raises(NotNowError):
        make_report(question, reporter=grace, category="spam")
    make_report(question, reporter=ada, category="spam")
    question.answer(ada, "Pay a deposit and see.")
    make_report(question, reporter=grace, category="scam")


@pytest.mark.parametrize("address", ["ADA@example.com", "office@example.com"])
def test_an_owner_without_signing_in_is_heard_and_answers_nobody_else(gig, ada, grace, margaret, address):
    EmailAddress.objects.create(user=ada, email="Office@example.com")
    mine = make_report(gig, email=address, category="scam")
    assert mine.outcome == "open"
    find_fine(gig, margaret)
    assert make_report(gig, grace, category="other").outcome == "open"


def test_beside_an_owners_report_what_others_said_counts(gig, ada, grace, margaret):
    make_report(gig, email=ada.email, category="scam")
    make_report(gig, email="noor@example.com", category="fake")
    find_fine(gig, margaret)
    assert make_report(gig, grace, category="fake").outcome == "no_violation"
    assert make_report(gig, make_user(), category="scam").outcome == "open"
