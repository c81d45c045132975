"""Deciding a case: what it does, who is told, and who may not."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import AuditEvent, ClientMember, StaleError, StateError
from gigs.models import Gig
from moderation.models import Case, ClaimedError, Decision, NotYoursToJudgeError, ReasonMissingError
from tests.database import taken_back
from tests.factories import make_gig, make_user

from .conftest import make_staff
from .factories import WORDS, a_week, case_of, make_report, make_waiting_gig, make_waiting_profile, rule

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def ada(once):
    with once():
        return make_user("ada@example.com", name="Ada")


@pytest.fixture(scope="module")
def margaret(once):
    with once():
        return make_staff("Margaret", "moderator")


@pytest.fixture(scope="module")
def sent(once, ada):
    with once():
        return make_waiting_gig(owner=ada)


@pytest.fixture
def waiting(db, sent):
    return Gig.objects.get(pk=sent.pk)


def test_submitting_a_first_gig_opens_a_case(waiting):
    case = case_of(waiting)
    assert (case.source, case.title, case.priority) == ("new_item", waiting.title, 2)


def test_an_approved_gig_is_open_and_listed(waiting, margaret):
    case_of(waiting).decide(margaret, ["approve"])
    assert waiting in Gig.objects.listed()
    assert Case.objects.get().status == "decided"


def test_the_owner_reads_why_changes_are_asked_for(waiting, margaret, ada):
    case_of(waiting).decide(margaret, ["request_changes"], "Say how many hours a week it takes.")
    waiting.refresh_from_db()
    assert waiting.status == "needs_changes"
    assert waiting.review_note == "Say how many hours a week it takes."
    assert ada.notifications.get().body == "Say how many hours a week it takes."


def test_the_owner_reads_which_rule_a_refused_gig_breaks(waiting, margaret, ada):
    case_of(waiting).decide(margaret, ["refuse"], "The test week is not paid.", clause=rule("2.2"))
    assert "The test week is not paid." in ada.notifications.get().body
    assert "Rule 2.2: No unpaid work" in ada.notifications.get().body


def test_a_refusal_is_a_whole_statement_of_reasons(waiting, margaret):
    decision = case_of(waiting).decide(
        margaret, ["refuse"], "That is work without pay.", clause=rule("2.2"), facts="“Test week without pay”"
    )
    assert decision.facts and decision.reason and decision.redress and decision.stays_available and decision.scope
    assert decision.clause.version == 1
    assert not decision.automated_detection and not decision.automated_decision


def test_a_profile_is_approved_like_a_gig(margaret, grace):
    profile = make_waiting_profile(grace)
    case_of(profile).decide(margaret, ["approve"])
    profile.refresh_from_db()
    assert profile.status == "published"


def test_a_refused_gig_sent_again_waits_in_a_new_case(waiting, margaret, ada):
    first = case_of(waiting)
    first.decide(margaret, ["refuse"], "That is work without pay.", clause=rule())
    waiting.refresh_from_db()
    waiting.description += " Every hour of it is paid."
    waiting.edit(ada)
    waiting.submit(ada)
    assert case_of(waiting) != first


@pytest.mark.parametrize(
    ("outcome", "hold"), [("limit", "limited"), ("freeze", "frozen"), ("remove", "removed"), ("warn", "none")]
)
def test_what_is_wrong_with_a_live_gig_is_held(gig, margaret, ada, outcome, hold):
    make_report(gig)
    case_of(gig).decide(margaret, [outcome], "That is work without pay.", clause=rule(), **a_week(outcome))
    gig.refresh_from_db()
    assert gig.hold == hold
    notification = ada.notifications.get()
    assert notification.url == Decision.objects.get().get_absolute_url()


@pytest.mark.parametrize("days", [None, 8])
@pytest.mark.parametrize(
    ("outcome", "end"), [("limit", "until"), ("pause_posting", "account_until"), ("pause_proposing", "account_until")]
)
def test_more_than_a_week_takes_a_senior_moderator_whatever_page_it_comes_from(ada, gig, margaret, outcome, end, days):
    about = gig if outcome == "limit" else ada
    case = Case.open_for(about, "own", margaret)
    until = days and timezone.now() + timedelta(days=days)
    with pytest.raises(NotYoursToJudgeError, match="senior moderator"):
        case.decide(margaret, [outcome], "That is work without pay.", clause=rule(), **{end: until})
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "``` \n[x](javascript:1)", "![" * 400, "\u202e\ufeff", "&#0;"]
)
def test_no_body_however_malformed_blocks_a_decision(client, ada, margaret, words):
    gig = make_waiting_gig(owner=ada, description=words)
    client.force_login(margaret)
    assert client.get(case_of(gig).get_absolute_url()).status_code == 200
    for outcome in ("approve", "request_changes", "refuse"):
        with taken_back():
            case = case_of(gig)
            case.decide(margaret, [outcome], "That is work without pay.", clause=rule())
            assert not case.is_open, outcome


def test_a_removed_gig_can_be_restored_and_the_log_knows_it(gig, margaret):
    make_report(gig)
    removed = case_of(gig).decide(margaret, ["remove"], "That is work without pay.", clause=rule())
    restored = Case.open_for(gig, "appeal").decide(margaret, ["restore"], "The week is paid after all.")
    gig.refresh_from_db()
    assert (gig.hold, restored.reverses) == ("none", removed)


def test_a_decision_is_written_to_the_audit_with_the_role(waiting, margaret):
    case = case_of(waiting)
    case.decide(margaret, ["approve"])
    event = AuditEvent.objects.of(case).get(action="case.decide")
    assert (event.actor, event.role, event.after["outcomes"]) == (margaret, "moderator", ["approve"])


def test_a_body_that_no_form_would_take_does_not_block_a_decision(waiting, margaret):
    Gig.objects.filter(pk=waiting.pk).update(description="<script>" * 4000, zone="Nowhere/Nothing", countries=["!!"])
    case_of(waiting).decide(margaret, ["refuse"], "We cannot read this.", clause=rule("1.2"))
    waiting.refresh_from_db()
    assert waiting.status == "refused"


# -- refusals


def test_a_restriction_without_a_rule_is_no_decision(waiting, margaret):
    with pytest.raises(ReasonMissingError):
        case_of(waiting).decide(margaret, ["refuse"], "Because.")
    assert case_of(waiting).is_open


def test_a_restriction_without_a_reason_is_no_decision(waiting, margaret):
    with pytest.raises(ReasonMissingError):
        case_of(waiting).decide(margaret, ["refuse"], " ", clause=rule())


def test_a_case_is_decided_once(waiting, margaret):
    late = case_of(waiting)
    case_of(waiting).decide(margaret, ["approve"])
    with pytest.raises(StateError):
        late.decide(margaret, ["refuse"], "That is work without pay.", clause=rule())
    assert Decision.objects.count() == 1


def test_a_case_that_another_has_taken_is_left_to_them(waiting, margaret, other_moderator):
    case_of(waiting).claim(other_moderator)
    with pytest.raises(ClaimedError, match="Dorothy took this case"):
        case_of(waiting).decide(margaret, ["approve"])


def test_words_that_changed_since_they_were_read_are_not_approved(waiting, margaret):
    read = waiting.version - 1
    with pytest.raises(StaleError):
        case_of(waiting).decide(margaret, ["approve"], about_version=read)
    waiting.refresh_from_db()
    assert waiting.status == "in_review"


def test_a_live_gig_cannot_be_approved_again(gig, margaret):
    make_report(gig)
    with pytest.raises(StateError):
        case_of(gig).decide(margaret, ["approve"])


@pytest.mark.parametrize("role", ["owner", "poster", "viewer"])
def test_nobody_judges_the_gig_of_their_own_client(waiting, margaret, role):
    ClientMember.objects.create(client=waiting.client, user=margaret, role=role)
    with pytest.raises(NotYoursToJudgeError):
        case_of(waiting).decide(margaret, ["approve"])


def test_nobody_judges_their_own_profile(margaret):
    profile = make_waiting_profile(margaret)
    with pytest.raises(NotYoursToJudgeError):
        case_of(profile).decide(margaret, ["approve"])


def test_nobody_judges_what_they_reported(gig, margaret):
    make_report(gig, reporter=margaret)
    with pytest.raises(NotYoursToJudgeError):
        case_of(gig).decide(margaret, ["no_violation"], "It is fine, all of it.")


def test_a_member_does_not_judge(waiting, grace):
    with pytest.raises(NotYoursToJudgeError):
        case_of(waiting).decide(grace, ["approve"])


def test_a_refused_decision_leaves_nothing_behind(waiting, grace):
    before = AuditEvent.objects.count()
    with pytest.raises(NotYoursToJudgeError):
        case_of(waiting).decide(grace, ["approve"])
    assert AuditEvent.objects.count() == before
    assert not Decision.objects.exists()


# -- the database keeps it


def test_one_open_case_for_an_object(waiting):
    case = case_of(waiting)
    case.pk, case.public_id = None, "another22"
    with pytest.raises(IntegrityError, match="case_one_open"), transaction.atomic():
        case.save(force_insert=True)


def test_asking_twice_gives_the_same_case(gig):
    assert Case.open_for(gig, "report") == Case.open_for(gig, "rule")


def test_a_program_never_sanctions_an_account(waiting, margaret):
    case = case_of(waiting)
    with pytest.raises(IntegrityError, match="decision_sanction_by_person"), transaction.atomic():
        case.decide_anyway = Decision.objects.create(
            case=case,
            about=waiting,
            about_title="",
            about_hash="",
            outcomes=["strike"],
            source="rule",
            automated_decision=True,
        )


def test_a_restriction_without_reasons_is_refused_by_the_database(waiting, margaret):
    with pytest.raises(IntegrityError, match="decision_restriction_has_reasons"), transaction.atomic():
        Decision.objects.create(
            case=case_of(waiting),
            about=waiting,
            about_title="",
            about_hash="",
            outcomes=["remove"],
            by=margaret,
            source="rule",
        )


def test_nobody_is_their_own_second_person(waiting, margaret):
    with pytest.raises(IntegrityError, match="decision_second_person"), transaction.atomic():
        Decision.objects.create(
            case=case_of(waiting),
            about=waiting,
            about_title="",
            about_hash="",
            outcomes=["approve"],
            by=margaret,
            second_by=margaret,
            source="rule",
        )


def test_reports_are_answered_by_the_decision(gig, margaret, grace):
    report = make_report(gig, reporter=grace, explanation=WORDS)
    case_of(gig).decide(margaret, ["remove"], "That is work without pay.", clause=rule())
    report.refresh_from_db()
    assert (report.outcome, report.told_at is not None) == ("upheld", True)
    assert grace.notifications.filter(kind="report_decided").exists()


def test_the_owner_hears_nothing_of_an_unfounded_report(gig, margaret, ada):
    make_report(gig)
    case_of(gig).decide(margaret, ["no_violation"], "The week is paid, it says so below.")
    assert not ada.notifications.exists()


def test_a_deleted_object_can_still_be_closed(margaret):
    gig = make_gig(status="draft")
    case = Case.open_for(gig, "rule")
    Gig.objects.filter(pk=gig.pk).delete()
    case = Case.objects.get(pk=case.pk)
    case.decide(margaret, ["inadmissible"], "Its owner deleted it before we looked.")
    case.refresh_from_db()
    assert not case.is_open


def test_a_bystander_is_told_nothing(waiting, margaret):
    bystander = make_user()
    case_of(waiting).decide(margaret, ["approve"])
    assert not bystander.notifications.exists()
