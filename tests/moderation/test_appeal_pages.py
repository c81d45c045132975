"""The pages of appeals: /appeals/… for who objects, /moderation/appeals/… for who answers."""

import pgtrigger
import pytest
from django.urls import reverse

from moderation.models import Appeal
from tests.factories import make_user

from .factories import WRONG, make_appeal, make_decision

ANSWER = {"outcome": "upheld", "answer": "The third line says nothing of the kind."}
SIGN_IN, FORBIDDEN, FINE, DONE, MISSING, CONFLICT = 302, 403, 200, 302, 404, 409
OWN = {"appeal_detail": None, "appeal_write": {"text": "The third."}}
DESK = {"appeal_queue": None, "appeal_case": None, "appeal_ask": {"text": "Which?"}, "appeal_decide": ANSWER}
READERS, ANSWERERS = {"editor", "auditor", "moderator", "other", "senior"}, {"senior"}


@pytest.fixture
def people(ada, grace, edith, auditor, margaret, other_moderator, senior):
    names = ["owner", "member", "editor", "auditor", "moderator", "other", "senior"]
    return dict(zip(names, [ada, grace, edith, auditor, margaret, other_moderator, senior], strict=True)) | {
        "visitor": None
    }


def expected(action, role, state):
    if role == "visitor":
        return SIGN_IN
    if action in OWN:
        wrote = CONFLICT if state == "decided" else DONE
        return MISSING if role != "owner" else FINE if action == "appeal_detail" else wrote
    if role not in READERS:
        return FORBIDDEN
    if action in {"appeal_queue", "appeal_case"}:
        return FINE
    wrote = CONFLICT if state == "decided" else DONE
    return wrote if role in ANSWERERS else FORBIDDEN


@pytest.mark.parametrize("state", ["open", "decided"])
@pytest.mark.parametrize("action", [*OWN, *DESK])
def test_every_action_and_role(client, gig, people, action, state, django_db_blocker):
    decision = make_decision(gig, people["moderator"])
    for role, person in people.items():
        appeal = fresh(decision, people, state)
        client.logout()
        if person:
            client.force_login(person)
        address = reverse(f"moderation:{action}", args=[] if action == "appeal_queue" else [appeal.public_id])
        typed = (OWN | DESK)[action]
        answer = client.get(address) if typed is None else client.post(address, typed)
        assert answer.status_code == expected(action, role, state), role


def fresh(decision, people, state):
    """The appeal in its state, whatever the one before made of it."""
    appeal = Appeal.objects.filter(decision=decision).first() or make_appeal(decision, people["owner"])
    if state == "open":
        with pgtrigger.ignore("moderation.Appeal:appeal_answer_stays"):
            Appeal.objects.filter(pk=appeal.pk).update(
                status="open", outcome="", answer="", decided_by=None, decided_at=None
            )
    elif appeal.status == "open":
        appeal.decide(people["senior"], "upheld", ANSWER["answer"])
    return Appeal.objects.get(pk=appeal.pk)


@pytest.mark.parametrize("action", ["appeal_write", "appeal_ask", "appeal_decide"])
def test_reading_changes_nothing(client, gig, ada, margaret, senior, action):
    appeal = make_appeal(make_decision(gig, margaret), ada)
    client.force_login(ada if action == "appeal_write" else senior)
    assert client.get(reverse(f"moderation:{action}", args=[appeal.public_id])).status_code == 405


def test_from_the_decision_to_the_answer(client, gig, ada, margaret, senior):
    decision = make_decision(gig, margaret)
    address = reverse("moderation:appeal_new", args=[decision.public_id])
    client.force_login(ada)
    assert address in client.get(decision.get_absolute_url()).content.decode()

    short = client.post(address, {"text": "Too short"})
    assert (short.status_code, "Too short" in short.content.decode()) == (422, True)
    sent = client.post(address, {"text": WRONG}, follow=True)
    assert WRONG in sent.content.decode()
    assert client.get(address).status_code == 302
    assert "waits for an answer" in client.get(reverse("moderation:appeal_list")).content.decode()

    client.force_login(senior)
    queue = client.get(reverse("moderation:appeal_queue")).content.decode()
    assert gig.title in queue
    appeal = Appeal.objects.get()
    unsaid = client.post(reverse("moderation:appeal_decide", args=[appeal.public_id]), {"outcome": "partly"})
    assert unsaid.status_code == 422 and "Choose what takes its place" in unsaid.content.decode()
    client.post(reverse("moderation:appeal_decide", args=[appeal.public_id]), ANSWER)
    assert gig.title in client.get(reverse("moderation:appeal_queue") + "?status=decided").content.decode()

    client.force_login(ada)
    page = client.get(appeal.get_absolute_url()).content.decode()
    assert ANSWER["answer"] in page and "Senga" not in page and "Margaret" not in page


def test_the_log_and_the_decision_say_where_one_person_looked_twice(client, gig, ada, senior, settings):
    settings.STAFF_MODE = "solo"
    appeal = make_appeal(make_decision(gig, senior), ada)
    Appeal.objects.filter(pk=appeal.pk).update(created_at="2026-01-01T00:00Z")
    appeal.refresh_from_db()
    appeal.decide(senior, "upheld", ANSWER["answer"])
    client.force_login(ada)
    for address in (appeal.get_absolute_url(), appeal.decision.get_absolute_url()):
        assert "run by one person" in client.get(address).content.decode()


def test_a_stranger_finds_no_form(client, gig, margaret):
    client.force_login(make_user())
    address = reverse("moderation:appeal_new", args=[make_decision(gig, margaret).public_id])
    assert client.get(address).status_code == 404
    assert client.post(address, {"text": WRONG}).status_code == 404


def test_the_queue_needs_few_questions(client, gig, ada, margaret, senior, django_assert_max_num_queries):
    make_appeal(make_decision(gig, margaret), ada)
    client.force_login(senior)
    client.get(reverse("moderation:appeal_queue"))
    with django_assert_max_num_queries(9):
        client.get(reverse("moderation:appeal_queue"))
