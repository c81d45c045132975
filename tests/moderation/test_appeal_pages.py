"""The pages of appeals: /appeals/… for who objects, /moderation/appeals/… for who answers."""

import pytest
from django.urls import reverse

from moderation.models import Appeal, Decision
from tests.factories import make_adas_gig, make_gig, make_user

from .conftest import make_staff
from .factories import WRONG, make_appeal, make_decision

ANSWER = {"outcome": "upheld", "answer": "The third line says nothing of the kind."}


@pytest.fixture(scope="module")
def decided(once):
    with once():
        return make_decision(make_adas_gig(), make_staff("Margaret", "moderator"))


@pytest.fixture
def decision(db, decided):
    return Decision.objects.get(pk=decided.pk)


@pytest.fixture
def gig(decision):
    return decision.about


@pytest.fixture
def ada(gig):
    return gig.client.people.get()


@pytest.mark.parametrize("action", ["appeal_write", "appeal_ask", "appeal_decide"])
def test_reading_changes_nothing(client, decision, ada, senior, action):
    appeal = make_appeal(decision, ada)
    client.force_login(ada if action == "appeal_write" else senior)
    assert client.get(reverse(f"moderation:{action}", args=[appeal.public_id])).status_code == 405


def test_from_the_decision_to_the_answer(client, decision, gig, ada, senior):
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
    appeal = make_appeal(make_decision(make_gig(client=gig.client), senior), ada)
    Appeal.objects.filter(pk=appeal.pk).update(created_at="2026-01-01T00:00Z")
    appeal.refresh_from_db()
    appeal.decide(senior, "upheld", ANSWER["answer"])
    client.force_login(ada)
    for address in (appeal.get_absolute_url(), appeal.decision.get_absolute_url()):
        assert "run by one person" in client.get(address).content.decode()


def test_a_stranger_finds_no_form(client, decision):
    client.force_login(make_user())
    address = reverse("moderation:appeal_new", args=[decision.public_id])
    assert client.get(address).status_code == 404
    assert client.post(address, {"text": WRONG}).status_code == 404


def test_the_queue_needs_few_questions(client, decision, ada, senior, django_assert_max_num_queries):
    make_appeal(decision, ada)
    client.force_login(senior)
    client.get(reverse("moderation:appeal_queue"))
    with django_assert_max_num_queries(9):
        client.get(reverse("moderation:appeal_queue"))
