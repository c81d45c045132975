"""Points, pauses, suspensions and closures: what a breach costs an account, and what it keeps."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, Pause, StateError, User
from accounts.models.pause import PausedError
from gigs.models import Gig
from moderation.models import Case, Closure, Decision, NotNowError, NotYoursToJudgeError, Source
from moderation.models.strike import counting, next_threshold, points_of
from tests.accounts.factories import make_developer
from tests.factories import make_client, make_gig
from tests.gigs.hiring import make_agreement, make_proposal

from .factories import case_of, make_appeal, make_report, rule

WHY = "That is work without pay."
MINOR, GRAVE, WORST = "3.1", "2.2", "2.3"  # severity 1, 3 and 4


def give_strike(user, by, code=GRAVE, **parts):
    case = Case.open_for(user, Source.OWN, by)
    return case.decide(by, ["strike"], WHY, clause=rule(code), facts="“Test week”", **parts)


def sanction(user, by, outcome, days=5):
    case = Case.open_for(user, Source.OWN, by)
    until = timezone.now() + timedelta(days=days)
    return case.decide(by, [outcome], WHY, clause=rule(), facts="“Test week”", account_until=until)


# -- points


@pytest.mark.parametrize("fine", ["no_violation", "inadmissible", "restore"])
def test_where_nothing_is_wrong_with_an_account_there_are_no_points(ada, senior, fine):
    if fine == "restore":
        sanction(ada, senior, "suspend")
    ada.refresh_from_db()
    with pytest.raises(NotNowError):
        Case.open_for(ada, Source.OWN, senior).decide(senior, [fine, "strike"], WHY, clause=rule(), facts="“x”")
    assert points_of(ada) == 0


def test_a_breach_costs_as_many_points_as_its_rule_is_severe(ada, margaret):
    assert give_strike(ada, margaret).points == 3
    assert points_of(ada) == 3


def test_a_first_minor_breach_is_explained_and_the_next_one_counts(ada, margaret):
    first, second = give_strike(ada, margaret, MINOR), give_strike(ada, margaret, MINOR)
    assert (first.points, second.points) == (0, 1)


def test_a_first_breach_that_is_not_minor_counts(ada, margaret):
    assert give_strike(ada, margaret, "1.1").points == 2


@pytest.mark.parametrize(("code", "months"), [("1.1", 12), (WORST, 24)])
def test_points_expire_with_the_time_of_their_rule(ada, margaret, code, months):
    give_strike(ada, margaret, code)
    with time_machine.travel(timezone.now() + timedelta(days=months * 30)):
        assert points_of(ada) > 0
    with time_machine.travel(timezone.now() + timedelta(days=months * 31)):
        assert points_of(ada) == 0


def test_points_go_with_the_decision_that_is_undone(ada, margaret, senior):
    strike = give_strike(ada, margaret)
    make_appeal(strike, ada).decide(senior, "overturned", "The week is paid after all.")
    assert (points_of(ada), counting(ada).exists()) == (0, False)
    assert not ada.pauses.in_force().exists()


# -- thresholds


def test_each_threshold_brings_its_pause_and_eight_points_a_proposal(ada, margaret, other_moderator):
    found = []
    for code in ("1.1", "1.1", "1.1", "1.1"):
        decision = give_strike(ada, margaret, code)
        found.append((points_of(ada), days_of(decision)))
    assert found == [(2, 3), (4, 14), (6, 30), (8, 0)]
    closure = Closure.objects.get(account=ada)
    assert (closure.status, closure.proposed_by) == ("proposed", margaret)


def test_above_eight_points_each_breach_brings_the_longest_pause_and_another_proposal(ada, margaret, senior):
    for _ in range(2):
        give_strike(ada, margaret, WORST)
    Closure.objects.get(account=ada).drop(senior, WHY)
    decision = give_strike(ada, margaret, WORST)
    assert (points_of(ada), days_of(decision)) == (12, 30)
    assert Closure.objects.filter(account=ada, status="proposed").count() == 1
    assert next_threshold(12)[0] == 13


def test_when_points_go_the_pauses_of_later_ones_become_as_long_as_what_is_left_brings(ada, margaret, senior):
    first = give_strike(ada, margaret, "1.1")
    second = give_strike(ada, margaret, "1.1")
    third = give_strike(ada, margaret, "1.1")
    assert [days_of(one) for one in (first, second, third)] == [3, 14, 30]
    make_appeal(second, ada).decide(senior, "overturned", "The week is paid after all.")
    assert lasting(ada) == {first.get_absolute_url(): 3, third.get_absolute_url(): 14}
    make_appeal(first, ada).decide(senior, "overturned", "The week is paid after all.")
    assert lasting(ada) == {third.get_absolute_url(): 3}
    assert AuditEvent.objects.filter(action="pause.shorten").count() == 2


def lasting(user):
    """{whose reasons: days}"""
    return {one.reasons: round((one.until - one.since).total_seconds() / 86400) for one in user.pauses.in_force()}


def test_nothing_more_is_taken_from_a_closed_account_by_what_it_wrote(ada, gig, margaret, senior):
    make_report(gig)
    case = Case.open_for(ada, Source.OWN, margaret)
    Closure.propose(ada, case, margaret, clause=rule(WORST), facts="“x”", reason=WHY).confirm(senior)
    gig_case = case_of(gig)
    with pytest.raises(NotNowError, match="closed already"):
        gig_case.decide(margaret, ["remove", "strike"], WHY, clause=rule(WORST), facts="“x”")
    with pytest.raises(NotNowError, match="closed already"):
        Closure.propose(User.objects.get(pk=ada.pk), case, margaret, clause=rule(WORST), facts="“x”", reason=WHY)
    assert (points_of(ada), Closure.objects.count()) == (0, 1)
    gig_case.decide(margaret, ["remove"], WHY, clause=rule(WORST), facts="“x”")


def days_of(decision):
    return (
        0 if decision.account_until is None else round((decision.account_until - decision.at).total_seconds() / 86400)
    )


def test_one_grave_breach_passes_two_thresholds_and_brings_the_longer_pause(ada, margaret):
    assert days_of(give_strike(ada, margaret, WORST)) == 14


# -- what a pause stops, and what it does not


def test_a_pause_stops_posting_with_a_sentence(client, ada, margaret):
    give_strike(ada, margaret)
    gig = make_gig(client=make_client(owner=ada), status="draft")
    client.force_login(ada)
    answer = client.post(reverse("gigs:gig_submit", args=[gig.public_id]))
    assert answer.status_code == 422
    assert "Posting gigs is paused for you until" in answer.content.decode()
    gig.refresh_from_db()
    assert gig.status == "draft"


def test_a_paused_gig_is_not_opened_again_meanwhile(ada, margaret):
    gig = make_gig(client=make_client(owner=ada), status="paused")
    sanction(ada, margaret, "pause_posting")
    with pytest.raises(PausedError):
        gig.resume(ada)


def test_a_pause_stops_proposing_with_a_sentence(gig, grace, margaret):
    developer = make_developer(user=grace)
    sanction(grace, margaret, "pause_proposing")
    proposal = make_proposal(gig=gig, developer=developer, status="draft")
    with pytest.raises(PausedError, match="Sending proposals is paused for you until"):
        proposal.submit(grace)


def test_a_pause_ends_by_itself(ada, margaret):
    sanction(ada, margaret, "pause_posting", days=3)
    gig = make_gig(client=make_client(owner=ada), status="draft")
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1)):
        gig.submit(ada)
    assert gig.status == "in_review"


def test_a_profile_with_a_strike_pauses_proposing(grace, margaret):
    make_report(make_developer(user=grace), category="spam")
    decision = case_of(grace.developer).decide(margaret, ["warn", "strike"], WHY, clause=rule(), facts="“x”")
    assert "pause_proposing" in decision.outcomes and decision.account == grace


def test_points_for_the_account_of_who_only_builds_pause_proposing(grace, ada, adas_client, margaret):
    make_developer(user=grace), make_developer(user=ada)
    assert "pause_proposing" in give_strike(grace, margaret).outcomes
    assert "pause_posting" in give_strike(ada, margaret).outcomes


def test_a_strike_beside_a_removal_is_for_who_posted_it(ada, adas_client, margaret):
    gig = make_gig(client=adas_client)
    make_report(gig)
    decision = case_of(gig).decide(margaret, ["remove", "strike"], WHY, clause=rule(), facts="“x”")
    assert (decision.account, decision.points) == (ada, 3)
    assert ada.notifications.filter(kind="decision").exists()


def test_a_suspended_account_keeps_its_sign_in_its_decision_the_appeal_and_its_agreements(client, ada, grace, senior):
    agreement = make_agreement(make_gig(client=make_client(owner=ada)), make_developer(user=grace))
    decision = sanction(ada, senior, "suspend")
    client.login(email="ada@example.com", password="correct horse battery")
    for address in [
        reverse("moderation:standing"),
        decision.get_absolute_url(),
        reverse("moderation:appeal_new", args=[decision.public_id]),
        reverse("gigs:agreement_detail", args=[agreement.public_id]),
        agreement.proposal.get_absolute_url(),
    ]:
        assert client.get(address).status_code == 200, address
    agreement.refresh_from_db()
    assert agreement.status == "active"
    assert "suspended until" in client.get(reverse("moderation:standing")).content.decode()


def test_what_a_suspended_account_published_is_not_listed_until_it_ends(ada, gig, senior):
    sanction(ada, senior, "suspend", days=5)
    assert gig not in Gig.objects.listed()
    with pytest.raises(PausedError, match="suspended until"):
        make_gig(client=gig.client, status="draft").submit(ada)
    # The database's clock says when it ends, so the hold is moved instead of the time.
    type(ada).objects.filter(pk=ada.pk).update(hold_until=timezone.now() - timedelta(minutes=1))
    assert gig in Gig.objects.listed()


def test_an_undone_suspension_ends_at_once(ada, gig, senior, margaret):
    decision = sanction(ada, senior, "suspend")
    second = senior.__class__.objects.create_user("olga@example.com", "x", name="Olga", is_staff=True)
    second.groups.set(senior.groups.all())
    make_appeal(decision, ada).decide(second, "overturned", "It was somebody else.")
    ada.refresh_from_db()
    assert (ada.hold, gig in Gig.objects.listed()) == ("none", True)


# -- refusals


def test_a_moderator_does_not_suspend(ada, margaret):
    with pytest.raises(NotYoursToJudgeError, match="senior"):
        sanction(ada, margaret, "suspend")
    ada.refresh_from_db()
    assert ada.hold == "none"


def test_nobody_sanctions_themselves(margaret):
    with pytest.raises(NotYoursToJudgeError):
        give_strike(margaret, margaret)


def test_somebody_who_works_with_them_does_not_sanction(ada, margaret):
    make_agreement(make_gig(client=make_client(owner=ada)), make_developer(user=margaret))
    with pytest.raises(NotYoursToJudgeError, match="worked with"):
        give_strike(ada, margaret)


def test_somebody_who_reported_it_does_not_judge(gig, margaret):
    make_report(gig, reporter=margaret)
    with pytest.raises(NotYoursToJudgeError, match="reported"):
        case_of(gig).decide(margaret, ["warn", "strike"], WHY, clause=rule())


# -- what the database refuses


def copy_with(decision, **fields):
    with transaction.atomic():
        for name, value in {"pk": None, "public_id": "x", **fields}.items():
            setattr(decision, name, value)
        decision.save(force_insert=True)


NO_POINTS = {"points": 0, "points_expire_at": None}


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("decision_sanction_by_person", {"automated_decision": True}),
        ("decision_sanction_has_account", {"account": None}),
        ("decision_points_are_whole", {"points": 2, "points_expire_at": None}),
        ("decision_points_are_whole", {"points": 5}),
        (
            "decision_pause_has_end",
            {"outcomes": ["pause_posting"], "points": 0, "points_expire_at": None, "account_until": None},
        ),
        ("decision_closure_by_two", {"outcomes": ["close_account"], "points": 0, "points_expire_at": None}),
    ],
)
def test_the_database_refuses_a_sanction_that_is_not_whole(ada, margaret, constraint, fields):
    decision = give_strike(ada, margaret)
    with pytest.raises(IntegrityError, match=constraint):
        copy_with(decision, **fields)


def test_the_second_person_of_a_closure_is_another(ada, margaret):
    decision = give_strike(ada, margaret)
    with pytest.raises(IntegrityError, match="decision_second_person"):
        copy_with(decision, outcomes=["close_account"], points=0, points_expire_at=None, second_by=margaret)


# -- closing


def test_no_decision_alone_closes_an_account(ada, senior):
    with pytest.raises(StateError):
        sanction(ada, senior, "close_account")


@pytest.fixture
def closure(ada, margaret):
    case = Case.open_for(ada, Source.OWN, margaret)
    return Closure.propose(ada, case, margaret, clause=rule(WORST), facts="“Pay a deposit”", reason="A known fraud.")


def test_an_account_is_closed_by_two_people(closure, ada, gig, margaret, senior):
    decision = closure.confirm(senior)
    ada.refresh_from_db()
    assert (decision.by, decision.second_by, decision.account, decision.outcomes) == (
        margaret,
        senior,
        ada,
        ["close_account"],
    )
    assert (ada.hold, ada.is_active) == ("removed", True)
    assert gig not in Gig.objects.listed()
    assert AuditEvent.objects.filter(action="closure.confirm", actor=senior).exists()


def test_who_proposed_does_not_confirm(ada, senior):
    case = Case.open_for(ada, Source.OWN, senior)
    closure = Closure.propose(ada, case, senior, clause=rule(WORST), facts="“x”", reason="A known fraud.")
    with pytest.raises(NotYoursToJudgeError, match="somebody else confirms"):
        closure.confirm(senior)
    with pytest.raises(IntegrityError, match="closure_by_two_people"), transaction.atomic():
        Closure.objects.update(status="confirmed", decided_by=senior, decided_at=timezone.now())


def test_a_moderator_is_no_second_person(closure, other_moderator):
    with pytest.raises(NotYoursToJudgeError, match="senior"):
        closure.confirm(other_moderator)


def test_one_person_alone_waits_a_day(ada, senior, settings):
    settings.STAFF_MODE = "solo"
    case = Case.open_for(ada, Source.OWN, senior)
    closure = Closure.propose(ada, case, senior, clause=rule(WORST), facts="“x”", reason="A known fraud.")
    with pytest.raises(NotYoursToJudgeError, match="Alone"):
        closure.confirm(senior)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        decision = closure.confirm(senior)
    assert (decision.staff_mode, decision.second_by) == ("solo", None)


def test_there_is_one_proposal_an_account(closure, ada, senior):
    again = Closure.propose(ada, closure.case, senior, clause=rule(WORST), facts="“x”", reason="Again.")
    assert again == closure


def test_a_dropped_proposal_changes_nothing(closure, ada, senior):
    closure.drop(senior, "It was a misunderstanding.")
    ada.refresh_from_db()
    assert (closure.status, ada.hold, Decision.objects.count()) == ("dropped", "none", 0)


def test_the_second_person_appeals_to_a_third(closure, ada, margaret, senior):
    with pytest.raises(NotYoursToJudgeError, match="somebody else decides"):
        make_appeal(closure.confirm(senior), ada).decide(senior, "overturned", "It was somebody else.")


def test_pauses_are_facts_with_reasons(ada):
    with pytest.raises(IntegrityError, match="pause_has_length"), transaction.atomic():
        Pause.objects.create(user=ada, kind="posting", until=timezone.now() - timedelta(days=1), reasons="/standing/x/")
