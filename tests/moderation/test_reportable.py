"""What can be reported, by whom and why, and how much a report weighs."""

import pytest
from django.urls import reverse

from accounts.models import SkillProposal
from gigs.models import ProposalMessage, Question, Review
from moderation.models import Case, Report, Source
from moderation.models.report import new_code
from moderation.models.reporter import weight
from moderation.models.subject import KINDS
from tests.accounts.factories import make_developer
from tests.factories import make_gig, make_user
from tests.gigs.hiring import make_completed, make_proposal

from .factories import WORDS, case_of, make_article, make_report, rule

CATEGORIES = {
    "gig": "fake misleading_pay unpaid_work scam contact_bait discriminatory duplicate wrong_facts illegal other",
    "profile": "impersonation false_claims stolen_portfolio spam illegal other",
    "client": "impersonation false_claims spam illegal other",
    "article": "factual_error outdated copyright undisclosed_advertising illegal other",
    "proposal": "spam harassment scam illegal other",
    "message": "spam harassment scam illegal other",
    "question": "spam harassment scam illegal other",
    "review": "not_real retaliation personal_data illegal other",
}


def test_each_kind_has_its_reasons():
    found = {kind.noun: " ".join(category.value for category in kind.categories) for kind in KINDS.values()}
    assert {noun: words for noun, words in found.items() if words} == CATEGORIES


@pytest.fixture
def talk(gig, grace):
    proposal = make_proposal(gig=gig, developer=make_developer(user=grace), status="in_dialogue")
    ProposalMessage.objects.create(proposal=proposal, author=grace, side="developer", text="Pay a deposit first.")
    return proposal


@pytest.fixture
def things(gig, grace, talk):
    agreement = make_completed(gig=make_gig(), developer=make_developer())
    client = agreement.proposal.gig.client
    Review.send(agreement, client.people.get(), "client", again=True)
    Review.send(agreement, agreement.proposal.developer.user, "developer", again=True)
    return {
        "gig": gig,
        "profile": grace.developer,
        "client": gig.client,
        "article": make_article(),
        "review": Review.objects.filter(status="published").first(),
        "proposal": talk,
        "message": talk.messages.get(),
    }


def form_for(client, thing):
    return client.get(reverse("moderation:report_new"), {"about": thing.get_absolute_url()})


def test_everything_public_is_reportable_by_anybody_and_what_is_private_by_its_two_sides(client, ada, things):
    private = {"proposal", "message"}
    for noun, thing in things.items():
        assert form_for(client, thing).status_code == (404 if noun in private else 200), noun
    client.force_login(make_user())
    for noun in private:
        assert form_for(client, things[noun]).status_code == 404, noun
    client.force_login(ada)
    for noun, thing in things.items():
        answer = form_for(client, thing)
        assert answer.status_code == 200, noun
        assert f"What is wrong with this {noun}?" in answer.content.decode()


def test_the_case_of_everything_that_can_be_reported_opens(client, ada, margaret, things):
    things["question"] = Question.objects.create(gig=things["gig"], by=make_user(), text="Is it tested?")
    things["change"] = things["gig"].change({"pay_max": things["gig"].pay_max - 5}, ada)
    things |= {
        "account": ada,
        "skill": SkillProposal.objects.create(name="Zig", group="programming-languages", why="New.", by=ada),
    }
    assert things.keys() == {kind.noun for kind in KINDS.values()}
    client.force_login(margaret)
    for noun, thing in things.items():
        if noun in CATEGORIES:
            make_report(thing, make_user(), category="illegal")
        case = Case.open_for(thing, Source.OWN, margaret)
        assert client.get(case.get_absolute_url()).status_code == 200, noun


def test_the_page_of_a_proposal_leads_to_the_report(client, ada, talk):
    client.force_login(ada)
    page = client.get(talk.get_absolute_url()).content.decode()
    for thing in (talk, talk.messages.get()):
        assert f"?about={thing.get_absolute_url().split('#')[0]}" in page.replace("&#x3D;", "=")
    client.force_login(make_user())
    assert client.get(talk.messages.get().get_absolute_url()).status_code == 404


def test_a_message_cannot_be_held_because_it_is_not_public(ada, talk):
    make_report(talk.messages.get(), ada, category="scam")
    assert {"limit", "freeze", "remove"}.isdisjoint(case_of(talk.messages.get()).possible_outcomes())


def test_a_strike_for_a_message_pauses_proposing(ada, grace, margaret, talk):
    message = talk.messages.get()
    make_report(message, ada, category="scam")
    decision = case_of(message).decide(margaret, ["warn", "strike"], "A known fraud.", clause=rule("2.3"), facts="“x”")
    assert (decision.account, "pause_proposing" in decision.outcomes) == (grace, True)


# -- weight


@pytest.mark.parametrize(
    ("upheld", "judged", "weighs"),
    [(0, 0, 1), (0, 4, 1), (4, 4, 1), (0, 5, 0), (2, 5, 0), (3, 6, 1), (4, 5, 1.6), (5, 5, 2), (10, 20, 1)],
)
def test_a_report_weighs_by_how_often_its_sender_was_right(upheld, judged, weighs):
    assert weight(upheld, judged) == pytest.approx(weighs)


def judged_reports(person, margaret, outcome, number):
    """One that is judged, and rows like it."""
    report = make_report(make_gig(), person)
    report.case.decide(margaret, [outcome], "That is work without pay.", clause=rule())
    report.refresh_from_db()
    for _ in range(number - 1):
        report.pk, report.code, report.case = None, new_code(), None
        report.save(force_insert=True)


def test_who_is_mostly_unfounded_moves_nothing_to_the_front_and_is_still_answered(gig, grace, margaret):
    judged_reports(grace, margaret, "no_violation", 5)
    report = make_report(gig, grace, category="scam")
    assert (report.case.score, report.case.priority) == (0, 4)
    case_of(gig).decide(margaret, ["remove"], "That is work without pay.", clause=rule())
    assert Report.objects.get(pk=report.pk).outcome == "upheld"


def test_who_is_mostly_right_weighs_twice(gig, grace, margaret):
    judged_reports(grace, margaret, "remove", 5)
    assert make_report(gig, grace).case.score == 9  # severity 3, once for the report and twice for its weight


def test_what_is_said_to_be_against_the_law_comes_first_whoever_says_so(gig, grace, margaret):
    judged_reports(grace, margaret, "no_violation", 5)
    assert make_report(gig, grace, category="illegal", is_illegal=True).case.priority == 1


def test_what_nobody_could_judge_does_not_count(gig, grace, margaret):
    judged_reports(grace, margaret, "inadmissible", 6)
    assert make_report(gig, grace).case.score == 6


def test_merged_reports_add_up(gig, grace, linus):
    for person in (grace, linus, None):
        make_report(gig, person, explanation=WORDS)
    assert (Case.objects.count(), Case.objects.get().score) == (1, 12)
