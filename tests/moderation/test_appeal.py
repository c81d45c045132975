"""Appeals: who may send one, who may answer it, and what is given back."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import AuditEvent, StateError
from gigs.models import Agreement, Gig, ProposalMessage
from moderation.models import Appeal, Case, Decision, NotNowError, NotYoursToJudgeError, Source
from tests.accounts.factories import make_developer
from tests.factories import make_adas_gig, make_gig
from tests.gigs.hiring import make_agreement, make_proposal

from .conftest import make_staff
from .factories import case_of, make_appeal, make_decision, make_waiting_gig, make_waiting_profile, rule

ANSWER = "You are right, the week is paid."


@pytest.fixture(scope="module")
def decided(once):
    with once():
        return make_decision(make_adas_gig(), make_staff("Margaret", "moderator"))


@pytest.fixture
def removed(db, decided):
    return Decision.objects.get(pk=decided.pk)


@pytest.fixture
def gig(removed):
    return removed.about


@pytest.fixture
def margaret(removed):
    return removed.by


@pytest.fixture
def ada(gig):
    return gig.client.people.get()


@pytest.fixture
def adas_client(gig):
    return gig.client


# -- refusals


def test_what_took_nothing_away_cannot_be_appealed(ada, margaret):
    approval = case_of(make_waiting_gig(owner=ada)).decide(margaret, ["approve"])
    with pytest.raises(NotNowError, match="took nothing away"):
        make_appeal(approval, ada)


def test_after_six_months_it_is_too_late(removed, ada):
    with time_machine.travel(timezone.now() + timedelta(days=184)), pytest.raises(NotNowError, match="six months"):
        make_appeal(removed, ada)


def test_what_answered_an_appeal_is_the_last_word(removed, ada, senior):
    make_appeal(removed, ada).decide(senior, "partly", ANSWER, to="limit")
    with pytest.raises(NotNowError):
        make_appeal(Decision.objects.get(reverses=removed), ada)


def test_there_is_one_appeal_a_decision(removed, ada):
    assert make_appeal(removed, ada) == make_appeal(removed, ada)
    assert Appeal.objects.count() == 1


def test_a_moderator_who_is_not_senior_does_not_answer(removed, ada, other_moderator):
    with pytest.raises(NotYoursToJudgeError, match="role"):
        make_appeal(removed, ada).decide(other_moderator, "overturned", ANSWER)


def test_who_decided_does_not_answer(adas_client, ada, senior):
    appeal = make_appeal(make_decision(make_gig(client=adas_client), senior), ada)
    with pytest.raises(NotYoursToJudgeError, match="somebody else decides"):
        appeal.decide(senior, "upheld", ANSWER)


def test_who_appeals_does_not_answer(removed, senior, adas_client):
    adas_client.add_member(senior, "poster", None)
    with pytest.raises(NotYoursToJudgeError, match="yours"):
        make_appeal(removed, senior).decide(senior, "overturned", ANSWER)


def test_an_appeal_is_answered_once(removed, ada, senior):
    appeal = make_appeal(removed, ada)
    late = Appeal.objects.get()
    appeal.decide(senior, "upheld", ANSWER)
    with pytest.raises(StateError):
        late.decide(senior, "overturned", ANSWER)
    with pytest.raises(StateError):
        late.reply(ada, "One more thing.")


# -- where one person runs the site


def test_the_same_person_may_look_again_a_day_later(adas_client, ada, senior, settings):
    settings.STAFF_MODE = "solo"
    appeal = make_appeal(make_decision(make_gig(client=adas_client), senior), ada)
    opens_at = appeal.created_at + timedelta(hours=24)
    with pytest.raises(NotYoursToJudgeError, match=f"look again after {opens_at:%-d %B, %H:%M} UTC"):
        appeal.decide(senior, "overturned", ANSWER)
    with time_machine.travel(timezone.now() + timedelta(hours=24, minutes=1)):
        appeal.decide(senior, "overturned", ANSWER)
    assert (appeal.staff_mode, appeal.is_by_same_person) == ("solo", True)


# -- what an answer does


def test_what_was_wrong_is_undone_and_the_log_says_so(removed, gig, ada, senior):
    make_appeal(removed, ada).decide(senior, "overturned", ANSWER)
    gig.refresh_from_db()
    reversal = Decision.objects.get(reverses=removed)
    assert (gig.hold, reversal.outcomes, reversal.source, reversal.by) == ("none", ["restore"], "appeal", senior)
    assert gig in Gig.objects.listed()
    assert ada.notifications.filter(kind="appeal_decided", body=ANSWER).exists()
    event = AuditEvent.objects.get(action="appeal.decide")
    assert (event.actor, event.after) == (senior, {"status": "decided"})


def test_what_stands_stays_as_it_is(removed, gig, ada, senior):
    make_appeal(removed, ada).decide(senior, "upheld", "The third line says nothing of the kind.")
    gig.refresh_from_db()
    assert gig.hold == "removed"
    assert not Decision.objects.filter(reverses=removed).exists()


def test_something_lighter_takes_its_place(removed, gig, ada, senior):
    until = timezone.now() + timedelta(days=3)
    make_appeal(removed, ada).decide(senior, "partly", ANSWER, to="limit", until=until)
    gig.refresh_from_db()
    assert (gig.hold, gig.hold_until) == ("limited", until)
    assert Decision.objects.get(reverses=removed).clause == removed.clause


def test_the_days_that_it_lost_are_given_back(removed, gig, ada, senior):
    before = gig.expires_at
    with time_machine.travel(timezone.now() + timedelta(days=5), tick=False):
        make_appeal(removed, ada).decide(senior, "overturned", ANSWER)
        gig.refresh_from_db()
        assert abs(gig.expires_at - before - timedelta(days=5)) < timedelta(seconds=10)


def test_a_gig_that_ran_out_meanwhile_opens_again(removed, gig, ada, senior):
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        gig.refresh_from_db()
        gig.expire()
        make_appeal(removed, ada).decide(senior, "overturned", ANSWER)
        gig.refresh_from_db()
        assert (gig.status, gig.ended_at) == ("open", None)
        assert gig in Gig.objects.listed()


def test_a_hold_for_another_reason_stays(removed, gig, ada, other_moderator, senior):
    from_later = make_decision(gig, other_moderator, "freeze", reason="And it asks for a deposit.", clause=rule("2.3"))
    make_appeal(removed, ada).decide(senior, "overturned", ANSWER)
    gig.refresh_from_db()
    assert (gig.hold, from_later.is_restriction) == ("frozen", True)


@pytest.mark.parametrize("make", [make_waiting_gig, make_waiting_profile])
def test_what_was_refused_goes_out(make, ada, margaret, senior):
    about = make(ada)
    refused = case_of(about).decide(margaret, ["refuse"], "That is work without pay.", clause=rule())
    make_appeal(refused, ada).decide(senior, "overturned", ANSWER)
    about.refresh_from_db()
    assert about.status in {"open", "published"}


def test_changed_words_wait_for_a_moderator(ada, margaret, senior):
    gig = make_waiting_gig(ada)
    refused = case_of(gig).decide(margaret, ["refuse"], "That is work without pay.", clause=rule())
    Gig.objects.filter(pk=gig.pk).update(title="Something else entirely")
    make_appeal(refused, ada).decide(senior, "overturned", ANSWER)
    gig.refresh_from_db()
    assert gig.status == "in_review"
    assert case_of(gig).source == "appeal"


def test_both_sides_write_and_the_other_is_told(removed, ada, senior):
    appeal = make_appeal(removed, ada)
    appeal.reply(senior, "Which line do you mean?")
    appeal.reply(ada, "The third.")
    assert [(m.is_staff, m.text) for m in appeal.messages.all()] == [
        (True, "Which line do you mean?"),
        (False, "The third."),
    ]
    assert ada.notifications.filter(kind="appeal_message").exists()


def test_somebody_who_worked_with_them_does_not_judge(removed, adas_client, ada, senior):
    make_agreement(make_gig(client=adas_client), make_developer(user=senior))
    with pytest.raises(NotYoursToJudgeError, match="worked with"):
        make_appeal(removed, ada).decide(senior, "overturned", ANSWER)


def test_after_a_year_they_may_again(removed, adas_client, ada, senior):
    agreement = make_agreement(make_gig(client=adas_client), make_developer(user=senior))
    Agreement.objects.filter(pk=agreement.pk).update(status="completed", ended_at=timezone.now() - timedelta(days=366))
    make_appeal(removed, ada).decide(senior, "overturned", ANSWER)


def test_what_was_restored_meanwhile_is_not_taken_out_of_lists_by_an_answer(gig, removed, ada, margaret, senior):
    appeal = make_appeal(removed, ada)
    gig.refresh_from_db()
    Case.open_for(gig, Source.OWN, margaret).decide(margaret, ["restore"], ANSWER)
    appeal.decide(senior, "partly", ANSWER, to="limit", until=timezone.now() + timedelta(days=3))
    gig.refresh_from_db()
    assert (gig.hold, Decision.objects.filter(reverses=removed).first().outcomes) == ("none", ["warn"])


def test_what_a_rule_holds_by_now_an_answer_leaves_with_the_rule(gig, removed, ada, margaret, senior):
    appeal = make_appeal(removed, ada)
    gig.refresh_from_db()
    Case.open_for(gig, Source.OWN, margaret).decide(margaret, ["restore"], ANSWER)
    gig.refresh_from_db()
    gig.set_hold("limited", None, "A rule", until=timezone.now() + timedelta(hours=72))
    appeal.decide(senior, "overturned", ANSWER)
    gig.refresh_from_db()
    assert gig.hold == "limited"


def test_a_warning_about_a_message_is_given_back(ada, grace, margaret, senior):
    proposal = make_proposal(gig=make_gig(), developer=make_developer(user=grace), status="in_dialogue")
    message = ProposalMessage.objects.create(proposal=proposal, author=grace, side="developer", text="Pay first.")
    warning = Case.open_for(message, Source.OWN, margaret).decide(margaret, ["warn"], "It asks for money.")
    make_appeal(warning, grace).decide(senior, "overturned", ANSWER)
    assert not Decision.objects.unreversed().filter(pk=warning.pk).exists()


def test_a_change_that_was_right_is_let_out_while_another_one_waits(adas_client, ada, margaret, senior):
    gig = make_gig(client=adas_client, pay_max=500)
    refusal = case_of(gig.change({"pay_max": 450}, ada)).decide(
        margaret, ["refuse"], ANSWER, clause=rule("2.3"), facts="“x”"
    )
    waiting = Gig.objects.get(pk=gig.pk).change({"pay_min": 430}, ada)
    make_appeal(refusal, ada).decide(senior, "overturned", ANSWER)
    gig.refresh_from_db()
    waiting.refresh_from_db()
    assert (gig.pay_max, gig.pay_min, waiting.status) == (450, 400, "in_review")
