"""Who decided never decides the appeal: the database says so, whatever writes the row."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, InternalError, connection, transaction
from django.utils import timezone

from moderation.models import Appeal, AppealMessage, Decision
from tests.factories import make_adas_gig, make_gig

from .conftest import make_staff
from .factories import make_appeal, make_decision

ANSWER = "The third line says nothing of the kind."


@pytest.fixture(scope="module")
def sent(once):
    with once():
        gig = make_adas_gig()
        return make_appeal(make_decision(gig, make_staff("Margaret", "moderator")), gig.client.people.get())


@pytest.fixture
def appeal(db, sent):
    return Appeal.objects.get(pk=sent.pk)


@pytest.fixture
def ada(appeal):
    return appeal.by


@pytest.fixture
def margaret(appeal):
    return appeal.decision.by


def decide(appeal, by, **fields):
    now = timezone.now()
    fields = {"status": "decided", "outcome": "upheld", "answer": ANSWER, "decided_at": now, "decided_by": by} | fields
    with transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk).update(**fields)


def test_who_decided_is_refused(appeal, margaret):
    with pytest.raises(IntegrityError, match="appeal_decided_by_another"):
        decide(appeal, margaret)


def test_the_copy_cannot_be_made_to_say_another(appeal, margaret, senior):
    with pytest.raises(IntegrityError, match="appeal_decided_by_another"):
        decide(appeal, margaret, decider=senior)
    Appeal.objects.filter(pk=appeal.pk).update(decider=senior, second_decider=senior)
    appeal.refresh_from_db()
    assert (appeal.decider, appeal.second_decider) == (margaret, None)


def test_a_new_row_copies_whoever_decided(appeal, margaret, senior):
    decision = Decision.objects.get()
    with connection.cursor() as sql:
        sql.execute("UPDATE moderation_appeal SET decider_id = NULL WHERE decision_id = %s", [decision.pk])
    appeal.refresh_from_db()
    assert appeal.decider == margaret


def test_the_second_person_of_a_decision_is_refused_as_well(ada, margaret, senior):
    decision = make_decision(make_gig(client=ada.clients.get()), margaret, second_by=senior)
    with pytest.raises(IntegrityError, match="appeal_decided_by_another"):
        decide(make_appeal(decision, ada), senior)


def test_one_person_alone_waits_a_day(appeal, margaret):
    with pytest.raises(IntegrityError, match="appeal_decided_by_another"):
        decide(appeal, margaret, staff_mode="solo", decided_at=timezone.now() + timedelta(hours=23))
    decide(appeal, margaret, staff_mode="solo", decided_at=timezone.now() + timedelta(hours=25))


def test_a_team_never_does_however_long_it_waits(appeal, margaret):
    with pytest.raises(IntegrityError, match="appeal_decided_by_another"):
        decide(appeal, margaret, decided_at=timezone.now() + timedelta(days=400))


def test_nobody_answers_their_own(appeal, ada):
    with pytest.raises(IntegrityError, match="appeal_not_by_oneself"):
        decide(appeal, ada)


@pytest.mark.parametrize("lacking", [{"answer": ""}, {"outcome": ""}, {"decided_by": None}, {"decided_at": None}])
def test_an_answer_is_whole(appeal, senior, lacking):
    with pytest.raises(IntegrityError, match="appeal_decided_is_whole"):
        decide(appeal, senior, **lacking)


@pytest.mark.parametrize("length", [49, 4001])
def test_too_short_and_too_long_is_refused(appeal, length):
    with pytest.raises(IntegrityError, match="appeal_text_length"), transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk).update(text="x" * length)


def test_another_one_for_the_same_decision_is_refused(appeal, ada):
    with pytest.raises(IntegrityError, match="decision_id"), transaction.atomic():
        Appeal.objects.create(decision=appeal.decision, by=ada, text="x" * 50, due_at=timezone.now())


def test_what_was_said_stays_said(appeal, senior):
    appeal.reply(senior, "Which line do you mean?")
    for change in (AppealMessage.objects.all().delete, lambda: AppealMessage.objects.update(text="x")):
        with pytest.raises(InternalError, match="Cannot update or delete"), transaction.atomic():
            change()


def test_an_answer_stays_and_no_appeal_is_deleted(appeal, senior):
    decide(appeal, senior)
    for change in (
        Appeal.objects.all().delete,
        lambda: Appeal.objects.update(answer="Something else."),
        lambda: Appeal.objects.update(outcome="overturned"),
        lambda: Appeal.objects.update(status="open"),
    ):
        with pytest.raises(InternalError, match="Cannot"), transaction.atomic():
            change()


def test_somebody_else_may(appeal, senior):
    decide(appeal, senior)
    appeal.refresh_from_db()
    assert appeal.decided_by == senior
