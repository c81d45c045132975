"""Pauses, suspensions and closures: who decides them, what they stop, and what an account keeps."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, Pause, StateError
from accounts.models.pause import PausedError
from gigs.models import Gig
from moderation.models import Case, Closure, Decision, NotYoursToJudgeError, Source
from tests.accounts.factories import make_developer
from tests.factories import make_client, make_gig
from tests.gigs.hiring import make_agreement, make_proposal

from .factories import WHY, WORST, case_of, give_strike, make_appeal, make_report, rule, sanction

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
